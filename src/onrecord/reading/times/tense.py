"""Whether the words around a time expression speak of what was or of what is to come."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from spacy.tokens import Doc, Token

from onrecord.model import Span

#: What a to-infinitive after these is about lies ahead, whenever it was said.
_AHEAD = frozenset(
    [
        "due",
        "set",
        "expect",
        "schedule",
        "plan",
        "hope",
        "intend",
        "likely",
        "ask",
        "call",
        "urge",
        "want",
        "agree",
        "vow",
        "pledge",
        "prepare",
        "promise",
        "propose",
        "invite",
        "decide",
        "order",
        "aim",
        "summon",
        "book",
        "need",
    ]
)
#: "was due on Monday" leaves open whether Monday is past.
_PLANNED = frozenset({"due", "set", "schedule", "plan", "expect", "slate"})
#: What they rule on, or make ready, is to come.
_RULING = frozenset(
    {"ban", "prohibit", "forbid", "outlaw", "permit", "authorise", "authorize", "plan", "schedule", "propose",
     "approve"}
)  # fmt: skip
#: Those that do so with an object: "refused permission for", "imposed a ban on".
_LEAVE = frozenset({"permission", "permit", "ban", "authorisation", "authorization", "prohibition"})
_MODALS = frozenset(
    {"will", "shall", "wo", "'ll", "’ll", "would", "'d", "’d", "can", "could", "may", "might", "should", "must"}
)
#: Verbs whose present tense, with a time, tells a date in the diary.
_SCHEDULED = frozenset(
    {"begin", "start", "open", "meet", "vote", "hold", "return", "leave", "end", "close", "resume", "sit", "play",
     "host", "fly", "depart", "expire", "convene", "reopen", "launch", "appear", "face", "go", "take", "stand", "march",
     "happen", "arrive", "attend", "gather", "visit"}
)  # fmt: skip
#: Prepositions whose noun, under such a verb, shares its date: "goes on trial on Monday"; "sits after the march" none.
_PART_OF_IT = frozenset({"on", "in", "at", "to", "before", "of"})
#: Prepositions before what led to it.
_CAUSES = frozenset({"over", "after", "following", "since", "about"})
#: Verbs that tell of somebody's past in passing: "born on 3 May 1990".
_BACKGROUND = frozenset({"bear", "found", "establish", "build", "date", "create", "set", "age"})
#: Verbs of speech.
_SPEECH = frozenset({"say", "tell", "add", "announce", "confirm", "report", "state", "write", "claim", "deny", "ask"})
#: Clauses that describe a noun.
_ASIDE = frozenset({"relcl", "acl", "appos"})
_STEPS = 12
_FAR = 60
#: The direction of a headline in the present: "Hundreds march on Saturday" was or will be.
UNSURE = 2


class Tenses:
    """Finds the tense around a place in a parsed text.

    Args:
        doc: the parsed text.
        pictures: its captions, whose present tense tells what was: "Officers lead a woman away on Saturday".
        headlines: its titles and headings, whose present tense tells what was or what will be.
    """

    def __init__(self, doc: Doc, pictures: Sequence[Span] = (), headlines: Sequence[Span] = ()) -> None:
        self._doc = doc
        self._pictures = pictures
        self._headlines = headlines

    @cached_property
    def _offsets(self) -> list[int]:
        return [token.idx for token in self._doc]

    def token_at(self, position: int) -> Token | None:
        """Return the token that covers a code point."""
        index = bisect_right(self._offsets, position) - 1
        return self._doc[index] if index >= 0 else None

    def direction(self, position: int, own: bool) -> int:
        """Return 1 where the verb over a code point looks ahead, -1 where it looks back, 0 where there is none.

        A headline in the present is :data:`UNSURE`.

        With ``own``, the verb must be the expression's own: "announced the vote of June 3" tells nothing of June.
        """
        token = self.token_at(position)
        start = token
        passed: list[Token] = []
        for _ in range(_STEPS):
            if token is None:
                return 0
            if token.pos_ in ("VERB", "AUX"):
                found = _of_verb(token) or _of_diary(token, passed)
                if found > 0 and self._is_shown(token):
                    return -1
                if found:
                    return UNSURE if found > 0 and self._is_headline(token) else found
            if token.head.i == token.i:
                return 0
            dated = token is start or token.ent_type_ in ("DATE", "TIME")
            if own and not dated and token.pos_ in ("NOUN", "PROPN"):
                return 0
            passed.append(token)
            token = token.head
        return 0

    def of_what_comes(self, position: int) -> int:
        """Return 1 where a date is of what a verb forbids, permits or plans: "banned Saturday's march".

        :data:`UNSURE` where it may be the day of the ruling ("banned the march on 12 July"), else 0.
        """
        passed: list[Token] = []
        for token in self._up(position):
            if token.pos_ == "VERB" and _rules_ahead(token):
                if any(t.pos_ in ("NOUN", "PROPN", "VERB") and t.ent_type_ not in ("DATE", "TIME") for t in passed[1:]):
                    return int(passed[-1].dep_ != "nsubj")
                return UNSURE if passed and passed[0].i > token.i else 0
            passed.append(token)
        return 0

    def is_aside(self, position: int) -> bool:
        """Whether a code point stands in a clause that describes a noun: "who joined on 3 May 2010"."""
        return any(token.dep_ in _ASIDE for token in self._up(position))

    def is_background(self, position: int) -> bool:
        """Whether a date there is somebody's past in passing: "born on 3 May 1990", "since 3 May 1990"."""
        for token in self._up(position):
            if token.lower_ == "since":
                return True
            if token.pos_ in ("VERB", "AUX"):
                return token.lemma_.lower() in _BACKGROUND
        return False

    def is_of_speech(self, position: int) -> bool:
        """Whether a date there is when somebody said something: "police said on Sunday"."""
        verb = next((token for token in self._up(position) if token.pos_ == "VERB"), None)
        return verb is not None and verb.lemma_.lower() in _SPEECH

    def opens_sentence(self, position: int) -> bool:
        """Whether the words at a code point open their sentence: "In 2019, …"."""
        token = self.token_at(position)
        if token is None or token.is_sent_start or token.i == 0:
            return token is not None
        before = token.nbor(-1)
        return bool(before.is_sent_start) and before.pos_ == "ADP"

    def same_sentence(self, position: int, later: int) -> bool:
        """Whether two code points stand in one sentence, and not too far apart."""
        first, last = (bisect_right(self._offsets, p) for p in (position, later))
        return last - first <= _FAR and not any(self._doc[i].is_sent_start for i in range(first, last))

    def _up(self, position: int) -> Iterator[Token]:
        token = self.token_at(position)
        for _ in range(_STEPS):
            if token is None:
                return
            yield token
            if token.head.i == token.i:
                return
            token = token.head

    def _is_headline(self, verb: Token) -> bool:
        """Whether a verb in the present stands in a headline."""
        here = any(span.start <= verb.idx < span.end for span in self._headlines)
        return here and not any(child.lower_ in _MODALS or child.tag_ == "TO" for child in verb.children)

    def _is_shown(self, verb: Token) -> bool:
        """Whether a verb in the present tells what a picture shows."""
        shown = any(span.start <= verb.idx < span.end for span in self._pictures)
        return shown and not any(child.lower_ in _MODALS or child.tag_ == "TO" for child in verb.children)


def _rules_ahead(verb: Token) -> bool:
    return verb.lemma_.lower() in _RULING or any(
        child.dep_ in ("dobj", "nsubjpass") and child.lemma_.lower() in _LEAVE for child in verb.children
    )


def _of_verb(verb: Token) -> int:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {helper.lower_ for helper in helpers}
    if "have" in words and words & _MODALS:
        return -1
    if words & _MODALS:
        return 1
    tag = verb.tag_
    if any(helper.tag_ == "TO" for helper in helpers):
        return _of_infinitive(verb)
    if any(_is_to(verb, child) for child in verb.children):
        return 1
    planned = (
        any(child.dep_ == "acomp" and child.lemma_.lower() in _PLANNED for child in verb.children)
        if verb.lemma_ == "be"
        else tag == "VBN" and verb.lemma_ in _PLANNED and (verb.lemma_ != "set" or _has(verb, "for"))
    )
    if planned and (words | {verb.lower_}) & {"was", "were", "been"}:
        return UNSURE  # "was due on Monday", "was planned for May": before or after now
    if tag in ("VBD", "VBN") or words & {"had", "was", "were", "did", "has", "have"}:
        # "is expected", "are planned" say no more than the present.
        return -1 if tag == "VBD" or not words & {"is", "are", "being"} else 1
    if tag == "VBG":
        return 1 if words & {"is", "are", "'s", "’s", "'re", "’re"} else 0
    return 1 if tag in ("VBZ", "VBP") and words & {"is", "are"} else 0


def _of_diary(verb: Token, passed: Sequence[Token]) -> int:
    """Return 1 where a verb's present tense tells a date in the diary: "meets on Monday", "is on Monday".

    :data:`UNSURE` where it may be the date of a cause. The date must be its own: "says on Monday", "faces trial after
    an arrest on Monday" are no diary.
    """
    if verb.tag_ not in ("VBZ", "VBP") or any(token.pos_ in ("VERB", "AUX") for token in passed):
        return 0
    nouns = [
        token for token in passed[1:] if token.pos_ in ("NOUN", "PROPN") and token.ent_type_ not in ("DATE", "TIME")
    ]
    date = passed[0].i if passed else verb.i
    if date < verb.i and len(passed) > 2:
        return 0  # "Aside from Tuesday, he goes …"; "On Tuesday he goes …" is one
    if verb.lemma_ == "be":
        return 1 if not nouns and date > verb.i else 0
    # "appears to have run on Monday" tells of no appearance.
    if verb.lemma_ not in _SCHEDULED or any(child.dep_ == "xcomp" for child in verb.children):
        return 0
    if not all(_is_part(noun) for noun in nouns):
        return 0
    # "faces charges over a march on Monday": nobody knows which of the two is on Monday.
    between = (verb.doc[i].lower_ for i in range(verb.i + 1, min(date, verb.i + _FAR)))
    return UNSURE if any(word in _CAUSES for word in between) else 1


def _is_part(noun: Token) -> bool:
    """Whether a noun belongs to what is in the diary: "goes on trial", "takes place", "faces a hearing"."""
    return noun.dep_ != "pobj" or noun.head.lower_ in _PART_OF_IT


def _has(verb: Token, preposition: str) -> bool:
    return any(child.lower_ == preposition for child in verb.children)


def _of_infinitive(verb: Token) -> int:
    over = verb.head
    if over.i == verb.i or over.lemma_.lower() in _AHEAD:
        return 1
    return int(_is_to(over, verb))


def _is_to(over: Token, verb: Token) -> bool:
    """Whether "is" and a to-infinitive tell of what will be: "the two are to meet"; "the aim is to meet" as well."""
    to = any(child.tag_ == "TO" for child in verb.children)
    return to and over.lower_ in ("is", "are", "’s", "'s", "’re", "'re") and verb.dep_ == "xcomp"

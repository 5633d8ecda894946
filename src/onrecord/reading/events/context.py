"""Where, when and in whose words an event is told."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.model import Entity, EntityKind, Span, Statement, Time
from onrecord.reading.events import lexicon, syntax
from onrecord.reading.events.lexicon import word_set
from onrecord.reading.mentions import MentionIndex

_LOCATIVE = word_set("in at on outside near inside around across opposite beside by into to through from towards along")
_CLIMB = 12
#: Prepositions by which a noun's event is the setting of the verb's, at one time with it: "hurt in clashes".
_SETTING = word_set("in at during amid by through on to")
#: Verbs about what is past, or is to come, or has to be proved: a weekday beside them is theirs.
_NEWS = lexicon.REACTING | word_set(
    "charge accuse convict acquit sentence jail imprison indict plead try order direct demand urge call ask seek "
    "arrest detain question ban prohibit forbid reject refuse"
)
_DAY = "2024-05-15"
_YEAR = 4
_LONG_AGO = 2


@dataclass(frozen=True, slots=True)
class _Placed:
    """A time expression with the token that hangs it into the parse."""

    time: Time
    token: Token


class Context:
    """Answers for one document; built once, asked once an event."""

    def __init__(
        self,
        doc: Doc,
        times: tuple[Time, ...],
        statements: tuple[Statement, ...],
        mentions: MentionIndex,
        published: str | None,
    ) -> None:
        self._doc = doc
        self._published = published
        self._mentions = mentions
        starts = [token.idx for token in doc]
        self._sentences = [sentence.start for sentence in doc.sents]
        self._times: list[_Placed] = []
        for time in sorted(times, key=lambda t: t.span):
            i = bisect_right(starts, time.span.start) - 1
            if i >= 0:
                self._times.append(_Placed(time, _top(doc[i], time.span)))
        self._time_at = [placed.token.i for placed in self._times]
        contents = [(span, statement) for statement in statements for span in statement.content]
        self._contents = sorted(contents, key=lambda pair: pair[0])
        self._longest = max((len(span) for span, _ in contents), default=0)

    def stated_in(self, trigger: Span) -> Statement | None:
        """Return the statement of the shortest content that holds the trigger."""
        best: tuple[int, Statement] | None = None
        first = bisect_left(self._contents, trigger.start - self._longest, key=lambda pair: pair[0].start)
        for span, statement in self._contents[first:]:
            if span.start > trigger.start:
                break
            if span.contains(trigger) and (best is None or len(span) < best[0]):
                best = (len(span), statement)
        return best[1] if best else None

    def time(self, word: Token, supporting: frozenset[str]) -> Time | None:
        """Return the time expression that hangs on the event's word, else the only one of its clause.

        A noun's clause is that of another event, which its times are of, unless the verb only says that the noun's
        event took place: "made an arrest on Monday" (``supporting``: such verbs), "hurt in clashes on Monday".
        """
        after = bisect_right(self._sentences, word.i)
        end = self._sentences[after] if after < len(self._sentences) else len(self._doc)
        start = self._sentences[after - 1] if after else 0
        low, high = bisect_left(self._time_at, start), bisect_left(self._time_at, end)
        if low == high:
            return None
        near = self._times[low:high]
        verbal = syntax.is_verb(word)
        for placed in near:
            if _hangs_on(placed.token, word) and (verbal or not _is_of_the_verb(placed, word, near)):
                return placed.time
        if not verbal and not _shares_clause(word, supporting):
            return _ruled_on(word, near) or _dated_behind(word, near)
        clause = clause_of(word)
        inside = [
            placed
            for placed in near
            if clause_of(placed.token) in clause_chain(clause) and not _is_of_a_noun(placed.token)
        ]
        if len({placed.time.id for placed in inside}) == 1:
            return inside[0].time
        same = [placed for placed in inside if clause_of(placed.token) == clause]
        return same[0].time if len(same) == 1 else None

    def place(self, word: Token) -> Entity | None:
        """Return the place that a preposition hangs on the event's word or on its clause."""
        heads = [word]
        if not syntax.is_verb(word):
            heads.extend(syntax.governors(word))
        own = self._place_of(heads[0])
        if own is not None:
            return own
        verb = heads[-1]
        if syntax.is_verb(verb):
            for head in clause_chain(verb):
                found = self._place_of(head)
                if found is not None:
                    return found
        return None

    def is_ahead(self, time: Time | None) -> bool:
        """Whether a time begins on a later day than the report was published on."""
        if time is None or time.start is None or not self._published or len(time.start) < len(_DAY):
            return False
        return len(self._published) >= len(_DAY) and time.start[: len(_DAY)] > self._published[: len(_DAY)]

    def is_years_before(self, time: Time) -> bool:
        """Whether a time lies in the last but one year before the report was published, or earlier."""
        if time.start is None or not self._published:
            return False
        return int(self._published[:_YEAR]) - int(time.start[:_YEAR]) >= _LONG_AGO

    def names_another_place(self, phrase: Span, place: Entity) -> bool:
        """Whether a phrase names a place, and not this one: "police in Leeds" and Spain."""
        words = set(place.name.split())
        named = [e for _, e in self._mentions.inside(phrase) if e.kind is EntityKind.PLACE and e.named]
        return bool(named) and not any(words <= set(e.name.split()) or set(e.name.split()) <= words for e in named)

    def _place_of(self, head: Token) -> Entity | None:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in _LOCATIVE:
                for inner in child.children:
                    entity = (self._as_place(inner) or self._in_the_name(inner)) if inner.dep_ == "pobj" else None
                    if entity is not None:
                        return entity
                    # "on the streets of Oldbury", "at the vigil in Oldbury"
                    for deeper in inner.children if inner.dep_ == "pobj" else ():
                        if deeper.dep_ == "prep" and deeper.lower_ in ("of", "in", "at", "on", "near"):
                            for last in deeper.children:
                                entity = self._as_place(last) if last.dep_ == "pobj" else None
                                if entity is not None:
                                    return entity
        return None

    def _in_the_name(self, noun: Token) -> Entity | None:
        """Return the place that an event or a thing is called after: "in the Quarry Road riot"."""
        return next((self._as_place(child) for child in noun.lefts if child.dep_ == "compound"), None)

    def _as_place(self, token: Token) -> Entity | None:
        entity = self._mentions.at(token.idx)
        return entity if entity is not None and entity.kind is EntityKind.PLACE else None


def _top(token: Token, span: Span) -> Token:
    """Return the token of a span that the others hang on."""
    for _ in range(_CLIMB):
        head = token.head
        if head is token or head == token or not span.start <= head.idx < span.end:
            break
        token = head
    return token


def clause_of(token: Token) -> Token:
    """Return the verb of the clause that a token stands in (itself for a verb)."""
    for _ in range(_CLIMB * 2):
        if (syntax.is_verb(token) and token.dep_ not in ("aux", "auxpass")) or token.head == token:
            return token
        token = token.head
    return token


def clause_chain(verb: Token) -> list[Token]:
    """Return a clause and those above it that share its setting: "were seen | grabbing", "arrived and | left"."""
    chain = [verb]
    token = verb
    for _ in range(_CLIMB):
        if token.dep_ in ("xcomp", "conj") and syntax.is_verb(token.head):
            token = token.head
            chain.append(token)
        else:
            break
    return chain


def _hangs_on(token: Token, word: Token) -> bool:
    for _ in range(4):
        head = token.head
        if head == word:
            return True
        if head == token or head.pos_ not in ("ADP", "ADV", "NOUN", "PROPN", "SCONJ"):
            return False
        token = head
    return False


def _shares_clause(noun: Token, supporting: frozenset[str]) -> bool:
    """Whether the times of the clause are those of a noun's event."""
    verbs = syntax.governors(noun)
    if not verbs:
        return clause_of(noun) == noun or not syntax.is_verb(clause_of(noun))
    verb = verbs[0]
    word = syntax.lemma(verb)
    if word in lexicon.HAPPENING | lexicon.HOLDING_IT | supporting:
        return True
    first = noun
    while first.dep_ in ("conj", "appos") and first.head != first:
        first = first.head
    if first.dep_ == "pobj":
        return first.head.lower_ in _SETTING and word not in _NEWS
    if word in lexicon.SPARKING:
        return first.dep_ == "dobj"
    return word not in _NEWS


def _dated_behind(noun: Token, near: Sequence[_Placed]) -> Time | None:
    """Return the date at the end of a noun within another's phrase: "the policing of the vigil on 13 May"."""
    if noun.dep_ != "pobj" or syntax.is_verb(noun.head.head):
        return None
    after = [each for each in near if 0 < each.token.i - noun.i <= _CLIMB and each.token.lower_ not in lexicon.DAYS]
    if len(after) != 1 or any(syntax.is_verb(token) for token in noun.doc[noun.i : after[0].token.i]):
        return None
    return after[0].time


def _ruled_on(noun: Token, near: Sequence[_Placed]) -> Time | None:
    """Return the date of what a verb forbids or permits: "banned the march on 12 July"; a weekday may be the verb's."""
    verb = noun.head
    if noun.dep_ != "dobj" or syntax.lemma(verb) not in lexicon.FORBIDDING | lexicon.PERMITTING:
        return None
    after = [each for each in near if each.token.i > noun.i and clause_of(each.token) == verb]
    return after[0].time if len(after) == 1 and after[0].token.lower_ not in lexicon.DAYS else None


def _is_of_the_verb(placed: _Placed, noun: Token, near: Sequence[_Placed]) -> bool:
    """Whether a day that the parser hangs on a noun is rather its verb's: "was charged with riot on Monday".

    A verb of the day's news has its weekday; the noun has one of its own only beside that.
    """
    token, verb = placed.token, clause_of(noun)
    if not syntax.is_verb(verb) or syntax.lemma(verb) not in _NEWS or token.i < noun.i:
        return False
    preposition = token.head
    weekday = token.lower_ in lexicon.DAYS and preposition.lower_ in ("on", noun.lower_, syntax.lemma(verb))
    others = (each for each in near if each is not placed and clause_of(each.token) == verb)
    return weekday and not any(each.token.lower_ in lexicon.DAYS for each in others)


def _is_of_a_noun(token: Token) -> bool:
    """Whether a time is part of the name of a thing that a verb is about: "the log of the night of 12 July"."""
    for _ in range(_CLIMB):
        above = token.head
        if above == token or syntax.is_verb(above):
            return False
        if above.lower_ == "of" and above.head.pos_ in ("NOUN", "PROPN"):
            return above.head.dep_ in ("dobj", "nsubj", "nsubjpass") or (
                above.head.dep_ == "pobj" and above.head.head.lower_ not in _SETTING
            )
        token = above
    return False

"""Whether the words around a time expression speak of what was or of what is to come."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
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
_MODALS = frozenset(
    {"will", "shall", "wo", "'ll", "’ll", "would", "'d", "’d", "can", "could", "may", "might", "should", "must"}
)
#: Verbs whose present tense, with a time, tells a date in the diary.
_SCHEDULED = frozenset(
    {"begin", "start", "open", "meet", "vote", "hold", "return", "leave", "end", "close", "resume", "sit", "play",
     "host", "fly", "depart", "expire", "convene", "reopen", "launch"}
)  # fmt: skip
_STEPS = 12


class Tenses:
    """Finds the tense around a place in a parsed text.

    Args:
        doc: the parsed text.
        pictures: its captions, whose present tense tells what was: "Officers lead a woman away on Saturday".
    """

    def __init__(self, doc: Doc, pictures: Sequence[Span] = ()) -> None:
        self._doc = doc
        self._pictures = pictures

    @cached_property
    def _offsets(self) -> list[int]:
        return [token.idx for token in self._doc]

    def token_at(self, position: int) -> Token | None:
        """Return the token that covers a code point."""
        index = bisect_right(self._offsets, position) - 1
        return self._doc[index] if index >= 0 else None

    def direction(self, position: int, own: bool) -> int:
        """Return 1 where the verb over a code point looks ahead, -1 where it looks back, 0 where there is none.

        With ``own``, the verb must be the expression's own: "announced the vote of June 3" tells nothing of June.
        """
        token = self.token_at(position)
        start = token
        for _ in range(_STEPS):
            if token is None:
                return 0
            if token.pos_ in ("VERB", "AUX"):
                found = _of_verb(token)
                if found > 0 and self._is_shown(token):
                    return -1
                if found:
                    return found
            if token.head.i == token.i:
                return 0
            dated = token is start or token.ent_type_ in ("DATE", "TIME")
            if own and not dated and token.pos_ in ("NOUN", "PROPN"):
                return 0
            token = token.head
        return 0

    def _is_shown(self, verb: Token) -> bool:
        """Whether a verb in the present tells what a picture shows."""
        shown = any(span.start <= verb.idx < span.end for span in self._pictures)
        return shown and not any(child.lower_ in _MODALS or child.tag_ == "TO" for child in verb.children)


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
    if tag in ("VBD", "VBN") or words & {"had", "was", "were", "did", "has", "have"}:
        # "is expected", "are planned" say no more than the present.
        return -1 if tag == "VBD" or not words & {"is", "are", "being"} else 1
    if tag == "VBG":
        return 1 if words & {"is", "are", "'s", "’s", "'re", "’re"} else 0
    # "The council meets on Monday" is to come; "she says Monday" and a headline in the present are not.
    return 1 if tag in ("VBZ", "VBP") and (verb.lemma_ in _SCHEDULED or words & {"is", "are"}) else 0


def _of_infinitive(verb: Token) -> int:
    over = verb.head
    if over.i == verb.i or over.lemma_.lower() in _AHEAD:
        return 1
    return 0

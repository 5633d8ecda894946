"""Who and what plays a role: the words of the filler, the entity that they name, and how many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.model import Count, Entity, RoleFiller, Span
from onrecord.ontology import Fills, Trigger
from onrecord.reading.events import counts, syntax
from onrecord.reading.events.lexicon import word_set
from onrecord.reading.events.naming import Naming
from onrecord.reading.events.words import Vocabulary

#: Relatives, reflexives and dummies tell a reader nothing as the words of a filler.
_EMPTY = word_set("who which that whom it itself there what himself herself themselves this these nobody none")
_KEPT_PREPOSITIONS = frozenset({"of", "from"})
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow")
_LONGEST = 30
_DEEPEST = 4
#: What opens a clause that fills a role; "drink driving" with a noun.
_OPENING = frozenset({"aux", "nsubj", "neg", "nsubjpass", "auxpass", "mark", "compound", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Filled:
    """The fillers of one event's roles, and what counts there are on them."""

    roles: tuple[RoleFiller, ...]
    counts: tuple[Count, ...]
    #: The head tokens behind ``roles``, one a filler.
    heads: tuple[Token, ...]


class Filler:
    """Fills roles for one document."""

    def __init__(self, entities: tuple[Entity, ...], naming: Naming, vocabulary: Vocabulary) -> None:
        self._naming = naming
        self._vocabulary = vocabulary
        self._by_words = {entity.name.lower().removeprefix("the "): entity for entity in reversed(entities)}

    def fill(self, trigger: Trigger, slots: syntax.Slots) -> Filled:
        """Fill a trigger's roles from the slots of its word."""
        roles: list[RoleFiller] = []
        numbers: list[Count] = []
        heads: list[Token] = []
        for role, head in self._pairs(trigger, slots):
            if head.dep_ == "nummod" and head.head.dep_ != "nummod" and "num" in trigger.slots and head in slots["num"]:
                # "six arrests": how many were arrested, but not who
                count = counts.of(head.head, role) if not is_of_a_record(head.head) else None
                numbers.extend([count] if count is not None else [])
                continue
            span = (
                Span(head.idx, head.idx + len(head.text))
                if head.dep_ == "poss" and head.pos_ == "PRON"
                else _with_what_follows(head)
                if role == "about"
                else phrase(head)
            )
            filler = RoleFiller(role, span, self.entity(head))
            if any(each.role == role and each.span.overlaps(span) for each in roles):
                continue
            roles.append(filler)
            heads.append(head)
            count = counts.of(head, role)
            if count is not None and role != "about":
                numbers.append(count)
        return Filled(tuple(roles), tuple(numbers), tuple(heads))

    def _pairs(self, trigger: Trigger, slots: syntax.Slots) -> Iterator[tuple[str, Token]]:
        trigger_roles = {each.role for fills in trigger.slots.values() for each in fills}
        for slot, fills in trigger.slots.items():
            tokens = slots.get(slot, ())
            for token in tokens:
                role = self._role(fills, token)
                if slot == "poss" and role == "patient" and "prep.of" in slots and "agent" in trigger_roles:
                    # "the council's arrest of the man": whose act it is, where "of" says on whom.
                    role = "agent"
                if role is not None and not self._is_empty(token, role):
                    yield role, token

    def _role(self, fills: Iterable[Fills], token: Token) -> str | None:
        open_ = None
        for each in fills:
            if each.never is not None and self._vocabulary.is_one(token, each.never):
                continue
            if each.only is None:
                return each.role
            verdict = self._vocabulary.is_one(token, each.only)
            if verdict:
                return each.role
            if verdict is None and open_ is None and any(group.open for group in each.only.classes):
                open_ = each.role
        return open_

    def _is_empty(self, token: Token, role: str) -> bool:
        if token.is_space or token.is_punct:
            return True
        if token.lower_ in _EMPTY and self._naming.at(token) is None:
            return True
        if (
            token.pos_ in ("VERB", "AUX", "ADV", "ADJ")
            and role not in ("about",)
            and token.dep_ in ("pcomp", "xcomp", "ccomp", "advmod")
        ):
            return True
        if token.ent_type_ in ("DATE", "TIME") or token.lower_ in _DAYS:
            return True
        return role in ("agent", "patient", "addressee") and token.ent_type_ in ("MONEY", "PERCENT")

    def entity(self, head: Token) -> Entity | None:
        """Return the entity that a filler's head names, if any."""
        if syntax.is_verb(head):
            return None
        entity = self._naming.of(head)
        if entity is not None:
            return entity
        if head.dep_ in ("compound", "nmod", "poss") or head.head.dep_ == "acl":
            # The "police" of "police firing" is no mention by itself; it is whoever "police" is in this report.
            return self._by_words.get(head.lower_)
        return None


def is_of_a_record(noun: Token) -> bool:
    """Whether events are counted as somebody's past, who may be one person: "with 45 previous arrests"."""
    return any(child.dep_ == "amod" and child.lower_ in _PAST for child in noun.lefts)


_PAST = word_set("previous prior past earlier")


def phrase(head: Token, depth: int = 0) -> Span:
    """Return the noun phrase of a head without its relative clauses, appositions and conjuncts.

    The phrase of a clause's verb is the clause, from "to" or its first object on, up to its end.
    """
    if syntax.is_verb(head) and head.dep_ not in ("pobj", "nsubj", "dobj", "nsubjpass", "compound"):
        return _clause(head)
    first, last = head, head
    for child in head.lefts:
        if child.dep_ in ("punct", "cc", "preconj", "relcl", "mark", "aux", "advmod") and child.i < head.i - 1:
            continue
        if child.is_space or child.dep_ in ("punct", "cc", "preconj"):
            continue
        first = child.left_edge if child.left_edge.i < first.i else first
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in _KEPT_PREPOSITIONS and depth < _DEEPEST:
            for inner in child.rights:
                if inner.dep_ == "pobj" and inner.i - head.i < _LONGEST:
                    span = phrase(inner, depth + 1)
                    return Span(_solid(first).idx, span.end)
        elif child.dep_ in ("case", "nummod") and child.i == last.i + 1:
            last = child if child.dep_ != "case" else last
    return Span(_solid(first).idx, last.idx + len(last.text))


def _with_what_follows(head: Token) -> Span:
    """Return the phrase of what an act is about with what makes one thing of it.

    "Suspicion of assaulting an officer", "conspiracy to commit robbery", "drink driving".
    """
    span = phrase(head)
    if syntax.is_verb(head):
        return span
    for child in head.rights:
        if child.dep_ == "acl" and child.tag_ == "VBG" and child.i == head.i + 1:
            objects = [phrase(c).end for c in child.rights if c.dep_ == "dobj"]
            span = Span(span.start, max(span.end, child.idx + len(child.text), *objects))
        elif child.dep_ == "prep" and child.lower_ == "of":
            acts = [_clause(c).end for c in child.rights if c.dep_ == "pcomp" and c.right_edge.i - head.i < _LONGEST]
            span = Span(span.start, max(span.end, *acts)) if acts else span
        elif child.dep_ in ("acl", "xcomp") and child.tag_ == "VB" and child.right_edge.i - head.i < _LONGEST:
            span = Span(span.start, max(span.end, _clause(child).end))
    return span


def _solid(token: Token) -> Token:
    """Return the first token from here on that is no quotation mark or space."""
    while (token.is_space or token.is_quote or token.is_punct) and token.i + 1 < len(token.doc):
        token = token.nbor()
    return token


def _clause(verb: Token) -> Span:
    left = verb
    for child in verb.lefts:
        if child.dep_ in _OPENING and not child.is_space:
            left = child.left_edge
            break
    right = verb.right_edge
    while right.i > verb.i and (right.is_space or right.is_punct):
        right = right.nbor(-1)
    left = _solid(left)
    return (
        Span(left.idx, right.idx + len(right.text)) if left.i <= right.i else Span(verb.idx, verb.idx + len(verb.text))
    )

"""How an event went and how its people behaved: "marched peacefully", "the policing was heavy-handed".

A word of manner is said of what the parse hangs it on: of an event's own word, of the noun or verb by which one is
said to take place, or of people. Where people are characterised and no event is told of them there, that is a telling
too: a crowd's is of its gathering, the police's of their stepping in. What only might be or is feared says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from onrecord.model import Asserted, Entity, RoleFiller, Sector, Span
from onrecord.ontology import Axis, Ontology, manners
from onrecord.ontology import Words as Wanted
from onrecord.reading.events import modality, syntax
from onrecord.reading.events.context import Context
from onrecord.reading.events.lexicon import HAPPENING, HOLDING_IT, word_set
from onrecord.reading.events.match import LONGEST_SENTENCE
from onrecord.reading.events.roles import Filler, phrase
from onrecord.reading.events.telling import Telling
from onrecord.reading.events.words import Vocabulary

_ROLE = "manner"
_CONFIDENCE = 0.6
#: Verbs by which an event, their subject or object, is said to take place.
_TAKING_PLACE = (
    HAPPENING | HOLDING_IT | word_set("make carry conduct go end continue unfold remain stay become turn use effect")
)
#: Verbs that say what their object is like: "described the march as unruly", "called the arrests brutal".
_DESCRIBING = word_set(
    "describe call brand label characterise characterize condemn denounce criticise criticize decry slam term portray "
    "dub deem consider find judge defend praise"
)
_SHOWING = word_set("show use exercise display exhibit demonstrate employ exert practise practice")
_SPEECH = word_set(
    "say ask speak tell add reply answer insist argue explain state write smile wait watch listen wonder"
)
_WITH = frozenset({"with", "without", "in"})
_STOPS = frozenset({",", ";", ":", "–", "—", ".", "but", "and", "who", "which"})
_PAIRS = frozenset({"far from", "anything but", "rather than", "instead of", "less than", "nothing but"})
_BEFORE = 5
_CLIMB = 6
#: So many sentences back "it" may stand for an event.
_BACK = 3
_ANY_EVENT = frozenset({"it", "there", "this", "that", "everything", "things", "all"})
#: What a denial of how something was done is put under: it does not deny that it was done.
_CROWD, _POLICE = "gathering", "intervention"
_OF_CROWD = "crowd"
_OURS = frozenset({"my", "our"})
_BY_FORCE = " force"


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words of manner in a text: in lower case, their head, and with the negation before them, if any."""

    words: str
    root: Token
    span: Span
    negated: bool


class Manner:
    """Reads the words of manner of one document."""

    def __init__(self, ontology: Ontology, filler: Filler, vocabulary: Vocabulary, context: Context) -> None:
        self._types = ontology.types
        self._filler = filler
        self._vocabulary = vocabulary
        self._context = context
        self._people = {a.people: Wanted(frozenset(), (ontology.classes[a.people],)) for a in manners().axes}

    def read(self, doc: Doc, told: list[Telling]) -> list[Telling]:
        """Return the tellings with their manner, and those of people who are only characterised, in text order."""
        at = {telling.word.i: telling for telling in told}
        more: list[Telling] = []
        for hit in _hits(doc):
            more += self._of(hit, told, at)
        return sorted([*told, *more], key=lambda telling: telling.trigger)

    def _of(self, hit: _Hit, told: list[Telling], at: dict[int, Telling]) -> Iterator[Telling]:
        things, said_by = _characterised(hit)
        if hit.words in manners().degrees:
            # How badly is of whatever is said of it, be it denied.
            found = (event for thing in things if (event := self._event(thing, hit, told, at)) is not None)
            for event in found:
                event.manners += (RoleFiller(_ROLE, hit.span),)
            return
        held = modality.asserted(said_by, lambda _: None, negated=hit.negated) if said_by else Asserted.ASSERTED
        if held not in (Asserted.ASSERTED, Asserted.DENIED):
            return
        for thing in things:
            event = self._event(thing, hit, told, at)
            if event is not None:
                if held is Asserted.ASSERTED and self._is_told_with(event, hit):
                    event.manners += (RoleFiller(_ROLE, hit.span),)
                else:
                    yield self._beside(event, hit, held)
                return
            people = next((axis for axis in _axes_of(hit.words) if self._is_of(thing, axis, hit)), None)
            if people is not None:
                yield self._of_people(thing, hit, held, people)
                return

    def _event(self, thing: Token, hit: _Hit, told: list[Telling], at: dict[int, Telling]) -> Telling | None:
        """Return the telling that words of manner are of."""
        known = _types_of(hit.words)
        found = at.get(thing.i)
        if found is None and syntax.is_verb(thing) and syntax.lemma(thing) in _TAKING_PLACE:
            close = (c for c in thing.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))
            found = next((at[c.i] for c in close if c.i in at), None)
        if found is None and not syntax.is_verb(thing):
            # "excessive force" is how force was used
            verb = thing.head
            found = at.get(verb.i) if thing.dep_ in ("dobj", "pobj", "nsubjpass") and verb.i in at else None
            found = (
                found
                if found is not None and any(r.role == "instrument" and _covers(r.span, thing) for r in found.roles)
                else None
            )
        if found is None and thing.lower_ in _ANY_EVENT:
            found = _nearest((each for each in told if each.type.name in known), thing)
        return found if found is not None and found.type.name in known and _ROLE in found.type.roles else None

    def _is_told_with(self, event: Telling, hit: _Hit) -> bool:
        """Whether words stand in the telling's own clause and are in the same mouth."""
        return event.stated_in is self._context.stated_in(hit.span) and event.word.sent == hit.root.sent

    def _is_of(self, thing: Token, axis: Axis, hit: _Hit) -> bool:
        """Whether a word is of those whom an axis characterises, or of what they do."""
        if syntax.is_verb(thing):
            return syntax.lemma(thing) not in _SPEECH and any(
                self._is_of(subject, axis, hit)
                for subject in syntax.surface_subjects(thing)
                if not syntax.is_verb(subject)
            )
        if {syntax.lemma(thing), thing.lower_} & axis.acts:
            return True
        if hit.words.endswith(_BY_FORCE) and axis.people != _OF_CROWD:
            # Nobody but those with authority over others calls their force mild or least.
            return thing.pos_ in ("NOUN", "PROPN", "PRON") and not self._vocabulary.is_one(
                thing, self._people[_OF_CROWD]
            )
        if self._vocabulary.is_one(thing, self._people[axis.people]):
            return True
        if axis.people != _OF_CROWD and any(c.dep_ == "poss" and c.lower_ in _OURS for c in thing.lefts):
            # "My members showed restraint", said the inspector.
            statement = self._context.stated_in(hit.span)
            speakers = statement.speakers if statement is not None else ()
            return any(speaker.sector is Sector.POLICE for speaker in speakers)
        if thing.pos_ != "PRON":
            return False
        entity = self._filler.entity(thing)
        if (
            entity is None
            and axis.people != _OF_CROWD
            and all(each.people != _OF_CROWD for each in _axes_of(hit.words))
        ):
            # "My officers faced a mob, and they acted with restraint": a word that is said of nobody else
            before = thing.doc[thing.sent.start : thing.i]
            return any(t.pos_ == "NOUN" and self._vocabulary.is_one(t, self._people[axis.people]) for t in before)
        return entity is not None and self._is_called(entity, axis)

    def _is_called(self, entity: Entity, axis: Axis) -> bool:
        """Whether a pronoun stands for such people: by the last word of their description."""
        group = self._people[axis.people].classes[0]
        if entity.sector is not None and entity.sector.value in group.sectors:
            return True
        last = entity.name.lower().split()[-1]
        return not entity.named and bool({last, last.removesuffix("s")} & group.words)

    def _beside(self, event: Telling, hit: _Hit, held: Asserted) -> Telling:
        """Return what another voice, or another sentence, says of an event that is told elsewhere."""
        kind = event.type.name if held is Asserted.ASSERTED else _kind(_axes_of(hit.words)[0])
        told = self._telling(kind, event.word, hit, held)
        told.roles, told.heads, told.place = event.roles, event.heads, event.place
        told.time = event.time
        return told

    def _of_people(self, thing: Token, hit: _Hit, held: Asserted, axis: Axis) -> Telling:
        subjects = syntax.surface_subjects(thing)[:1] if syntax.is_verb(thing) else [thing]
        told = self._telling(_kind(axis), hit.root, hit, held)
        for head in subjects:
            if not ({syntax.lemma(head), head.lower_} & axis.acts):
                told.roles, told.heads = (RoleFiller("agent", phrase(head), self._filler.entity(head)),), (head,)
        return told

    def _telling(self, kind: str, word: Token, hit: _Hit, held: Asserted) -> Telling:
        return Telling(
            type=self._types[kind],
            word=word,
            trigger=hit.span,
            asserted=held,
            roles=(),
            counts=(),
            time=self._context.time(hit.root, frozenset()),
            place=self._context.place(hit.root),
            stated_in=self._context.stated_in(hit.span),
            confidence=_CONFIDENCE,
            definite=False,
            abouts=frozenset(),
            heads=(),
            is_another=False,
            authority=False,
            manners=(RoleFiller(_ROLE, hit.span),),
        )


def _hits(doc: Doc) -> Iterator[_Hit]:
    for match in _pattern().finditer(doc.text):
        words = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if words is None or words.sent.end - words.sent.start > LONGEST_SENTENCE:
            continue
        plain = " ".join(match.group().lower().split())
        # "nobody was seriously hurt" says nothing of how anybody was
        first, negated = (words[0], False) if plain in manners().degrees else _with_negation(words)
        yield _Hit(plain, words.root, Span(first.idx, match.end()), negated)


def _with_negation(words: Words) -> tuple[Token, bool]:
    """Return where words of manner begin with what turns them around: "not violent", "anything but peaceful"."""
    doc, first = words.doc, words[0]
    known = manners().negations
    for i in range(first.i - 1, max(first.i - 1 - _BEFORE, words.sent.start - 1), -1):
        token = doc[i]
        if token.lower_ in _STOPS:
            break
        pair = f"{token.lower_} {doc[i + 1].lower_}"
        if pair in _PAIRS:
            return token, pair != "nothing but"
        if token.lower_ in known and doc[i + 1].lower_ != "only":
            joined = i > 0 and token.lower_.startswith("n") and not token.lower_.isalpha()
            return (doc[i - 1] if joined else token), True
    return first, False


def _characterised(hit: _Hit) -> tuple[list[Token], Token | None]:
    """Return what words of manner are said of, and the verb that says it of them, where that is not their own."""
    token = hit.root
    for _ in range(_CLIMB):
        if token.dep_ != "conj":
            break
        token = token.head
    head, dep = token.head, token.dep_
    verb = _describing(token)
    if verb is not None:
        things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
        small = [c for each in verb.rights if each.dep_ == "ccomp" for c in each.lefts if c.dep_ == "nsubj"]
        # "the protest, which they described as peaceful"
        known = [verb.head if thing.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else thing for thing in things]
        return [t for thing in (known or small) for t in syntax.conjuncts(thing)], verb
    if dep == "pobj":
        if head.lower_ not in _WITH:
            return [], None
        head, dep = head.head, "prep"
    if dep in ("acomp", "attr", "oprd"):
        if any(c.dep_ == "expl" for c in head.lefts):
            return [c for c in head.lefts if c.dep_ == "expl"], head
        return syntax.surface_subjects(head), head
    if token.tag_ == "VBN" and syntax.is_passive(token):
        return syntax.surface_subjects(token), token
    if dep == "dobj" and syntax.lemma(head) in _SHOWING:
        return [head, *syntax.surface_subjects(head)], head
    if dep in ("nsubj", "nsubjpass"):
        # "mild force was used"
        return ([token] if syntax.lemma(head) in _SHOWING and dep == "nsubjpass" else []), head
    if dep in ("amod", "nmod", "compound", "nummod") and not syntax.is_verb(head):
        return [head], None
    if dep in ("advmod", "npadvmod", "prep", "advcl", "acomp", "amod", "prt") and head != token:
        while head.pos_ in ("ADV", "ADJ") and head.head != head:
            head = head.head
        return [head], head if syntax.is_verb(head) else None
    if token.pos_ in ("NOUN", "PROPN"):
        # "police brutality", "the restraint of officers"
        of = [t for p in token.rights if p.lower_ in ("of", "by") for t in p.children if t.dep_ == "pobj"]
        return [*(c for c in token.lefts if c.dep_ in ("compound", "poss")), *of], head if syntax.is_verb(
            head
        ) else None
    if token.pos_ == "ADJ" and dep in ("ccomp", "ROOT", "advcl"):
        return [c for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass")], token
    return [], None


def _describing(token: Token) -> Token | None:
    """Return the verb that says what its object is like, where the token says what."""
    above = token
    for _ in range(_CLIMB):
        behind = above.dep_ == "amod" and (above.head.i < above.i or above.head.lower_ == "as")
        if above.dep_ in ("nsubj", "nsubjpass", "dobj", "amod", "compound") and not behind:
            return None
        above = above.head
        if syntax.is_verb(above):
            break
    if syntax.lemma(above) not in _DESCRIBING or token.i < above.i:
        return None
    before = token.doc[above.i : token.i]
    return above if token.dep_ in ("oprd", "ccomp", "xcomp", "acomp") or any(t.lower_ == "as" for t in before) else None


def _covers(span: Span, token: Token) -> bool:
    return span.start <= token.idx < span.end


def _nearest(told: Iterable[Telling], thing: Token) -> Telling | None:
    """Return the telling of the same sentence, or the last one shortly before."""
    known = list(told)
    here = [each for each in known if each.word.sent == thing.sent]
    before = [each for each in known if each.word.i < thing.i and _sentences_between(each.word, thing) <= _BACK]
    return next(iter(here or before[-1:]), None)


def _sentences_between(left: Token, right: Token) -> int:
    return sum(1 for token in left.doc[left.i + 1 : right.i + 1] if token.is_sent_start)


def _kind(axis: Axis) -> str:
    return _CROWD if axis.people == _OF_CROWD else _POLICE


@lru_cache(maxsize=1024)
def _axes_of(words: str) -> tuple[Axis, ...]:
    return tuple(axis for axis in manners().axes if any(words in pole.words for pole in axis.poles.values()))


@lru_cache(maxsize=1024)
def _types_of(words: str) -> frozenset[str]:
    """Return the event types that words of manner may be said of."""
    hurt: Iterable[str] = ("injury", "death", "assault") if words in manners().degrees else ()
    return frozenset(hurt).union(*(axis.types for axis in _axes_of(words)))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    known = sorted(manners().words(), key=lambda words: (-len(words), words))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, known)) + r")(?![\w-])", re.IGNORECASE)

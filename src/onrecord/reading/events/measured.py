"""Numbers that a report puts on a thing: "police put the crowd at 150", "the toll rose to 31".

What is measured is a crowd, those to whom something was done ("the number of injured"), or whoever "there were". Where
an event of that kind is told by the same word, the number is its own; else the measured word tells one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from onrecord.model import Asserted, Count, RoleFiller, Span
from onrecord.ontology import EventType, Ontology, Words
from onrecord.reading.events import counts, modality, syntax
from onrecord.reading.events.context import Context
from onrecord.reading.events.lexicon import word_set
from onrecord.reading.events.match import LONGEST_SENTENCE
from onrecord.reading.events.roles import Filler, phrase
from onrecord.reading.events.telling import Telling
from onrecord.reading.events.words import Vocabulary

_CONFIDENCE = 0.6
_CROWDS = word_set("crowd turnout attendance throng congregation gathering assembly mob audience")
_NUMBERS = word_set("number total tally toll figure size count casualty casualties strength")
_PUTTING = word_set("put place estimate reckon set count give report peg")
_BEING = word_set("be number total reach rise climb stand grow exceed top swell fall come")
_AT = frozenset({"at", "to", "as"})
_AMONG = frozenset({"at", "in", "on", "outside", "inside", "near", "around", "along", "within"})
#: Words for where a crowd is.
_SCENES = word_set("camp encampment blockade occupation scene picket barricade demo crowd rally")
_PRESENT = word_set("present attend gather march protest assemble join participate come there")
_TOLLS = {"toll": "death", "casualty": "injury", "casualties": "injury"}
#: So many sentences back what "there were" is said of may have been named.
_BACK = 1
_CLIMB = 6
_GATHERING = "gathering"
_LEAST = 2


@dataclass(slots=True)
class _Measure:
    """A number on something: of which type of event, in which role, and the word that is measured."""

    number: Token
    word: Token
    kind: str
    role: str
    #: The noun that the number counts, where there is one.
    people: Token | None = None


class Measured:
    """Reads the measures of one document."""

    def __init__(self, ontology: Ontology, filler: Filler, vocabulary: Vocabulary, context: Context) -> None:
        self._types = ontology.types
        self._verbs = ontology.verbs
        self._filler = filler
        self._vocabulary = vocabulary
        self._context = context
        self._crowd = Words(frozenset(), (ontology.classes["crowd"],))
        #: The words of gatherings that are known so far.
        self._gatherings: list[Token] = []

    def read(self, doc: Doc, told: list[Telling]) -> list[Telling]:
        """Return the tellings, each with what it is measured to be, and those of what is only measured."""
        counted = [count.span for telling in told for count in telling.counts]
        at = {telling.word.i: telling for telling in told}
        self._gatherings = [telling.word for telling in told if telling.type.name == _GATHERING]
        more: list[Telling] = []
        last: _Measure | None = None
        for number in _numbers(doc):
            if any(span.start <= number.idx < span.end for span in counted):
                continue
            measure = self._of(number, at, last)
            count = counts.at(number, measure.role) if measure else None
            if measure is None or count is None or (count.max or count.min or 0) < _LEAST > 1:
                continue
            last = measure
            self._gatherings += [measure.word] if measure.kind == _GATHERING else []
            telling = self._told(measure, count, at)
            if telling is not None:
                more.append(telling)
        every = sorted([*told, *more], key=lambda telling: telling.trigger)
        _take_over_times([telling for telling in every if telling.type.name == _GATHERING])
        return every

    def _told(self, measure: _Measure, count: Count, at: dict[int, Telling]) -> Telling | None:
        """Give the number to the telling of the measured word where it may be its own, else return a new telling."""
        own = at.get(measure.word.i)
        stated_in = self._context.stated_in(count.span)
        if (
            own is not None
            and own.type.name == measure.kind
            and own.stated_in is stated_in
            and own.asserted is Asserted.ASSERTED
            and all(each.role != count.role for each in own.counts)
        ):
            own.counts += (count,)
            return None
        held = modality.asserted(_verb_of(measure.number), lambda _: None)
        if held in (Asserted.PLANNED, Asserted.ASKED):
            return None
        filler = self._filler_of(measure)
        return Telling(
            type=self._types[measure.kind],
            word=measure.word,
            trigger=Span(measure.word.idx, measure.word.idx + len(measure.word)),
            asserted=held,
            roles=(filler,) if filler else (),
            counts=(count,),
            time=self._context.time(measure.word, frozenset()) or (own.time if own else None),
            place=self._context.place(measure.word) or (own.place if own else None),
            stated_in=stated_in,
            confidence=_CONFIDENCE,
            definite=False,
            abouts=frozenset(),
            heads=(measure.people,) if filler and measure.people is not None else (),
            is_another=False,
            authority=False,
        )

    def _filler_of(self, measure: _Measure) -> RoleFiller | None:
        if measure.people is None or measure.people.pos_ == "NUM":
            return None
        return RoleFiller(measure.role, phrase(measure.people), self._filler.entity(measure.people))

    def _of(self, number: Token, at: dict[int, Telling], last: _Measure | None) -> _Measure | None:
        """Return what a number measures, if anything."""
        noun = number.head if number.dep_ == "nummod" and number.head.pos_ in ("NOUN", "PROPN") else number
        if noun is not number and (kind := self._done(noun)) is not None and noun.i not in at:
            # "Five hurt in fire", in a headline
            return _Measure(number, noun, kind, "patient")
        preposition = noun.head
        if noun.dep_ == "pobj" and preposition.lower_ == "of" and syntax.lemma(preposition.head) in _CROWDS:
            return _Measure(number, preposition.head, _GATHERING, "agent", noun)
        if noun is number and noun.dep_ in ("pobj", "pcomp") and preposition.lower_ in _AT:
            return self._put(number, preposition, at, last)
        verb = noun.head
        if noun.dep_ in ("attr", "dobj", "npadvmod", "acomp") and syntax.lemma(verb) in _BEING:
            if any(child.dep_ == "expl" for child in verb.lefts):
                return self._there_were(number, noun, verb)
            return next(
                (found for t in syntax.surface_subjects(verb) if (found := self._measure(number, t, at, last))), None
            )
        if noun.dep_ == "nsubj" and syntax.lemma(verb) == "be" and noun is not number and self._is_crowd(noun):
            scene = _scene(verb, self._gatherings)
            return _Measure(number, scene, _GATHERING, "agent", noun) if scene else None
        return None

    def _put(self, number: Token, preposition: Token, at: dict[int, Telling], last: _Measure | None) -> _Measure | None:
        """Read "put the crowd at 150", "the turnout was estimated at 300", "the number of those held rose to 12"."""
        verb = _putting(preposition)
        if verb is None:
            return None
        objects = [child for child in verb.rights if child.dep_ == "dobj" and child.i < number.i]
        things = objects or syntax.surface_subjects(verb)
        kind = self._done(preposition.head) if preposition.head != verb else None
        if kind is not None:
            # "put the injured at 14 and the detained at 26", where the parser hangs the second number on its noun
            return _Measure(number, preposition.head, kind, "patient")
        if not objects and syntax.lemma(verb) in _PUTTING and not syntax.is_passive(verb):
            return None
        return next((found for thing in things if (found := self._measure(number, thing, at, last))), None)

    def _measure(self, number: Token, thing: Token, at: dict[int, Telling], last: _Measure | None) -> _Measure | None:
        """Return a number as a measure of a noun, if the noun is one that is measured."""
        name = syntax.lemma(thing)
        if thing.lower_ == "it" and last is not None:
            return _Measure(number, last.word, last.kind, last.role, last.people)
        if name in _CROWDS or (thing.i in at and at[thing.i].type.name == _GATHERING):
            return _Measure(number, thing, _GATHERING, "agent")
        if name in _NUMBERS:
            return self._number_of(number, thing, at)
        kind = self._done(thing) if thing.pos_ != "PROPN" else None
        if kind is not None:
            return _Measure(number, thing, kind, "patient")
        if thing.lower_ == "those" or self._is_crowd(thing):
            return self._those(number, thing)
        return None

    def _number_of(self, number: Token, thing: Token, at: dict[int, Telling]) -> _Measure | None:
        """Read "the number of injured", "the number of those detained", "the number of people at the vigil"."""
        of = [t for p in thing.rights if p.lower_ == "of" for t in p.children if t.dep_ in ("pobj", "pcomp")]
        for inner in of:
            told = at.get(inner.i)
            if told is not None and "patient" in told.type.roles:
                return _Measure(number, inner, told.type.name, "patient")
            kind = self._done(inner)
            if kind is not None:
                return _Measure(number, inner, kind, "patient")
            if inner.lower_ == "those" or self._is_crowd(inner):
                return self._those(number, inner) or self._of_people(number, inner, thing)
            if told is not None and told.type.name == _GATHERING:
                return _Measure(number, inner, _GATHERING, "agent")
        kind = _TOLLS.get(syntax.lemma(thing))
        if kind and not of:
            return _Measure(number, thing, kind, "patient")
        return self._those(number, thing)

    def _of_people(self, number: Token, people: Token, thing: Token) -> _Measure | None:
        scene = _scene(_verb_of(thing), self._gatherings)
        near = self._gatherings and _sentences_between(self._gatherings[-1], number) <= _BACK
        return _Measure(number, scene or people, _GATHERING, "agent", people) if scene or near else None

    def _those(self, number: Token, people: Token) -> _Measure | None:
        """Read "those detained", "those present", "the people who attended"."""
        for child in people.rights:
            if child.dep_ in ("acl", "relcl", "amod"):
                if syntax.lemma(child) in _PRESENT or child.lower_ in _PRESENT:
                    return _Measure(number, people, _GATHERING, "agent", people if self._is_crowd(people) else None)
                kind = self._done(child)
                if kind is not None:
                    return _Measure(number, child, kind, "patient")
        return None

    def _there_were(self, number: Token, noun: Token, verb: Token) -> _Measure | None:
        """Read "there were 300 people at the vigil", "there were twelve of us hurt"."""
        for child in (*noun.rights, *verb.rights):
            if child.dep_ in ("acl", "amod", "advcl") and child.i > noun.i and (kind := self._done(child)) is not None:
                return _Measure(number, child, kind, "patient", noun)
        if noun is not number and not self._is_crowd(noun):
            return None
        scene = _scene(verb, self._gatherings)
        if scene is not None:
            return _Measure(number, scene, _GATHERING, "agent", noun)
        of = {t.lower_ for p in noun.rights if p.lower_ == "of" for t in p.children}
        near = self._gatherings and _sentences_between(self._gatherings[-1], number) <= _BACK
        if "us" in of or near:
            return _Measure(number, noun, _GATHERING, "agent", noun)
        return None

    def _is_crowd(self, noun: Token) -> bool:
        return noun.pos_ in ("NOUN", "PROPN") and self._vocabulary.is_one(noun, self._crowd) is True

    def _done(self, word: Token) -> str | None:
        """Return the type of what was done to people who are called by it: "the injured", "those detained"."""
        if word.lower_ in ("dead", "fatality", "fatalities"):
            return "death"
        forms = {syntax.lemma(word), word.lower_, word.lower_.removesuffix("ed"), word.lower_.removesuffix("d")}
        if word.tag_ not in ("VBN", "VBD", "JJ", "NN", "NNS") or not word.lower_.endswith(("ed", "rt", "ld", "en")):
            return None
        for form in sorted(forms):
            for trigger in self._verbs.get(form, ()):
                fills = trigger.slots.get("obj", ())
                if any(each.role == "patient" for each in fills) and _is_of_people(self._types[trigger.type]):
                    return trigger.type
        return "arrest" if word.lower_ == "held" else None


def _putting(preposition: Token) -> Token | None:
    """Return the verb by which a number is put, whatever before it the parser hangs the number on."""
    token = preposition.head
    for _ in range(_CLIMB):
        if syntax.is_verb(token) and syntax.lemma(token) in _PUTTING | _BEING:
            return token
        if token.head == token or token.dep_ in ("ccomp", "advcl"):
            return None
        token = token.head
    return None


def _take_over_times(gatherings: list[Telling]) -> None:
    """Give a crowd that is only counted the time of the gathering told just before it."""
    for before, telling in pairwise(gatherings):
        near = _sentences_between(before.word, telling.word) <= _BACK
        if telling.time is None and telling.counts and near and before.asserted is Asserted.ASSERTED:
            telling.time = before.time


def _is_of_people(kind: EventType) -> bool:
    return kind.name in (
        "arrest",
        "detention",
        "injury",
        "death",
        "killing",
        "charge",
        "release",
        "rescue",
        "conviction",
    )


def _numbers(doc: Doc) -> Iterator[Token]:
    short = (sentence for sentence in doc.sents if sentence.end - sentence.start <= LONGEST_SENTENCE)
    for token in (token for sentence in short for token in sentence):
        if (token.pos_ == "NUM" or token.lower_ in counts.VAGUE) and not counts.is_of_a_measure(token):
            yield token


def _verb_of(token: Token) -> Token:
    while token.head != token and not syntax.is_verb(token):
        token = token.head
    return token


def _scene(verb: Token, gatherings: list[Token]) -> Token | None:
    """Return the word for the crowd's place, or the gathering, that people are said to be at."""
    known = {token.i for token in gatherings}
    for child in verb.subtree:
        if child.dep_ == "pobj" and child.head.lower_ in _AMONG and (child.i in known or child.lower_ in _SCENES):
            return child
    return None


def _sentences_between(left: Token, right: Token) -> int:
    between: Iterable[Token] = left.doc[left.i + 1 : right.i + 1]
    return sum(1 for token in between if token.is_sent_start)

"""Loads the ontology in two phases: read every file, then resolve the names that they use for each other.

The two phases are FollowTheMoney's (https://followthemoney.tech): a file may name what a later file defines,
and a name that nothing defines fails the load instead of matching nothing at run time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from onrecord.errors import OntologyError
from onrecord.model import Asserted, EntityKind, Sector
from onrecord.ontology import source as yaml_source
from onrecord.ontology.schema import ChainsFile, ClassesFile, EventTypeFile, TriggerFile
from onrecord.ontology.source import Path_, Source
from onrecord.ontology.types import (
    PREPOSITION,
    ROLES,
    SLOTS,
    Chain,
    EventType,
    Fills,
    Ontology,
    PartOfSpeech,
    Trigger,
    WordClass,
    Words,
)

#: How many conditions of a class one of words outweighs.
_WORD = 3


@lru_cache(maxsize=1)
def default() -> Ontology:
    """Return the ontology of the package, loaded on the first call."""
    return load(Path(__file__).parent)


def load(folder: Path) -> Ontology:
    """Load ``classes.yaml``, ``chains.yaml`` and ``events/*.yaml`` of a folder.

    Raises:
        OntologyError: naming file, line and word, where anything is wrong.
    """
    classes_file, classes_source = yaml_source.read(folder / "classes.yaml", ClassesFile)
    chains_file, chains_source = yaml_source.read(folder / "chains.yaml", ChainsFile)
    files = [yaml_source.read(path, EventTypeFile) for path in sorted((folder / "events").glob("*.yaml"))]
    if not files:
        raise OntologyError("ontology.no_types", "holds no event types", subject=str(folder / "events"))
    classes = _classes(classes_file, classes_source)
    names = _names(files)
    types: dict[str, EventType] = {}
    taken: dict[tuple[object, ...], list[Trigger]] = {}
    for shape, source in files:
        types[shape.type] = _Resolver(source, classes, names, taken).event_type(shape)
    triggers = [trigger for each in types.values() for trigger in each.triggers]
    return Ontology(
        MappingProxyType(types),
        tuple(_chains(chains_file, chains_source, names)),
        MappingProxyType(classes),
        _index(triggers, PartOfSpeech.VERB),
        _index(triggers, PartOfSpeech.NOUN),
    )


def _names(files: Iterable[tuple[EventTypeFile, Source]]) -> frozenset[str]:
    for shape, source in files:
        if shape.type != source.file.stem:
            raise source.wrong(("type",), f"type {shape.type!r} stands in a file named {source.file.stem!r}")
    return frozenset(shape.type for shape, _ in files)


def _index(triggers: Iterable[Trigger], pos: PartOfSpeech) -> MappingProxyType[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        if trigger.pos is pos:
            found.setdefault(trigger.lemma, []).append(trigger)
    for group in found.values():
        # The one that asks for most is tried first: "opened fire" before "opened".
        group.sort(key=lambda t: (-_specificity(t), -t.confidence, -len(t.any_of)))
    return MappingProxyType({lemma: tuple(group) for lemma, group in found.items()})


def _specificity(trigger: Trigger) -> int:
    """Return how much a trigger asks for; a word tells more than a class: "shot dead" before "police shot people"."""
    return sum(1 if words.classes else _WORD for words in trigger.with_.values())


def _classes(shape: ClassesFile, source: Source) -> dict[str, WordClass]:
    known = {"sectors": [s.value for s in Sector], "kinds": [k.value for k in EntityKind]}
    for name, each in shape.classes.items():
        for field, names in (("sectors", each.sectors), ("kinds", each.kinds)):
            for place, word in enumerate(names):
                if word not in known[field]:
                    raise _unknown(source, ("classes", name, field, place), field[:-1], word, known[field])
    return {
        name: WordClass(
            name,
            frozenset(each.words),
            frozenset(each.excluded),
            frozenset(each.sectors),
            frozenset(each.kinds),
            frozenset(each.labels),
            each.pronouns,
            each.open,
        )
        for name, each in shape.classes.items()
    }


def _chains(shape: ChainsFile, source: Source, names: frozenset[str]) -> Iterator[Chain]:
    for name, each in shape.chains.items():
        for place, member in enumerate(each.types):
            if member not in names:
                raise _unknown(source, ("chains", name, "types", place), "event type", member, names)
        yield Chain(name, each.definition, tuple(each.types))


def _unknown(source: Source, path: Path_, what: str, word: str, known: Iterable[str]) -> OntologyError:
    return source.wrong(path, f"unknown {what} {word!r}", hint=f"the known ones are {', '.join(sorted(known))}")


@dataclass(frozen=True, slots=True)
class _Resolver:
    """Turns one file's names into the things that they name."""

    source: Source
    classes: dict[str, WordClass]
    names: frozenset[str]
    taken: dict[tuple[object, ...], list[Trigger]]

    def event_type(self, shape: EventTypeFile) -> EventType:
        for role in shape.roles:
            if role not in ROLES:
                raise _unknown(self.source, ("roles", role), "role", role, ROLES)
        triggers = tuple(
            trigger
            for place, group in enumerate(shape.triggers)
            for trigger in self.group(shape, group, ("triggers", place))
        )
        return EventType(
            shape.type,
            " ".join(shape.definition.split()),
            MappingProxyType(dict(shape.roles)),
            MappingProxyType({str(scheme): code for scheme, code in shape.codes.items()}),
            triggers,
            Asserted(shape.content) if shape.content else None,
            shape.reference,
            shape.authority,
            shape.broad,
        )

    def group(self, shape: EventTypeFile, group: TriggerFile, path: Path_) -> Iterator[Trigger]:
        if bool(group.verbs) == bool(group.nouns):
            raise self.source.wrong(path, "a group of triggers has either verbs or nouns")
        pos = PartOfSpeech.VERB if group.verbs else PartOfSpeech.NOUN
        for slot in group.any_of:
            self.check_slot(slot, (*path, "any_of"))
        for place, name in enumerate(group.cause):
            if name not in self.names:
                raise _unknown(self.source, (*path, "cause", place), "event type", name, self.names)
        slots = MappingProxyType(dict(self.slots(shape, group, (*path, "slots"))))
        with_, fits, unless = (
            self.conditions(getattr(group, field), (*path, key))
            for field, key in (("with_", "with"), ("fits", "fits"), ("unless", "unless"))
        )
        for place, lemma in enumerate(group.verbs or group.nouns):
            trigger = Trigger(
                shape.type,
                pos,
                lemma,
                slots,
                with_,
                fits,
                unless,
                tuple(group.any_of),
                frozenset(group.support),
                frozenset(group.cause),
                group.confidence,
                group.beside,
                shape.authority if group.authority is None else group.authority,
            )
            self.take(trigger, (*path, "verbs" if group.verbs else "nouns", place))
            yield trigger

    def slots(self, shape: EventTypeFile, group: TriggerFile, path: Path_) -> Iterator[tuple[str, tuple[Fills, ...]]]:
        for slot, given in group.slots.items():
            self.check_slot(slot, (*path, slot))
            fills = []
            for each in given if isinstance(given, list) else [given]:
                given_role = each if isinstance(each, str) else each.role
                if given_role not in shape.roles:
                    raise _unknown(self.source, (*path, slot), f"role of {shape.type!r}", given_role, shape.roles)
                only, never = ([], []) if isinstance(each, str) else (each.only, each.never)
                fills.append(
                    Fills(
                        given_role,
                        self.words(only, (*path, slot, "is")) if only else None,
                        self.words(never, (*path, slot, "not")) if never else None,
                    )
                )
            yield slot, tuple(fills)

    def check_slot(self, slot: str, path: Path_) -> None:
        if slot not in SLOTS and not slot.startswith(PREPOSITION):
            raise _unknown(self.source, path, "slot", slot, (*SLOTS, f"{PREPOSITION}WORD"))

    def conditions(self, given: dict[str, list[str]], path: Path_) -> MappingProxyType[str, Words]:
        for slot in given:
            self.check_slot(slot, (*path, slot))
        return MappingProxyType({slot: self.words(words, (*path, slot)) for slot, words in given.items()})

    def words(self, given: list[str], path: Path_) -> Words:
        classes = []
        for place, word in enumerate(given):
            if word.startswith("$"):
                if word[1:] not in self.classes:
                    raise _unknown(self.source, (*path, place), "word class", word, (f"${n}" for n in self.classes))
                classes.append(self.classes[word[1:]])
        return Words(frozenset(word for word in given if not word.startswith("$")), tuple(classes))

    def take(self, trigger: Trigger, path: Path_) -> None:
        """Refuse a word that has the same conditions elsewhere: which of the two is meant could not be told."""
        key = (trigger.pos, trigger.lemma, _conditions(trigger.with_))
        there = self.taken.setdefault(key, [])
        for other in there:
            # Within one type, groups may differ in what else they ask for: nothing is in doubt but the roles.
            if other.type != trigger.type or (other.any_of, _conditions(other.fits)) == (
                trigger.any_of,
                _conditions(trigger.fits),
            ):
                raise self.source.wrong(
                    path,
                    f"the {trigger.pos} {trigger.lemma!r} is, with the same conditions, "
                    f"a trigger of {other.type!r} already",
                    hint="give one of the two a 'with' that tells them apart",
                )
        there.append(trigger)


def _conditions(given: Mapping[str, Words]) -> frozenset[tuple[str, Words]]:
    return frozenset(given.items())

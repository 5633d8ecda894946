"""Origins, copies and incidents of the town's twelve reports, against a key written before the code."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest
from record_town import Town

from onrecord.model.record import Incident, LinkKind
from onrecord.record import incidents, reprints
from onrecord.record.incident_objects import incidents_of, settled
from onrecord.record.index import InMemory
from onrecord.record.named import named
from onrecord.record.origins import origin_of, sourced
from onrecord.record.shingles import fingerprint
from onrecord.record.told_events import told_events


def grouped(town: Town, order: list[str]) -> set[tuple[str, ...]]:
    index = InMemory()
    for source in order:
        incidents.note(index, source, town.readings[source])
        incidents.regroup(index, source)
    return {group for source in order for group in incidents.groups_around(index, source)}


def b_cubed(gold: dict[str, str], found: dict[str, str]) -> float:
    def mean(of: dict[str, str], by: dict[str, str]) -> float:
        shares = []
        for source in gold:
            mates = [other for other in gold if of[other] == of[source]]
            shares.append(sum(by[other] == by[source] for other in mates) / len(mates))
        return sum(shares) / len(shares)

    precision, recall = mean(found, gold), mean(gold, found)
    return 2 * precision * recall / (precision + recall)


def test_main_incidents(town: Town) -> None:
    groups = grouped(town, sorted(town.readings))
    gold = {source: name for name, one in town.key["incidents"].items() for source in one["main_of"]}
    found = {source: group[0] for group in groups for source in group}
    assert b_cubed(gold, found) >= 0.9
    # The three matters share a town, a force, a council and three family names, and stay three.
    for first, second in (("01", "05"), ("05", "07"), ("01", "07")):
        assert found[first] != found[second]


def test_main_incidents_do_not_depend_on_the_order(town: Town) -> None:
    order = sorted(town.readings)
    straight = grouped(town, order)
    for seed in range(3):
        shuffled = random.Random(seed).sample(order, len(order))
        assert grouped(town, shuffled) == straight


def test_adding_a_report_again_changes_nothing(town: Town) -> None:
    order = sorted(town.readings)
    assert grouped(town, [*order, "03", "07"]) == grouped(town, order)


@pytest.fixture
def links(town: Town) -> dict[tuple[str, str], LinkKind]:
    index = InMemory()
    for source, document in town.documents().items():
        reprints.note(index, source, document)
    return {(link.left, link.right): link.kind for source in town.readings for link in reprints.links_of(index, source)}


def test_copies(town: Town, links: dict[tuple[str, str], LinkKind]) -> None:
    copies = {ends for ends, kind in links.items() if kind is LinkKind.COPY}
    assert copies == {tuple(one["reports"]) for one in town.key["copies"]}


def test_shared_sentences(town: Town, links: dict[tuple[str, str], LinkKind]) -> None:
    partly = {ends for ends, kind in links.items() if kind is LinkKind.PARTLY}
    assert partly == {tuple(one["reports"]) for one in town.key["shared"]}
    documents = town.documents()
    for one in town.key["shared"]:
        left, right = one["reports"]
        shared = reprints.compare(left, fingerprint(documents[left]), right, fingerprint(documents[right]))
        words = [documents[left].words(passage.left.span).strip('“”"') for passage in shared.passages]
        assert set(words) >= {sentence for sentence in one["sentences"] if len(sentence.split()) >= 5}
        assert len(words) <= len(one["sentences"])


def test_origins(town: Town, links: dict[tuple[str, str], LinkKind]) -> None:
    documents = town.documents()
    group = {source: {source} for source in documents}
    for (left, right), kind in links.items():
        if kind is LinkKind.COPY:
            joined = group[left] | group[right]
            for source in joined:
                group[source] = joined
    found = defaultdict(set)
    for source, members in group.items():
        origin = origin_of(sourced(one, documents[one]) for one in members)
        found[origin.name].add(source)
    assert found == {name: set(sources) for name, sources in town.key["origins"].items()}


@pytest.fixture
def all_incidents(town: Town) -> list[Incident]:
    rows = {source: told_events(reading) for source, reading in town.readings.items()}
    names = {source: named(reading) for source, reading in town.readings.items()}
    return incidents_of(settled(rows, sorted(grouped(town, sorted(rows)))), rows, names)


def of_key(town: Town, found: list[Incident]) -> dict[str, Incident]:
    """Return each incident of the key as it was found: main ones by their reports, parts by what and whom."""
    mains = {
        name: max(
            (one for one in found if one.part_of is None), key=lambda one: len({*one.main_of} & {*key["main_of"]})
        )
        for name, key in town.key["incidents"].items()
        if len(key["main_of"]) > 1
    }
    (vigil,) = [one for one in found if one.part_of and one.types == ("gathering",)]
    arrests = {}
    for name in ("jonah birtles", "mairi oduya"):
        (arrests[f"arrest-{name.split()[1]}"],) = [
            one for one in found if "arrest" in one.types and one.part_of and any(s.value == name for s in one.who)
        ]
    return mains | {"vigil": vigil} | arrests


def test_each_report_tells_of_the_incidents_of_the_key(town: Town, all_incidents: list[Incident]) -> None:
    found = {name: set(one.told_in) for name, one in of_key(town, all_incidents).items()}
    assert found == {name: set(one["told_in"]) for name, one in town.key["incidents"].items()}


def test_two_arrests_at_one_vigil_are_two_and_part_of_it(town: Town, all_incidents: list[Incident]) -> None:
    found = of_key(town, all_incidents)
    assert not set(found["arrest-birtles"].events) & set(found["arrest-oduya"].events)
    assert found["arrest-birtles"].part_of == found["arrest-oduya"].part_of == found["vigil"].id
    assert found["vigil"].part_of == found["pask-death"].id


def test_the_words_that_an_incident_is_told_in_are_there(town: Town, all_incidents: list[Incident]) -> None:
    gathering = of_key(town, all_incidents)["vigil"]
    assert [summary.value for summary in gathering.when] == ["2024-05-13"]
    assert "quay lane" in {summary.value for summary in gathering.where}
    told = {town.readings[w.source].words(w.span) for summary in gathering.where for w in summary.told}
    assert any("Quay Lane" in words for words in told)


def test_every_event_is_in_one_incident(all_incidents: list[Incident]) -> None:
    events = [event for one in all_incidents for event in one.events]
    assert len(events) == len(set(events))

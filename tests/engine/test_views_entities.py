"""The people and bodies of a case on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.engine.cases import add_reading
from onrecord.engine.entities import regroup
from onrecord.engine.joining import follow
from onrecord.engine.views.entities import entities, entity_ids
from onrecord.ids import content_id
from onrecord.model import Document, Entity, EntityKind, Reading, Report, Role, Sector, Span
from onrecord.model.decision import About, Verdict
from onrecord.store import Case, open_case, verify


def reading(published: str, *names: str) -> Reading:
    """A report that names people, each in a line; "mayor Bo Lunt" has an office, "the mayor" nothing else."""
    text, made = "", []
    for number, words in enumerate(names, 1):
        office, _, name = words.partition(" ") if words[0].islower() else ("", "", words)
        start = len(text)
        named = Span(start + len(words) - len(name), start + len(words))
        bare = office == "the"
        role = (Role(name if bare else office, named if bare else Span(start, start + len(office))),) if office else ()
        sector = Sector.GOVERNMENT if office else None
        made.append(Entity(f"e{number}", EntityKind.PERSON, name, not bare, (named,), sector, role))
        text += f"{words}\n"
    raw = text.encode()
    report = Report(content_id(raw), raw, "text/plain")
    return Reading(Document(content_id(raw), f"{published}.txt", text, (), report, published=published), tuple(made))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "quill.onrecord", create=True) as opened:
        for one in (
            reading("2024-05-01", "mayor Bo Lunt", "Ode Farrant", "Ila Reeve"),
            reading("2024-05-03", "Bo Lunt", "Ode Farrant", "Zed Fay"),
            reading("2024-05-04", "the mayor", "Ode Farrant"),
        ):
            add_reading(opened, one)
        yield opened


def test_entities_have_permanent_ids_and_all_that_is_said_of_them(case: Case) -> None:
    found = {entity.name: entity for entity in entities(case)}
    assert found["Ode Farrant"].told_in == ("r1", "r2", "r3")
    lunt = found["Bo Lunt"]
    assert lunt.members == (("r1", "e1"), ("r2", "e1"), ("r3", "e1"))
    assert [(office.text, office.first, office.last) for office in lunt.offices] == [
        ("mayor", "2024-05-01", "2024-05-04")
    ]
    assert {words.source for summary in lunt.names for words in summary.told} == {"r1", "r2", "r3"}
    ids = entity_ids(case)
    assert {ids[f"{source}/{part}"] for source, part in lunt.members} == {lunt.id}
    assert verify(case).finding is None


def test_reading_a_case_changes_nothing(case: Case) -> None:
    head = case.log.head()
    assert entities(case) == entities(case)
    for source in ("r1", "r2", "r3"):
        regroup(case.index, source)
    assert case.log.head() == head


def test_a_decision_parts_and_joins_and_can_be_taken_back(case: Case) -> None:
    before = {entity.name: entity.id for entity in entities(case)}
    for verdict, pair in ((Verdict.ONE, ("r1/e3", "r2/e3")), (Verdict.TWO, ("r1/e1", "r2/e1"))):
        follow(case, case.decisions.add(About.ENTITY, verdict, pair, "Ira Lorne", "seen there"))
    ids = entity_ids(case)
    assert ids["r1/e1"] != ids["r2/e1"]
    assert ids["r1/e3"] == ids["r2/e3"]
    for one in list(case.decisions):
        pair = (one.left, one.right)
        follow(case, case.decisions.add(About.ENTITY, Verdict.OPEN, pair, "Ira Lorne", "not so sure", one.number))
    after = {entity.name: entity.id for entity in entities(case)}
    assert after["Bo Lunt"] == before["Bo Lunt"]
    assert after.keys() == before.keys()
    assert verify(case).finding is None

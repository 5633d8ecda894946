"""A case as lines for a terminal, its timeline, its statements, and whom a name means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from case_samples import record

from onrecord.export.case.lookup import Lookup
from onrecord.export.case.naming import alike, named
from onrecord.export.case.speech import sayings
from onrecord.export.case.terminal import claims_text, incidents_text, people_text
from onrecord.export.case.terminal_dated import demands_text, law_text, statements_text, timeline_text
from onrecord.export.case.timeline import Kind, timeline
from onrecord.export.layout import Page
from onrecord.intake import document_from_text
from onrecord.model import Span
from onrecord.model.demands import State
from onrecord.model.record import Words

GOLDEN = Path(__file__).parent / "golden"
WIDTH = 80


@pytest.fixture
def look() -> Lookup:
    return Lookup(record())


def shown(put: Callable[[Lookup, Page], None], of: Lookup, width: int = WIDTH) -> str:
    page = Page(width, None)
    put(of, page)
    return page.text()


def statements(of: Lookup, page: Page) -> None:
    statements_text(of, page, sayings(of))


SUBJECTS: dict[str, Callable[[Lookup, Page], None]] = {
    "incidents": incidents_text,
    "claims": lambda of, page: claims_text(of, page, of.incidents["i1"]),
    "people": people_text,
    "statements": statements,
    "demands": demands_text,
    "law": law_text,
    "timeline": timeline_text,
}


def everything(width: int = WIDTH) -> str:
    of = Lookup(record())
    return "\n".join(f"── {name}\n{shown(put, of, width)}" for name, put in SUBJECTS.items())


def test_it_is_as_it_was_last_approved() -> None:
    """After a wanted change, read the new lines, then run this file to write them: python PATH."""
    assert everything() == (GOLDEN / "case-80.txt").read_text("utf-8")


def test_no_line_is_wider_than_the_terminal() -> None:
    assert all(len(line) <= 48 for line in everything(48).splitlines())


def test_words_of_a_report_cannot_move_the_terminal(look: Lookup) -> None:
    entities = (replace(look.record.entities[0], name="Ola\x1b[2J \u202eBrandt"),)
    assert not set("\x1b\u202e") & set(shown(people_text, Lookup(replace(look.record, entities=entities))))


def test_who_asks_is_not_who_is_asked_for(look: Lookup) -> None:
    assert "called for by Dana Whitlow" in shown(timeline_text, look)


def test_days_are_counted_to_the_last_report_and_none_is_no_days(look: Lookup) -> None:
    first = replace(look.record.demands[0], states=look.record.demands[0].states[:1])
    for days, said in ((28, "open for 28 days"), (1, "open for 1 day"), (0, "open"), (None, "open")):
        demands = (replace(first, open_days=days),)
        out = shown(demands_text, Lookup(replace(look.record, demands=demands)))
        assert f" · {said} · " in " ".join(out.split())
        assert ("the last report of the case, 2024-06-01" in " ".join(out.split())) is bool(days)


def test_what_was_ordered_and_not_reported_is_open_and_ordered(look: Lookup) -> None:
    known = look.record.demands[0]
    states = (known.states[0], replace(known.states[1], kind=State.ORDERED))
    demands = (replace(known, states=states, open_days=28),)
    out = " ".join(shown(demands_text, Lookup(replace(look.record, demands=demands))).split())
    assert " · ordered, open for 28 days · " in out


def test_parts_of_parts_are_shown(look: Lookup) -> None:
    part = next(one for one in look.record.incidents if one.part_of)
    inner = replace(part, id="i9", part_of=part.id)
    out = shown(incidents_text, Lookup(replace(look.record, incidents=(inner, *look.record.incidents))))
    assert [line.split()[0] for line in out.splitlines() if line.lstrip().startswith("i")] == ["i1", part.id, "i9"]
    assert f"\n    {part.id}" in out
    assert "\n        i9" in out


def test_both_numbers_count_a_reprint_once(look: Lookup) -> None:
    assert str(look.tally(["r1", "r2", "r3", "r3"])) == "3 reports, 2 origins"
    assert str(look.tally(["r2"])) == "1 report, 1 origin"


def test_a_report_without_an_origin_is_one_of_its_own(look: Lookup) -> None:
    sources = tuple(replace(source, origin=None) for source in look.record.sources)
    assert Lookup(replace(look.record, sources=sources)).tally(["r1", "r2"]).origins == 2


def test_words_stand_in_their_sentence(look: Lookup) -> None:
    text = look.document("r3").text
    start = text.index("charged")
    near = look.near(Words("r3", Span(start, start + 7)))
    assert (near.before, near.words, near.after) == ("Dana Whitlow was ", "charged", " with obstruction.")


@pytest.mark.parametrize("told", ["The judge acquitted K. Bray and Insp. R. Orr", "Fr. Orr met Ms. Bray"])
def test_a_sentence_does_not_end_at_an_initial_or_a_title(look: Lookup, told: str) -> None:
    reading = look.reading("r3")
    document = document_from_text(f"It rained. {told} on Monday. It rained.")
    readings = {**look.record.readings, "r3": replace(reading, document=document)}
    start = document.text.index("on Monday")
    words = Lookup(replace(look.record, readings=readings)).sentence(Words("r3", Span(start, start + 9)))
    assert words.span.words(document.text).strip() == f"{told} on Monday."


def test_the_timeline_goes_by_date_and_has_each_thing_once(look: Lookup) -> None:
    found = timeline(look)
    assert [(e.date, e.kind, e.what, e.sources) for e in found.entries] == [
        ("2024-05-03", Kind.EVENT, "arrest", ("r1", "r2")),
        ("2024-05-04", Kind.DEMAND, "called for", ("r1", "r2")),
        ("2024-05-04", Kind.REPORT, "report published", ("r2",)),
        ("2024-05-04", Kind.REPORT, "report published", ("r1",)),
        ("2024-05-30", Kind.EVENT, "dispersal", ("r3",)),
        ("2024-05-30", Kind.DEMAND, "refused", ("r3",)),
        ("2024-06-01", Kind.LAW, "charged", ("r3",)),
        ("2024-06-01", Kind.REPORT, "report published", ("r3",)),
    ]
    assert found.undated == 1  # six people arrested, on no day that the report gives
    assert [told.held for told in found.entries[4].told] == ["denied"]


def test_who_gives_no_date_tells_of_the_one_that_others_give(look: Lookup) -> None:
    record = replace(look.record, same_events={"r2/v1": "r1/v1", "r3/v1": "r1/v1"})
    found = timeline(Lookup(record))
    assert found.undated == 0
    assert (found.entries[0].date, found.entries[0].what) == ("2024-05-03", "arrest")
    assert found.entries[0].sources == ("r1", "r2", "r3")
    assert [look.text(told.words) for told in found.entries[0].told] == ["arrested"] * 3


def test_who_gives_no_date_stands_in_no_entry_where_others_give_two(look: Lookup) -> None:
    record = replace(look.record, same_events={"r1/v1": "r3/v1", "r3/v4": "r3/v1"})
    assert timeline(Lookup(record)).undated == 1


def test_the_same_words_in_a_reprint_are_one_statement(look: Lookup) -> None:
    found = sayings(look, ["e2"])
    assert [[said.source for said in saying.told] for saying in found] == [["r1", "r2"]]


def test_statements_of_two_with_one_name_stay_apart(look: Lookup) -> None:
    assert [[said.source for said in saying.told] for saying in sayings(look, ["e3"])] == [["r3"]]
    assert len(sayings(look)) == 4


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("e2", ["e2"]),
        ("Ola Brandt", ["e1"]),
        ("BRANDT", ["e1"]),
        ("öla bránd", []),
        ("Óla Brandt", ["e1"]),
        ("Dana Whitlow", ["e2", "e3"]),
        ("Whitlow", ["e2", "e3"]),
        ("Inspector Dana Whitlow", ["e3"]),
        ("Insp. Whitlow", ["e3"]),
        ("Ms Whitlow", ["e2"]),  # as a report calls her
        ("Mr Brandt", ["e1"]),
        ("Chief Inspector Brandt", ["e1"]),
        ("Cllr Whitlow MP", ["e2", "e3"]),
        ("Judge", []),
        ("Jo Brandt", []),
        ("r1/e3", ["e2"]),
        ("E2", ["e2"]),
        ("Mill Lane", []),
        ("organisers", ["e5"]),
        ("…", []),
        ("", []),
    ],
)
def test_whom_a_name_means(look: Lookup, given: str, meant: list[str]) -> None:
    assert [entity.id for entity in named(look, given)] == meant


def test_a_slip_finds_the_name_that_was_meant(look: Lookup) -> None:
    assert alike(look, "Ola Brant") == ["Ola Brandt"]
    assert alike(look, "Mr Bránt") == ["Ola Brandt"]
    assert alike(look, "Xyz") == []


def test_another_first_name_offers_whoever_has_the_surname(look: Lookup) -> None:
    assert alike(look, "Jo Brandt") == ["Ola Brandt"]


if __name__ == "__main__":
    (GOLDEN / "case-80.txt").write_text(everything(), "utf-8")

"""The figures beside the spans: the key read back is perfect, and each kind of fault lowers its own figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.intake import document_from_text
from onrecord.model import Entity, EntityKind, Form, Reading, Span, Statement
from quality import figures
from statement_sample import MarkedReport, load

REPORTS = load()
Change = Callable[[Statement], Statement]


def as_read(report: MarkedReport) -> Reading:
    """The reading of a reader that makes no mistakes."""
    entities = {
        who: Entity(f"e{n}", EntityKind.PERSON, f"the {names[0]}", True, (Span(0, 1),))
        for n, (who, names) in enumerate(report.people.items(), 1)
    }
    made: list[Statement] = []
    for n, marked in enumerate(report.statements):
        made.append(
            Statement(
                id=f"s{n}",
                form=marked.form,
                source=marked.source,
                cue=marked.cue,
                content=marked.content,
                quoted=marked.quoted,
                speakers=tuple(entities[who] for who in sorted(marked.speakers or ())),
                relayed_by=entities[marked.relayed_by] if marked.relayed_by else None,
                within=None if marked.within is None else made[marked.within],
            )
        )
    return Reading(document_from_text(report.text), tuple(entities.values()), tuple(made))


def after(change: Change) -> dict[str, float]:
    """The figures where each statement of a perfect reading is changed."""
    readings = [as_read(report) for report in REPORTS]
    return figures(REPORTS, [replace(r, statements=tuple(map(change, r.statements))) for r in readings])


def test_the_key_read_back_is_perfect() -> None:
    assert set(after(lambda s: s).values()) == {100.0}


STRANGER = Entity("e99", EntityKind.PERSON, "Zeno Vautrin", True, (Span(0, 1),))


@pytest.mark.parametrize(
    ("change", "lowered"),
    [
        (lambda s: replace(s, form=Form.MIXED), {"form_accuracy", "paraphrase_kept"}),
        (lambda s: replace(s, form=Form.INDIRECT), {"form_accuracy"}),
        (lambda s: replace(s, quoted=s.quoted[:1]), {"quoted_words_exact"}),
        (lambda s: replace(s, speakers=(STRANGER,)), {"speaker_accuracy"}),
        (lambda s: replace(s, speakers=(*s.speakers, STRANGER)), {"speaker_accuracy"}),
        (lambda s: replace(s, speakers=s.speakers[:1]), {"speaker_accuracy"}),
        (lambda s: replace(s, speakers=() if s.form is Form.DIRECT else s.speakers), {"speaker_coverage"}),
        (lambda s: replace(s, relayed_by=s.relayed_by and STRANGER), {"relay_precision", "relay_recall"}),
        (lambda s: replace(s, relayed_by=s.relayed_by or STRANGER), {"relay_precision"}),
        (lambda s: replace(s, relayed_by=None if s.form is Form.DIRECT else s.relayed_by), {"relay_recall"}),
        (lambda s: replace(s, within=None), {"within_accuracy"}),
        (lambda s: replace(s, within=s.within or s), {"within_accuracy"}),
        (lambda s: replace(s, source=s.source and s.cue), {
            "linked_precision", "linked_recall", "linked_f1", "word_macro_f1", "direct_recall"}),
    ],
)  # fmt: skip
def test_a_fault_lowers_its_own_figure(change: Change, lowered: set[str]) -> None:
    assert {name for name, figure in after(change).items() if figure < 100} == lowered


def test_a_statement_that_nobody_made_costs_precision_alone() -> None:
    readings = [as_read(report) for report in REPORTS]
    last = readings[0].statements[-1]
    extra = replace(last, id="s99", content=(Span(0, 3),))
    readings[0] = replace(readings[0], statements=(*readings[0].statements, extra))
    found = figures(REPORTS, readings)
    assert found["linked_recall"] == 100
    assert 99 < found["linked_precision"] < 100


def test_an_odd_name_is_told_by_the_mentions_where_they_agree() -> None:
    """An entity may go by words that the key does not list; what it is called elsewhere tells who it is."""
    report = REPORTS[0]
    named = [
        Span(at, at + len(name)) for name in ("Harriet Coldwell", "Giles Amory") for at in [report.text.find(name)]
    ]

    def accuracy(*mentions: Span) -> float:
        odd = Entity("e9", EntityKind.PERSON, "the Right Honourable", True, mentions)
        reading = as_read(report)
        first = replace(reading.statements[0], speakers=(odd,))
        return figures([report], [replace(reading, statements=(first, *reading.statements[1:]))])["speaker_accuracy"]

    assert accuracy(named[0]) == 100
    assert accuracy(*named) < 100

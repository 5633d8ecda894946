"""The sample's key: words become spans, and what does not fit its text is refused."""

from __future__ import annotations

import pytest

from onrecord.model import Form
from statement_sample import SampleError, load, read_report

REPORT = """\
people:
  quell: [Mara Quell]
  warden: [warden]
text:
- paragraph: 1
  words: “We waited for hours,” Mara Quell said. She said the warden said it was shut.
  said:
  - source: Mara Quell
    cue: said@1
    content:
    - “We waited … hours,”
    - ¶2 “Nobody came.”
    form: direct
    speaker: quell
  - id: outer
    source: She
    cue: said@2
    content: the warden … shut
    form: indirect
    speaker: quell
  - source: the warden
    cue: said@3
    content: it was shut
    form: indirect
    speaker: warden
    within: outer
- paragraph: 2
  words: “Nobody came.”
"""


def test_words_become_spans() -> None:
    report = read_report("report", REPORT)
    first, outer, inner = report.statements
    assert [s.words(report.text) for s in first.content] == ["“We waited for hours,”", "“Nobody came.”"]
    assert [s.words(report.text) for s in first.quoted] == ["We waited for hours,", "Nobody came."]
    assert (first.form, first.within, first.speakers) == (Form.DIRECT, None, frozenset({"quell"}))
    assert [s.words(report.text) for s in outer.content] == ["the warden said it was shut"]
    assert (inner.within, inner.quoted, inner.speakers) == (1, (), frozenset({"warden"}))
    said = [s.cue[0] for s in report.statements]
    assert {s.words(report.text) for s in said} == {"said"}
    assert said == sorted(set(said))


def test_what_stands_in_marks_is_known() -> None:
    report = read_report("report", REPORT)
    marked = "".join(c for c, flag in zip(report.text, report.in_marks(), strict=True) if flag)
    assert marked == "“We waited for hours,”“Nobody came.”"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("said@1", "says", "'says' stands 0 times"),
        ("said@1", "said", "'said' stands 3 times"),
        ("said@3", "said@4", "wanted: 4"),
        ("source: She", "source: He", "'He' stands 0 times"),
        ("the warden … shut", "the warden … open", "'open' stands 0 times"),
        ("¶2 “Nobody", "“Nobody", "paragraph 1"),
        ("[warden]", "[Tom Ardry]", "nobody is called 'Tom Ardry'"),
        ("speaker: warden", "speaker: mayor", "nobody among its people is 'mayor'"),
        ("within: outer", "within: other", "no statement's id"),
        ("id: outer\n    source", "source", "no statement's id"),
        ("content: it was shut", "content: She said", "does not stand within"),
        ("content: it was shut\n    form: indirect", "content: it was shut\n    form: direct", "quotation mark"),
        ("content: it was shut\n    form: indirect", "content: it was shut\n    form: mixed", "0 quoted parts"),
        (
            "form: indirect\n    speaker: warden",
            "form: mixed\n    quoted: shut\n    speaker: warden",
            "does not follow",
        ),
        ("    speaker: warden\n", "", "not ['content', 'cue', 'form', 'source', 'speaker']"),
        ("“We waited … hours,”", "“We waited", "neither a quotation mark"),
        ("- paragraph: 2", "- paragraph: 3", "not numbered"),
    ],
)
def test_a_key_that_does_not_fit_its_text_is_refused(old: str, new: str, why: str) -> None:
    assert old in REPORT
    with pytest.raises(SampleError) as fault:
        read_report("report", REPORT.replace(old, new))
    assert why in str(fault.value)
    assert "report" in str(fault.value)


def test_the_sample_is_of_the_size_and_kinds_it_says() -> None:
    reports = load()
    statements = [s for r in reports for s in r.statements]
    assert len(reports) == 15
    assert sum(len(r.text.split()) for r in reports) > 2400
    assert {s.form for s in statements} == set(Form)
    assert sum(s.within is not None for s in statements) > 20
    assert sum(s.relayed_by is not None for s in statements) > 12
    assert sum(s.speakers == frozenset() for s in statements) > 8

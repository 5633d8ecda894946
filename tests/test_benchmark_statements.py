"""The comparison of statement readers: what it computes itself, on made-up numbers and invented text."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import peers
import processes
import statement_judge as judging
from statement_judge import Judged, View

TEXT = """“We waited for hours,” Mara Quell said. The mayor denied that the bridge “had shaken”.

She said nothing fell. Officials said the road was open.

“It is safe,” they added.
"""
BENCHMARK = Path(peers.__file__).with_name("statements.py")
WORDS = re.compile(r"\w+|[^\w\s]")


@pytest.fixture(scope="module")
def statements() -> Iterator[ModuleType]:
    """The benchmark's own file, under a name that leaves `statements` to the package in training/."""
    spec = importlib.util.spec_from_file_location("benchmark_statements", BENCHMARK)
    assert spec
    assert spec.loader
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def judged(confidence: float, *, linked: bool, kinds: str = "") -> Judged:
    return Judged("d", dict.fromkeys(judging.GROUPINGS, kinds), True, linked, confidence)


def found(words: str) -> list[list[int]]:
    """The spans of words that stand in the text; several are parted by a slash."""
    return [[TEXT.index(w), TEXT.index(w) + len(w)] for w in words.split("/") if w]


def view(source: str = "", cue: str = "", content: str = "had shaken") -> View:
    quoted, inside = [], False
    for mark in TEXT:
        inside = (inside or mark == "“") and mark != "”"
        quoted.append(inside or mark == "”")
    spans = [found(words) for words in (source, cue, content)]
    words = [[m.span() for s, e in role for m in WORDS.finditer(TEXT, s, e)] for role in spans]
    return View(TEXT, quoted, *spans, words[0], words[2], words[1])


def test_the_calibration_error_is_the_mean_gap_between_confidence_and_share_right() -> None:
    # Four of 0.9 with one right: a gap of 0.65; six of 0.35 with two right: 1/60. Weighed 4 to 6.
    made = [judged(0.9, linked=n == 0) for n in range(4)] + [judged(0.35, linked=n < 2) for n in range(6)]
    error = judging.expected_calibration_error(judging.bins_by_width(made))
    assert error == pytest.approx(0.4 * 0.65 + 0.6 * (0.35 - 2 / 6))
    assert judging.expected_calibration_error([]) == 0


def test_bins_of_equal_width_hold_what_lies_in_their_range() -> None:
    made = [judged(c, linked=True) for c in (0.0, 0.05, 0.1, 0.95, 1.0)]
    bins = judging.bins_by_width(made)
    assert [(b.low, b.count) for b in bins] == [(0.0, 2), (0.1, 1), (0.9, 2)]


def test_bins_of_equal_mass_hold_equally_many_in_order_of_confidence() -> None:
    made = [judged(n / 25, linked=n % 2 == 0) for n in reversed(range(25))]
    bins = judging.bins_by_mass(made)
    assert [b.count for b in bins] == [2, 3] * 5
    assert [b.low for b in bins] == sorted(b.low for b in bins)
    assert len(judging.bins_by_mass(made[:3])) == 3


def test_a_reader_that_abstains_keeps_the_surer_ones() -> None:
    rows = {"a": [{"confidence": 0.4}, {"confidence": 0.6}], "b": [{}]}
    assert judging.above(rows, 0.5) == {"a": [{"confidence": 0.6}], "b": [{}]}


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ("“We waited for hours,”", "direct"),
        ("that the bridge “had shaken”", "mixed"),
        ("nothing fell", "indirect"),
        ("the bridge", "indirect"),
    ],
)
def test_the_form_goes_by_the_share_of_words_in_marks(content: str, form: str) -> None:
    assert judging.form(view(content=content)) == form


@pytest.mark.parametrize(
    ("source", "kind"),
    [("Mara Quell", "name"), ("The mayor", "other"), ("She", "pronoun"), ("they", "pronoun"), ("", "none")],
)
def test_sources_are_names_pronouns_or_descriptions(source: str, kind: str) -> None:
    assert judging.source_kind(view(source)) == kind


def test_a_capital_at_the_start_of_a_sentence_is_no_name_by_itself() -> None:
    assert judging.source_kind(view("Officials")) == "other"


def test_cue_distance_spans_and_length() -> None:
    spread = view("Mara Quell", "said", "“We waited for hours,”/“It is safe,”")
    assert (judging.spans(spread), judging.cue(spread)) == ("several", "one word")
    assert judging.distance(spread) == "same"
    assert judging.distance(view("Mara Quell", content="“It is safe,”")) == "another"
    assert judging.distance(view(content="“It is safe,”")) == "no source"
    assert (judging.length(view(content="nothing fell")), judging.length(spread)) == ("1 to 7", "1 to 7")
    assert judging.length(view(content="We waited for hours,” Mara Quell said. The mayor denied")) == "8 to 25"
    assert (judging.cue(view()), judging.cue(view(cue="mayor denied"))) == ("none", "several")


def test_a_kind_has_its_own_recall_and_precision() -> None:
    keys = [judged(1, linked=n == 0, kinds="x") for n in range(4)] + [judged(1, linked=True, kinds="y")]
    ours = [judged(1, linked=True, kinds="x"), judged(1, linked=False, kinds="x")]
    x, y = list(judging.breakdown(ours, keys))[:2]
    assert (x.name, x.key, x.linked_recall, x.content_recall, x.found, x.linked_precision) == ("x", 4, 25, 100, 2, 50)
    assert (y.name, y.key, y.linked_recall, y.found, y.linked_precision) == ("y", 1, 100, 0, 0)


def test_judging_agrees_with_the_scorer(statements: ModuleType, data: Path) -> None:
    scorer = judging.load_scorer(data)
    key = [
        {"source": found("Mara Quell"), "cue": found("said"), "content": found("“We waited for hours,”")},
        {"source": found("The mayor"), "cue": found("denied"), "content": found("that the bridge “had shaken”")},
        {"source": found("She"), "cue": [], "content": found("nothing fell")},
    ]
    rows = [{**key[0], "confidence": 0.8}, {**key[1], "source": found("Mara Quell")}, {**key[2], "content": [[0, 3]]}]
    gold, predictions = {"oak_1": (TEXT, key)}, {"oak_1": rows}
    ours, keys = judging.judge(scorer, gold, predictions)
    assert [(j.matched, j.linked, j.confidence) for j in ours] == [
        (True, True, 0.8), (True, False, 1), (False, False, 1),
    ]  # fmt: skip
    assert [j.kinds["form"] for j in keys] == ["direct", "mixed", "indirect"]
    score = scorer.score(gold, predictions)
    assert statements.figures(score)[:4] == ("33.3", "33.3", "33.3", "66.7")
    assert statements.publisher_of("oak_1") == "oak"


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="only Linux pins a process to a core")
def test_a_process_is_alone_on_a_core_and_its_cost_is_its_own() -> None:
    code = "import os; b = bytearray(200_000_000); print(len(os.sched_getaffinity(0)), os.environ['OMP_NUM_THREADS'])"
    large = processes.run_alone([sys.executable, "-c", code])
    small = processes.run_alone([sys.executable, "-c", "print('small')"])
    assert (large.output, small.output) == ("1 1\n", "small\n")
    assert large.megabytes >= 190
    assert 0 < small.cpu < 60
    with pytest.raises(subprocess.CalledProcessError):
        processes.run_alone([sys.executable, "-c", "raise SystemExit(3)"])


@pytest.mark.parametrize("reader", peers.READERS)
def test_every_reader_prints_rows_that_the_scorer_reads(reader: str, tmp_path: Path) -> None:
    if reader in peers.NEEDS:
        pytest.importorskip(peers.NEEDS[reader], reason="only the benchmark needs it: make peers")
    tmp_path.joinpath("oak_1.txt").write_text(TEXT, "utf-8")
    rows, cost = peers.run(reader, tmp_path)
    assert [row["id"] for row in rows] == ["oak_1"]
    contents = [TEXT[s:e] for statement in rows[0]["statements"] for s, e in statement["content"]]
    assert "“We waited for hours,”" in contents
    assert cost.cpu > 0


def test_a_reader_that_is_not_installed_is_left_out_and_named(
    statements: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", {}.get)
    options = statements.parse([str(tmp_path), "--readers", "textacy"])
    assert list(statements.read_all(options, tmp_path)) == []
    assert "make peers" in capsys.readouterr().err


def test_readings_that_were_made_before_are_taken_as_they_are(statements: ModuleType, tmp_path: Path) -> None:
    lines = tmp_path / "readings.jsonl"
    lines.write_text(json.dumps({"document": {"input": "x/oak_1.txt"}, "statements": [{"content": [[0, 3]]}]}), "utf-8")
    options = statements.parse([str(tmp_path), "--readings", str(lines)])
    (run,) = statements.read_all(options, tmp_path)
    assert run.found == {"oak_1": [{"content": [[0, 3]]}]}
    assert run.cost is None


def test_a_few_texts_are_taken_evenly(statements: ModuleType, tmp_path: Path) -> None:
    texts, few = tmp_path / "texts", tmp_path / "few"
    texts.mkdir()
    few.mkdir()
    for n in range(10):
        texts.joinpath(f"{n}.txt").write_text("x", "utf-8")
    assert statements.chosen(texts, few, None) == texts
    assert [path.stem for path in sorted(statements.chosen(texts, few, 4).iterdir())] == ["0", "2", "5", "7"]

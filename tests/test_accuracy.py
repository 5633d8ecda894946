"""The page of figures: it has every layer, names commands that are there, and is written by the one that it names."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import accuracy
from onrecord.reading.pipeline import default_layers

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "accuracy.md").read_text("utf-8")
MEASURES = accuracy.plan()
#: A layer of the reading whose figures stand under another name; media and blocks have no public set.
NAMED = {"people": "entities"}


def test_every_layer_is_on_the_page() -> None:
    layers = {NAMED.get(layer.name, layer.name) for layer in default_layers()} - {"media"}
    assert layers <= {measure.layer for measure in MEASURES}
    for measure in MEASURES:
        assert PAGE.count(f"<!-- made: {measure.layer} -->\n") == 1


@pytest.mark.parametrize("command", sorted({measure.command for measure in MEASURES}))
def test_every_command_is_there_and_knows_its_options(command: str) -> None:
    script, *arguments = shlex.split(command)
    source = (ROOT / script).read_text("utf-8")
    assert arguments[0] == "DATA_DIR"
    assert all(word in source for word in arguments if word.startswith("--"))


def test_the_page_names_the_commands_of_its_figures() -> None:
    shown = set(re.findall(r"`python (benchmarks/\w+\.py [^`]*)`", PAGE))
    assert shown <= {measure.command for measure in MEASURES}


def test_a_figure_is_read_out_of_what_is_printed() -> None:
    (measure,) = [m for m in MEASURES if m.command == "benchmarks/police.py DATA_DIR"]
    printed = (
        "KILL        P 1.000 R 0.714 F1 0.833 of 7\nARREST      P 0.8 R 0.6 F1 0.706 of 19\nFAIL  P 1 R 1 F1 0.5 of 1\n"
        "FORCE  P 1 R 1 F1 0.25 of 1\nANY_ACTION  P 1 R 1 F1 0.625 of 6\nmacro F1    0.699 over 160 documents\n"
    )
    values = [figure.read(printed) for figure in measure.figures]
    assert values == pytest.approx([69.9, 83.3, 70.6, 50.0, 25.0, 62.5])
    assert measure.figures[0].read("nothing") is None


def test_only_the_layer_that_was_measured_is_rewritten() -> None:
    page = "<!-- made: times -->\nold\n<!-- end -->\n<!-- made: places -->\nkept\n<!-- end -->\n"
    (measure,) = [m for m in MEASURES if m.command.endswith("gum-news")]
    new = accuracy.filled(page, "times", accuracy.table([(measure, (89.6, 72.7))]))
    assert "| 89.6 |" in new
    assert "kept" in new
    assert "old" not in new
    with pytest.raises(SystemExit, match="not once"):
        accuracy.filled(page, "events", "")

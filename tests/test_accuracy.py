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
#: A layer of the reading whose figures stand under another name; media, blocks and sentences have no public set.
NAMED = {"people": "entities"}


def test_every_layer_is_on_the_page() -> None:
    layers = {NAMED.get(layer.name, layer.name) for layer in default_layers()} - {"media", "sentences"}
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
        "                   P    R    F1  of        P    R    F1  of\n"
        "KILL            1.00 0.71 0.833   7     1.00 0.81 0.897   4\n"
        "ARREST          0.80 0.60 0.706  19     0.97 0.82 0.886   9\n"
        "FAIL            1.00 1.00 0.500   1     1.00 0.33 0.200   1\n"
        "FORCE           0.91 0.80 0.250   1     0.92 0.81 0.863   1\n"
        "ANY_ACTION      0.96 0.57 0.625   6     0.96 0.60 0.736   3\n"
        "macro F1                  0.699                   0.776                   0.771    \n"
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

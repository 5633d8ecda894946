"""The cost benchmark: its steps measure the real path, and a broken limit shows."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.reading.pipeline import default_layers

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def cost() -> ModuleType:
    spec = importlib.util.spec_from_file_location("cost", ROOT / "benchmarks" / "cost.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_both_sides_get_the_same_texts(cost: ModuleType, tmp_path: Path) -> None:
    made = cost.measure("prepare", folder=str(ROOT / "samples"), into=str(tmp_path), repeats=1)
    texts = sorted(tmp_path.iterdir())
    assert made["reports"] == len(texts) == 5
    assert made["words"] == sum(len(path.read_text("utf-8").split()) for path in texts)
    assert made["peak"] > 10


def test_each_layer_is_timed(cost: ModuleType) -> None:
    spent = cost.measure("shares", inputs=[str(ROOT / "samples" / "5-follow-up.jsonl")])["spent"]
    assert set(spent) == {"intake", "spaCy", "JSON", *(layer.name for layer in default_layers())}
    assert all(seconds >= 0 for seconds in spent.values())


def test_a_broken_limit_shows(cost: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert cost.verdict("times bare spaCy", 2.4, 2.5, "x")
    assert not cost.verdict("times bare spaCy", 2.6, 2.5, "x")
    kept, broken = capsys.readouterr().out.splitlines()
    assert "BROKEN" not in kept
    assert broken.endswith("BROKEN")


def test_the_folder_is_evaluation_data_or_else_the_samples(
    cost: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path))
    assert cost.default_folder() == (ROOT / "samples", 20)
    folder = tmp_path / "polnear" / "dev" / "text"
    folder.mkdir(parents=True)
    assert cost.default_folder() == (folder, 1)
    monkeypatch.delenv("ONRECORD_DATA")
    assert cost.default_folder() == (ROOT / "samples", 20)

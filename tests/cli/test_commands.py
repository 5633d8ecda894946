"""The small commands, help, and how the whole ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
import onrecord.engine.run
from onrecord.cli import app
from onrecord.export.readings_json import schema_to_json

ROOT = Path(__file__).parents[2]


def _onrecord(*arguments: str, **settings: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "onrecord", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **settings,
    )  # fmt: skip


def test_every_command_has_help_with_examples(shell) -> None:
    for name in app.commands:
        ran = shell(name, "--help")
        assert ran.code == 0
        assert f"onrecord {name}" in ran.out.split("Example", 1)[1]


def test_the_version_is_the_packages(shell) -> None:
    assert shell("--version").out == f"onrecord {onrecord.__version__}\n"


def test_schema_prints_the_schema(shell) -> None:
    ran = shell("schema")
    assert ran.out == schema_to_json()
    assert json.loads(ran.out)["title"] == "ReadingObject"


def test_layers_says_what_each_needs_and_sets(shell) -> None:
    out = shell("layers").out
    names = [line for line in out.splitlines() if not line.startswith(" ")]
    assert names == ["media", "times", "statements", "sentences", "people", "speakers", "places", "events"]
    assert out.count("\n  needs      ") == out.count("\n  sets       ") == out.count("\n  scored by  ") == len(names)


def test_event_types_lists_each_with_its_definition(shell) -> None:
    out = shell("event-types").out
    assert {"arrest", "call", "use_of_force"} <= set(out.splitlines())
    assert "\n  agent       " in out


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["--version"]])
def test_help_loads_nothing_that_takes_long_to_load(arguments: list[str]) -> None:
    heavy = "{'spacy', 'trafilatura', 'httpx', 'pydantic', 'rich', 'jinja2'}"
    code = f"""if True:
        import sys
        from onrecord.cli import main
        try:
            main({arguments!r})
        finally:
            print(sorted({heavy} & set(sys.modules)), file=sys.stderr)
    """
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "onrecord" in ran.stdout
    assert ran.stderr == "[]\n"


def test_the_module_runs_like_the_command() -> None:
    process = _onrecord("--version")
    assert process.communicate()[0] == f"onrecord {onrecord.__version__}\n"


def test_a_pipe_that_nobody_reads_is_no_error() -> None:
    with _onrecord("schema") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141


def test_output_is_utf8_whatever_the_locale() -> None:
    process = _onrecord("schema", env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert out == schema_to_json()


def test_a_fault_of_our_own_is_one_line_and_a_hint(shell, report, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_):
        raise ZeroDivisionError("no reason")

    monkeypatch.setattr(onrecord.engine.run, "read_many", broken)
    ran = shell("read", report)
    assert ran.code == 70
    assert ran.err.startswith("error: a fault of OnRecord's own: ZeroDivisionError: no reason\nhint: ")
    with pytest.raises(ZeroDivisionError):
        shell("--traceback", "read", report)

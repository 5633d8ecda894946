"""Reading in several processes: the order of the inputs, failures, and processes that are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from light_pipeline import Light, noted

import onrecord
from onrecord import Failure, Reading
from onrecord.engine.cases import Kept, add
from onrecord.engine.several import Processes
from onrecord.errors import InputError, LayerError, SettingError
from onrecord.intake import document_from_text
from onrecord.store import open_case, verify

HERE = str(os.getpid())
TEXTS = ["rain in Norhaven", "sun in Eastmoor", "snow on Wexbridge", *(f"fog number {n}" for n in range(20))]


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    """Files, and one that is not there among them."""
    names = []
    for number, text in enumerate(TEXTS):
        path = tmp_path / f"{number:02}.txt"
        path.write_text(f"There was {text}.", "utf-8")
        names.append(str(path))
    return [*names[:2], str(tmp_path / "nowhere.txt"), *names[2:]]


def reader(reading: Reading) -> str:
    return next(issue.message for issue in reading.issues if issue.code == "test.process")


def test_several_processes_give_what_one_does_in_the_same_order(reports: list[str]) -> None:
    alone = list(onrecord.read_many(reports, pipeline=Light()))
    shared = list(onrecord.read_many(reports, processes=Processes(2, load=Light)))
    assert [one.document if isinstance(one, Reading) else str(one.error) for one in alone] == [
        one.document if isinstance(one, Reading) else str(one.error) for one in shared
    ]
    failures = [(place, type(one.error)) for place, one in enumerate(shared) if isinstance(one, Failure)]
    assert failures == [(2, InputError), (3, LayerError)]
    assert HERE not in {reader(one) for one in shared if isinstance(one, Reading)}


def test_the_first_reports_are_read_here(reports: list[str], tmp_path: Path) -> None:
    (tmp_path / "processes").mkdir()
    load = partial(noted, str(tmp_path / "processes"))
    few = list(onrecord.read_many(reports[:2], processes=Processes(2, 5, load)))
    assert [reader(one) for one in few if isinstance(one, Reading)] == [HERE, HERE]
    many = [one for one in onrecord.read_many(reports, processes=Processes(2, 5, load)) if isinstance(one, Reading)]
    assert [reader(one) == HERE for one in many] == [True] * 4 + [False] * 18  # snow is the fifth of the five
    others = {path.name for path in (tmp_path / "processes").iterdir()} - {HERE}
    assert {reader(one) for one in many[4:]} <= others
    assert len(others) <= 2


def test_a_case_is_the_same_however_many_processes_read(reports: list[str], tmp_path: Path) -> None:
    twice = [*reports, reports[0], reports[0]]
    told = []
    for place, processes in (("one", Processes(load=Light)), ("two", Processes(2, load=Light))):
        with open_case(tmp_path / f"{place}.onrecord", create=True) as case:
            outcomes = list(add(case, twice, processes=processes))
            told.append([(one.source.id, one.is_new) if isinstance(one, Kept) else one.input for one in outcomes])
            assert verify(case).finding is None
            assert [str(one.error) for one in add(case, twice, processes=processes) if isinstance(one, Failure)] == [
                str(one.error) for one in outcomes if isinstance(one, Failure)
            ]
    assert told[0] == told[1]
    assert told[0][-1] == ("r1", False)


def test_only_a_few_reports_are_taken_in_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def documents(*_: object):
        for number in range(50):
            taken.append(number)
            yield document_from_text(f"There was fog number {number}.")

    monkeypatch.setattr("onrecord.engine.run.take_in", documents)
    outcomes = onrecord.read_many([], processes=Processes(2, load=Light))
    next(outcomes)
    assert len(taken) <= 7
    outcomes.close()
    assert len(taken) <= 7


def test_a_killed_process_is_told(tmp_path: Path) -> None:
    path = tmp_path / "hail.txt"
    path.write_text("There was hail.", "utf-8")
    with pytest.raises(SettingError, match="killed"):
        list(onrecord.read_many([str(path)], processes=Processes(2, load=Light)))


def test_fewer_than_one_process_is_refused() -> None:
    with pytest.raises(SettingError, match="0 processes"):
        Processes(0)


BUSY = """
import sys
from functools import partial
from light_pipeline import noted
from onrecord.engine.cases import add
from onrecord.engine.several import Processes
from onrecord.store import open_case

if __name__ == "__main__":
    with open_case(sys.argv[1], create=True) as case:
        for kept in add(case, sys.argv[3:], processes=Processes(2, load=partial(noted, sys.argv[2]))):
            print(kept.source.id, flush=True)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_processes_end_with_the_one_that_began_them(tmp_path: Path, how: signal.Signals) -> None:
    (tmp_path / "busy.py").write_text(BUSY, "utf-8")
    (tmp_path / "processes").mkdir()
    names = []
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(f"There was rain on day {number}.", "utf-8")
        names.append(str(tmp_path / f"{number}.txt"))
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "busy.py"), str(tmp_path / "x.onrecord"), str(tmp_path / "processes"), *names],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        start_new_session=True,
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(2)]
    if how is signal.SIGINT:
        os.killpg(process.pid, how)  # as a terminal does
    else:
        process.kill()
    told += process.stdout.read().split()
    process.wait(60)
    process.stdout.close()
    began = [int(path.name) for path in (tmp_path / "processes").iterdir()]
    assert began
    deadline = time.monotonic() + 60
    while any(is_running(one) for one in began):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    with open_case(tmp_path / "x.onrecord") as case:
        assert [source.id for source in case.sources][: len(told)] == told
        assert verify(case).finding is None


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path("/proc") / str(process) / "status"
    return not status.exists() or "State:\tZ" not in status.read_text("utf-8")

"""Kill a process that adds to a case, again and again, and look each time at what is left; or let several add at once.

    python tests/store/kill_adds.py KILLS SEED CASE…
    python tests/store/kill_adds.py race CASE

Exits with an error at the first thing that was acknowledged and lost, or that does not agree. It is a program of its
own, so that it may fork: a killed child needs no start of Python, and dies while it adds and not while it imports.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from itertools import islice
from pathlib import Path

from store_reports import reading

from onrecord.ids import content_id
from onrecord.store import Case, open_case, verify

REPORTS = 25


def text(number: int) -> str:
    return f"{number} held in Norhaven, police said."


def add_all(place: str, told: int) -> None:
    """Add every report, with an index that touches pages all over the file; tell each when it is kept."""
    with open_case(place, create=True) as case:
        for number in range(REPORTS):
            original = random.Random(number).randbytes(4000)
            with case.change():
                added = case.sources.add(reading(text(number), original=original))
                if added.is_new:
                    note(case, added.source.id, number)
            os.write(told, f"{number} {added.source.id}\n".encode())


def note(case: Case, id: str, number: int) -> None:
    case.index.put_keys(id, "band", (hash((number, key)) for key in range(150)))
    case.index.put_profile(id, "words", list(range(number)))
    group = [f"r{other}" for other in range(number % 3 + 1, number + 2, 3)]
    case.index.put_groups("incident", [group])


def killed_after(place: str, count: int, seconds: float) -> dict[int, str]:
    """Add in a child that is killed some time after it told of some reports; return those that it told."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        try:
            add_all(place, write)
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as lines:
        told = list(islice(lines, count))
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return {int(number): id for number, id in map(str.split, [*told, *lines])}


def check(place: str, told: dict[int, str]) -> int:
    """Check what is left, and return how many reports that is."""
    if "://" not in place and not Path(place).exists():
        assert not told
        return 0
    with open_case(place, create="://" in place) as case:
        verified = verify(case)
        assert verified.finding is None, verified.finding
        documents = {source.id: source.document for source in case.sources}
        for number, id in told.items():
            assert documents[id] == content_id(text(number)), f"{id} was acknowledged and is not there"
        # What hangs on a report was kept with it.
        assert len(case.index.profiles("words")) == len(documents)
        assert {m for group in case.index.groups("incident") for m in group.members} == set(documents)
    return len(documents)


def main(places: list[str], kills: int, seed: int) -> None:
    """Kill so many times, going on in the same case until it is whole, and then in the next place."""
    chosen = random.Random(seed)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    add_all(places[0], nowhere)
    assert check(places[0], {}) == REPORTS
    partly, place = 0, 1
    told: dict[int, str] = {}
    for _ in range(kills):
        told |= killed_after(places[place], chosen.randrange(REPORTS), chosen.uniform(0, 0.03))
        kept = check(places[place], told)
        assert kept >= len(told)
        partly += 0 < kept < REPORTS
        if kept == REPORTS and place + 1 < len(places):
            place, told = place + 1, {}
    add_all(places[place], nowhere)
    assert check(places[place], told) == REPORTS
    sys.stdout.write(f"{kills} kills, {partly} of them in the middle\n")


def race(place: str) -> None:
    """Let three processes begin one case at once and add the same reports to it."""
    children = []
    for _ in range(3):
        child = os.fork()
        if not child:
            failed = 1
            try:
                add_all(place, os.open(os.devnull, os.O_WRONLY))
                failed = 0
            finally:
                os._exit(failed)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert check(place, {number: f"r{number + 1}" for number in range(REPORTS)}) == REPORTS


if __name__ == "__main__":
    if sys.argv[1] == "race":
        race(sys.argv[2])
    else:
        main(sys.argv[3:], int(sys.argv[1]), int(sys.argv[2]))

"""The five sample reports: one matter, three origins."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from onrecord import Pipeline, Reading
from onrecord.intake import IntakeOptions, take_in
from onrecord.model import Document
from onrecord.model.record import LinkKind
from onrecord.record import incidents, reprints
from onrecord.record.index import InMemory, get, put
from onrecord.record.origins import origin_of, sourced

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def samples(pipeline: Pipeline) -> dict[str, Reading]:
    paths = [str(path) for path in sorted(SAMPLES.glob("[1-5]*"))]
    documents = [taken for taken in take_in(paths, IntakeOptions()) if isinstance(taken, Document)]
    return {f"r{number}": pipeline.read(document) for number, document in enumerate(documents, 1)}


def test_they_are_of_one_incident(samples: dict[str, Reading]) -> None:
    index = InMemory()
    for source, reading in samples.items():
        incidents.note(index, source, reading)
        groups = incidents.regroup(index, source)
    assert groups == [("r1", "r2", "r3", "r4", "r5")]
    # What made a link is kept with it.
    link = next(one for one in get(index, LinkKind.INCIDENT, ["r1"]) if one.right == "r4")
    assert "nuala carrow" in next(why for why in link.why if why.name == "names").left


def test_the_agencys_story_in_two_outlets_has_one_origin(samples: dict[str, Reading]) -> None:
    index = InMemory()
    for source, reading in samples.items():
        reprints.note(index, source, reading.document)
        put(index, reprints.links_of(index, source))
    (copies,) = reprints.copies(get(index, LinkKind.COPY, samples))
    assert copies == ("r2", "r3")
    origins = defaultdict(set)
    for source in samples:
        group = copies if source in copies else (source,)
        origins[origin_of(sourced(one, samples[one].document) for one in group).name].add(source)
    assert origins == {"Sallowford Gazette": {"r1", "r5"}, "Pennant": {"r2", "r3"}, "The Open Ledger": {"r4"}}

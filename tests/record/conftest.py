"""What the record's tests share: the town's twelve reports, read once."""

from __future__ import annotations

import json

import pytest
from record_town import DATA, Town

from onrecord import Pipeline
from onrecord.intake import IntakeOptions, take_in
from onrecord.model import Document


@pytest.fixture(scope="session")
def town(pipeline: Pipeline) -> Town:
    paths = sorted((DATA / "town").glob("*.json"))
    documents = [taken for taken in take_in(map(str, paths), IntakeOptions()) if isinstance(taken, Document)]
    assert len(documents) == 12
    readings = {path.name[:2]: pipeline.read(document) for path, document in zip(paths, documents, strict=True)}
    return Town(readings, json.loads((DATA / "town-key.json").read_text("utf-8")))

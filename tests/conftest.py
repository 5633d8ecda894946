"""What several tests share: one loaded pipeline, and the folder of public evaluation data."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import Pipeline, Reading
from onrecord.intake import document_from_text


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="session")
def read_text(pipeline: Pipeline) -> Callable[..., Reading]:
    """Reads text that a test holds: ``read_text("…", published="2024-05-03")``."""

    def read(text: str, published: str | None = None) -> Reading:
        return pipeline.read(document_from_text(text, published=published))

    return read


@pytest.fixture(scope="session")
def data() -> Path:
    """The public evaluation sets; their texts never enter the project."""
    folder = os.environ.get("ONRECORD_DATA")
    if not folder:
        pytest.skip("ONRECORD_DATA does not name the folder of public evaluation sets")
    return Path(folder)

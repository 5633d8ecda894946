"""A case of three reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord import Reading
from onrecord.engine.cases import add_reading
from onrecord.store import Case, open_case

TEXTS = (
    "Police arrested Mara Quill in Norhaven on Friday, said Inspector Ola Brandt.",
    "A warehouse burned down in Pell Street. “It was empty,” said its owner, Mara Quill.",
    "The harbour fair opened in Norhaven under grey skies, and nobody minded.",
)


@pytest.fixture
def case(tmp_path: Path, read_text: Callable[..., Reading]) -> Iterator[Case]:
    with open_case(tmp_path / "vigil.onrecord", create=True) as opened:
        for text in TEXTS:
            add_reading(opened, read_text(text, published="2024-05-04"))
        yield opened

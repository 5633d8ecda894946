"""The town of twelve reports and the key that was written before the code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord import Reading
from onrecord.model import Document

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Town:
    """The reports by their first two digits, and the key."""

    readings: dict[str, Reading]
    key: dict[str, Any]

    def documents(self) -> dict[str, Document]:
        return {source: reading.document for source, reading in self.readings.items()}

"""A pipeline that takes no time to load, for tests of several processes: they import it by this name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from onrecord.errors import LayerError
from onrecord.model import Document, Issue, Reading
from onrecord.reading.pipeline import Pipeline


class Light(Pipeline):
    """Tells which process read; fails on snow, is killed by hail, is slow in rain."""

    def __init__(self) -> None:
        """Load nothing."""

    def read(self, document: Document) -> Reading:
        """See :class:`Pipeline`."""
        if "snow" in document.text:
            raise LayerError("layer.failed", "snow", subject=document.input)
        if "hail" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "rain" in document.text:
            time.sleep(0.2)
        return Reading(document, issues=(Issue("test.process", str(os.getpid()), component="weather"),))


def noted(folder: str) -> Light:
    """Return one, and leave a file named after the process in a folder."""
    (Path(folder) / str(os.getpid())).touch()
    return Light()

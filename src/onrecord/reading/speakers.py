"""The speakers layer."""

from __future__ import annotations

from onrecord.reading.layer import Draft, Layer


def layer() -> Layer:
    """Return the speakers layer."""
    return Layer("speakers", frozenset({"document", "doc"}), frozenset({"statements"}), "", _run)


def _run(draft: Draft) -> None:
    del draft

"""The events layer."""

from __future__ import annotations

from onrecord.reading.layer import Draft, Layer


def layer() -> Layer:
    """Return the events layer."""
    return Layer("events", frozenset({"document", "doc"}), frozenset({"events"}), "", _run)


def _run(draft: Draft) -> None:
    del draft

"""The places layer."""

from __future__ import annotations

from onrecord.reading.layer import Draft, Layer


def layer() -> Layer:
    """Return the places layer."""
    return Layer("places", frozenset({"document", "doc"}), frozenset({"places"}), "", _run)


def _run(draft: Draft) -> None:
    del draft

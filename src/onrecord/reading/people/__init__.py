"""The people layer."""

from __future__ import annotations

from onrecord.reading.layer import Draft, Layer


def layer() -> Layer:
    """Return the people layer."""
    return Layer("people", frozenset({"document", "doc"}), frozenset({"entities", "mentions"}), "", _run)


def _run(draft: Draft) -> None:
    del draft

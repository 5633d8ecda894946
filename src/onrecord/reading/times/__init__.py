"""The times layer."""

from __future__ import annotations

from onrecord.reading.layer import Draft, Layer


def layer() -> Layer:
    """Return the times layer."""
    return Layer("times", frozenset({"document", "doc"}), frozenset({"times"}), "", _run)


def _run(draft: Draft) -> None:
    del draft

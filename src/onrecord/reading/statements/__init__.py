"""The statements layer."""

from __future__ import annotations

from onrecord.reading.layer import Draft, Layer


def layer() -> Layer:
    """Return the statements layer."""
    return Layer("statements", frozenset({"document", "doc"}), frozenset({"attributions"}), "", _run)


def _run(draft: Draft) -> None:
    del draft

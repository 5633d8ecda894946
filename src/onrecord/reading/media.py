"""The media layer."""

from __future__ import annotations

from onrecord.reading.layer import Draft, Layer


def layer() -> Layer:
    """Return the media layer."""
    return Layer("media", frozenset({"document", "doc"}), frozenset({"media"}), "", _run)


def _run(draft: Draft) -> None:
    del draft

"""Content-hash identifiers."""

from __future__ import annotations

import hashlib


def content_id(content: str | bytes) -> str:
    """Return ``"sha256:"`` and the hex SHA-256 of the bytes, or of the text as UTF-8.

    Lone surrogates, which UTF-8 cannot hold, are hashed as their three-byte form, so that any text has an id.
    """
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return "sha256:" + hashlib.sha256(data).hexdigest()

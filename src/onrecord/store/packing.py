"""How the store writes things down: canonical JSON, compressed, and the hashes of both."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TypeAlias

from onrecord.errors import CaseError
from onrecord.ids import content_id

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

#: zlib's usual one: level 9 takes half as long again for one byte in a hundred.
_LEVEL = 6
#: More than any report: a changed size may be anything.
_LARGEST = 1 << 40


@dataclass(frozen=True, slots=True)
class Packed:
    """Content as it lies in a row.

    Attributes:
        sha256: the content's id, ``"sha256:…"``.
        size: of the content in bytes.
        stored: the id of ``data``: compressed bytes can be changed in ways that decompress to the same content.
        data: the content, compressed.
    """

    sha256: str
    size: int
    stored: str
    data: bytes


def canonical_bytes(value: Json) -> bytes:
    """Return JSON that is the same for equal values: sorted keys, no white space.

    Lone surrogates, which UTF-8 cannot hold, are written as three bytes each, so that any text comes back as it was.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


def canonical_text(value: Json) -> str:
    """Return the same as ASCII, for columns of text: a PostgreSQL one can hold neither NUL nor a lone surrogate."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)


def parse(data: bytes) -> Json:
    """Return the value of :func:`canonical_bytes`."""
    value: Json = json.loads(data.decode("utf-8", "surrogatepass"))
    return value


def pack(content: bytes) -> Packed:
    """Compress content and take both hashes."""
    data = zlib.compress(content, _LEVEL)
    return Packed(content_id(content), len(content), content_id(data), data)


def unpack(packed: Packed, subject: str) -> bytes:
    """Return the content, checked against its hash.

    Raises:
        CaseError: where it is not what was stored.
    """
    if why := flaw(packed):
        raise CaseError("case.damaged", why, subject=subject, hint="take the case from a backup; what else is damaged, "
                        "`onrecord verify` says")  # fmt: skip
    return zlib.decompress(packed.data)


def flaw(packed: Packed) -> str | None:
    """Return what is wrong with a row's content, or ``None``."""
    if (found := content_id(packed.data)) != packed.stored:
        return f"the stored bytes hash to {found}, not to {packed.stored}"
    if not 0 <= packed.size <= _LARGEST:
        return f"its size is {packed.size}"
    inflate = zlib.decompressobj()
    try:
        # No more than it should be: changed bytes may claim to be a terabyte.
        content = inflate.decompress(packed.data, packed.size + 1)
    except zlib.error as error:
        return f"the stored bytes do not decompress: {error}"
    if len(content) != packed.size or not inflate.eof:
        return f"the content is not {packed.size} bytes long"
    if (found := content_id(content)) != packed.sha256:
        return f"the content hashes to {found}, not to {packed.sha256}"
    return None

"""The body of an answer, unpacked as it comes in, so that a small one that unpacks to a large one takes no memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

_GZIP = zlib.MAX_WBITS | 16


def unpacked(chunks: Iterable[bytes], gzip: bool, limit: int) -> tuple[bytes, bool]:
    """Return a body, and whether that is the whole: where it is longer than the limit, only its beginning is made.

    What follows the end of gzip data is left out, as browsers do.

    Args:
        chunks: the body as it came.
        gzip: whether it is packed so.
        limit: in bytes, packed and unpacked.

    Raises:
        zlib.error: where it is no gzip, or breaks off.
    """
    unpacker = zlib.decompressobj(_GZIP) if gzip else None
    body = bytearray()
    came = 0
    for chunk in chunks:
        came += len(chunk)
        body += chunk if unpacker is None else unpacker.decompress(chunk, limit + 1 - len(body))
        if max(len(body), came) > limit:
            return bytes(body), False
        if unpacker is not None and unpacker.eof:
            return bytes(body), True
    if unpacker is not None and came:
        raise zlib.error("its packed data breaks off")
    return bytes(body), True

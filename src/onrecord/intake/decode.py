"""Bytes to text: UTF-8 first, byte order marks, then a guess that has to look like writing."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.errors import DecodeError
from onrecord.model import Issue

# UTF-32's little-endian mark starts with UTF-16's: the longer ones come first.
# Each with the encoding that reads it, and the one of what follows it.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
#: Control characters that no text has; NUL is counted apart, since a stray one is kept.
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
#: What Windows-1252 writes with one high byte in English and other western European prose.
_WESTERN = frozenset(
    "‘’“”„‚–—…•£€¥§©®™°·«»¡¿½¼¾²³ºª\xa0áàâäãåæçéèêëíìîïñóòôöõøœúùûüýßšžÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŠŽ"
)
#: UTF-8 read as Windows-1252: one of its lead bytes, then one of its continuation bytes.
_MOJIBAKE = re.compile("â€|Ã[\x80-\xbf©¨¢¤´¶¼]|Â[\xa0£©«»]")
#: Of so many characters one may be lost, and the rest is still a text.
_WHOLE = 30
#: English has at most one byte in so many above ASCII.
_SELDOM = 15
#: How much is shown to the guesser, which is slow.
_SAMPLE = 60_000
#: How a file of SQLite begins, which a case is.
_DATABASE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of its encoding, and what is to be said about how it was found."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Decode a text file. A byte order mark is no part of the text; everything else is, line ends included.

    Args:
        data: the whole file.
        name: what to call it in errors.
        declared: an encoding that the file's carrier names (an HTTP header), tried when it is not UTF-8.

    A text of which a few bytes alone are wrong is read with U+FFFD in the place of each, and an issue that says so.

    Raises:
        DecodeError: where the bytes are no text in UTF-8, nor plausibly in another encoding; names the byte offset.
    """
    if data.startswith(_DATABASE):
        raise DecodeError(
            "input.database",
            "is a database, and no report",
            subject=name,
            hint="if it is a case: `onrecord show` shows it, and its reports are added from their own files",
        )
    for mark, encoding, inner in _MARKS:
        if data.startswith(mark):
            return Decoded(_not_binary(_strict(data, mark, encoding, inner, name), name, inner, len(mark)), encoding)
    if wide := _wide(data):
        message = f"has no byte order mark; read as {wide[1]}, which is a guess"
        return Decoded(*wide, (Issue("encoding.guessed", message, "decode"),))
    try:
        return Decoded(_not_binary(data.decode("utf-8"), name), "utf-8")
    except UnicodeDecodeError as error:
        bad = error
    if _is_broken_utf8(data):
        return _replaced(data, "utf-8", bad.start, name)
    if declared and (text := _try(data, declared)) is not None and _reads(text):
        return Decoded(text, codecs.lookup(declared).name)
    if _is_english_but(data):
        return _replaced(data, "cp1252", bad.start, name)
    if guessed := _guess(data):
        text, encoding = guessed
        message = f"not UTF-8 (byte offset {bad.start}); read as {encoding}, which is a guess"
        return Decoded(text, encoding, (Issue("encoding.guessed", message, "decode"),))
    return _replaced(data, "utf-8", bad.start, name)


def _is_english_but(data: bytes) -> bool:
    """Whether bytes are English in Windows-1252, but for a few that are no character in it."""
    text = data.decode("cp1252", "replace")
    lost = text.count("\ufffd")
    high = sum(byte >= 0x80 for byte in data)
    return 0 < lost * _WHOLE <= len(text) and high * _SELDOM <= len(data) and _looks_western(text.replace("\ufffd", ""))


def _replaced(data: bytes, encoding: str, offset: int, name: str) -> Decoded:
    """Read a text with U+FFFD for what is no character, where little is.

    Raises:
        DecodeError: where it is more than one in :data:`_WHOLE` characters, or the rest does not read as text.
    """
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - (data.count("\ufffd".encode()) if encoding == "utf-8" else 0)
    if lost * _WHOLE > len(text) or not _reads(text.replace("\ufffd", "")):
        raise _undecodable(data, offset, name)
    message = f"not {encoding} at byte offset {offset}; what could not be read stands as U+FFFD"
    return Decoded(text, encoding, (Issue("encoding.replaced", message, "decode", count=lost),))


def _is_broken_utf8(data: bytes) -> bool:
    """Whether more of the bytes above ASCII are whole UTF-8 characters than are not: no other encoding gives that."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(ch >= "\x80" for ch in text) > 2 * broken


def _strict(data: bytes, mark: bytes, encoding: str, inner: str, name: str) -> str:
    label = encoding.removesuffix("-sig").upper()
    try:
        return data[len(mark) :].decode(inner)
    except UnicodeDecodeError as error:
        raise DecodeError(
            "input.undecodable",
            f"starts with the byte order mark of {label} but is not {label} at byte offset {len(mark) + error.start}",
            subject=name,
            hint="save the text as UTF-8",
        ) from error


def _undecodable(data: bytes, offset: int, name: str) -> DecodeError:
    return DecodeError(
        "input.undecodable",
        f"byte 0x{data[offset]:02X} at byte offset {offset} is not UTF-8, and no other encoding is plausible",
        subject=name,
        hint="save the text as UTF-8; if it is no text, name its kind with --input-format",
    )


def _not_binary(text: str, name: str, encoding: str = "utf-8", before: int = 0) -> str:
    """Return ``text`` unless so much of it is control characters that it cannot be writing.

    Args:
        text: the decoded text.
        name: what to call it in errors.
        encoding: what it was decoded from, so that errors count the file's own bytes.
        before: how many bytes of a mark stood before it.
    """
    controls = sum(1 for _ in _CONTROL.finditer(text))
    nuls = text.count("\0")
    if controls > 8 + len(text) // 50 or nuls > 8 + len(text) // 10:
        first = min((i for i in (text.find("\0"), _first_control(text)) if i >= 0), default=0)
        raise DecodeError(
            "input.binary",
            f"is binary, not text: {controls + nuls} control characters, the first at byte offset "
            f"{before + len(text[:first].encode(encoding, 'surrogatepass'))}",
            subject=name,
            hint="name its kind with --input-format if it is a PDF or a page",
        )
    return text


def _first_control(text: str) -> int:
    match = _CONTROL.search(text)
    return match.start() if match else -1


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(data: bytes) -> tuple[str, str] | None:
    """Read UTF-16 without a mark: every other byte of western writing is NUL in it."""
    if data.count(0) <= len(data) // 4:
        return None
    encoding = "utf-16-be" if data[0::2].count(0) > data[1::2].count(0) else "utf-16-le"
    text = _try(data, encoding)
    return (text, encoding) if text and _reads(text) else None


def _guess(data: bytes) -> tuple[str, str] | None:
    if 0 in data:
        return None
    western = _try(data, "cp1252")
    if western is not None and _reads(western) and _looks_western(western):
        return western, "cp1252"
    return _other(data)


def _looks_western(text: str) -> bool:
    high = [ch for ch in text if ch >= "\x80"]
    return len(high) * 5 <= len(text) and all(ch in _WESTERN for ch in high) and not _MOJIBAKE.search(text)


def _other(data: bytes) -> tuple[str, str] | None:
    """Ask charset-normalizer, and believe it only where the result coheres as some language."""
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    best = from_bytes(data[:_SAMPLE], threshold=0.1).best()
    if best is None or best.encoding in {"ascii", "utf_8"} or best.coherence < 0.4:
        return None
    text = _try(data, best.encoding)
    if text is None or not _reads(text) or _MOJIBAKE.search(text):
        return None
    return text, codecs.lookup(best.encoding).name


def _reads(text: str) -> bool:
    """Whether most of the text is letters, digits and spaces, and none of it is control characters."""
    if _CONTROL.search(text) or re.search(r"[\x80-\x9f\ufffe\uffff]", text):
        return False
    sample = text[:_SAMPLE]
    return sum(ch.isalnum() or ch.isspace() for ch in sample) >= 0.7 * len(sample)

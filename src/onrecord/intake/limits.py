"""How large an input may be."""

from __future__ import annotations

from onrecord.errors import DecodeError, InputError

#: Bytes of one text, page or JSON report, and of one line of a ``.jsonl`` file.
MAX_BYTES = 20_000_000
#: Bytes of one PDF, most of which are pictures.
MAX_PDF_BYTES = 50_000_000
#: Code points of one report's text: spaCy's parser takes no more.
MAX_TEXT = 1_000_000


def check_text(text: str, name: str) -> None:
    """Raise InputError where a text is longer than can be read at once, or holds halves of characters."""
    if len(text) > MAX_TEXT:
        raise InputError(
            "input.too_long",
            f"is {len(text):,} characters long; a report may have {MAX_TEXT:,}",
            subject=name,
            hint="give each report its own file, or a line of a .jsonl file",
        )

    try:
        text.encode()
    except UnicodeEncodeError as error:
        # JSON can escape one half of a surrogate pair, which is no character and which no parser takes.
        raise DecodeError(
            "input.surrogate",
            f"has half of a surrogate pair, which is no character, at offset {error.start}",
            subject=name,
            hint="it was cut or escaped wrongly where it was saved",
        ) from error


def too_large(name: str, limit: int, size: int | None = None) -> InputError:
    """Return the error for more bytes than are read."""
    amount = f"{size:,} bytes" if size is not None else "more bytes than may be read"
    return InputError(
        "input.too_large",
        f"has {amount}; at most {limit:,} are read",
        subject=name,
        hint="give each report its own file, or a line of a .jsonl file, which may be of any size",
    )

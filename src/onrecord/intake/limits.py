"""How large an input may be."""

from __future__ import annotations

from onrecord.errors import InputError

#: Bytes of one text, page or JSON report, and of one line of a ``.jsonl`` file.
MAX_BYTES = 20_000_000
#: Bytes of one PDF, most of which are pictures.
MAX_PDF_BYTES = 50_000_000
#: Code points of one report's text: spaCy's parser takes no more.
MAX_TEXT = 1_000_000


def check_text(text: str, name: str) -> None:
    """Raise InputError where a text is longer than can be read at once."""
    if len(text) > MAX_TEXT:
        raise InputError(
            "input.too_long",
            f"is {len(text):,} characters long; a report may have {MAX_TEXT:,}",
            subject=name,
            hint="give each report its own file, or a line of a .jsonl file",
        )


def too_large(name: str, limit: int, size: int | None = None) -> InputError:
    """Return the error for more bytes than are read."""
    amount = f"{size:,} bytes" if size is not None else "more bytes than may be read"
    return InputError(
        "input.too_large",
        f"has {amount}; at most {limit:,} are read",
        subject=name,
        hint="give each report its own file, or a line of a .jsonl file, which may be of any size",
    )

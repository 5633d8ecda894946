"""What a caller may ask of intake, and what it gets back for an input that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import InputError, SettingError
from onrecord.intake.dates import iso_prefix

#: The names of the formats, as ``--input-format`` and :attr:`IntakeOptions.format` take them.
FORMATS = ("text", "html", "pdf", "json", "jsonl")


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """How inputs are taken in.

    Attributes:
        published: ISO 8601 date or prefix ("2021", "2021-03", "2021-03-14"), used only for reports that do not say
            themselves when they were published.
        format: ``"text"``, ``"html"``, ``"pdf"``, ``"json"`` or ``"jsonl"``; ``None`` to tell by name and bytes.
        fetch_private: whether private and loopback addresses may be fetched.
    """

    published: str | None = None
    format: str | None = None
    fetch_private: bool = False

    def check(self) -> None:
        """Raise SettingError where an option has a value that it cannot have."""
        if self.published is not None and iso_prefix(self.published) is None:
            raise SettingError(
                "setting.published",
                f"{self.published!r} is not a date",
                subject="published",
                hint="give a date that exists as YYYY-MM-DD, or as much as is known: YYYY-MM or YYYY",
            )
        if self.format is not None and self.format not in FORMATS:
            raise SettingError(
                "setting.format",
                f"{self.format!r} is not a format",
                subject="format",
                hint=f"the formats are {', '.join(FORMATS)}",
            )


def fault(name: str, error: Exception) -> InputError:
    """Return the error for an input on which a reader failed in a way that nobody foresaw."""
    return InputError(
        "input.fault",
        f"could not be read: its reader failed with {type(error).__name__}: {error}",
        subject=name,
        hint="this is a fault of OnRecord: please report it, with the input if you can",
    )


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be read, and why."""

    input: str
    error: InputError

"""Every error that OnRecord raises on purpose.

::

    OnRecordError
    ├── SpanError        a span that is empty, negative or outside its text
    ├── SettingError     a setting or option that is not one (a date that is no date)
    ├── InputError       a report that cannot be read
    │   ├── DecodeError  bytes that are no text in any encoding we may assume
    │   └── FetchError   an address that cannot or may not be fetched
    ├── OntologyError    a YAML file of the ontology that is wrong
    ├── LayerError       a layer of the reading that is missing what it needs, or failed on a document
    └── CaseError        a case that cannot be opened, read or written, or that is damaged
"""

from __future__ import annotations


class OnRecordError(Exception):
    """What went wrong, with which input, and what to do about it.

    Attributes:
        code: a stable dotted name such as ``"input.empty"``, for programs.
        message: one sentence for a person, without the subject or the hint.
        subject: the input, file or setting that it is about.
        hint: what the person can do, or ``None``.
    """

    def __init__(self, code: str, message: str, *, subject: str = "", hint: str | None = None) -> None:
        self.code = code
        self.message = message
        self.subject = subject
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.subject}: {self.message}" if self.subject else self.message
        return f"{head}\nhint: {self.hint}" if self.hint else head

    def __reduce__(self) -> tuple[object, ...]:
        # The default passes `args` (one string) to __init__, which takes two: an error could not leave a process.
        return (_rebuild, (type(self), self.code, self.message, self.subject, self.hint))


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number of things in words for a person: ``"1 report"``, ``"2,000 reports"``, ``"3 entries"``.

    Args:
        number: of them.
        noun: what one is called.
        plural: what several are called, where that is not the noun and an "s".
    """
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def _rebuild(kind: type[OnRecordError], code: str, message: str, subject: str, hint: str | None) -> OnRecordError:
    return kind(code, message, subject=subject, hint=hint)


class SpanError(OnRecordError):
    """A span that is empty, negative or outside its text."""


class SettingError(OnRecordError):
    """A setting or option with a value that it cannot have."""


class InputError(OnRecordError):
    """A report that cannot be read."""


class DecodeError(InputError):
    """Bytes that are no text in any encoding that may be assumed; the message gives the offset."""


class FetchError(InputError):
    """An address that could not be fetched, or may not be."""


class OntologyError(OnRecordError):
    """A file of the ontology that is wrong; the message names the file, the line and the word."""


class LayerError(OnRecordError):
    """A layer that lacks what it needs, or that failed on a document."""


class CaseError(OnRecordError):
    """A case that cannot be opened, read or written, or that is damaged; the code says which."""

"""An input's bytes and how they came, on their way to a reader."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.ids import content_id
from onrecord.model import Report


@dataclass(frozen=True, slots=True)
class Captured:
    """The bytes of one input.

    Attributes:
        name: the path, address or line as it was given.
        data: the bytes as they came.
        obtained: ``"file"``, ``"stdin"`` or ``"url"``.
        charset: the encoding that an HTTP header names.
        final_url: the address that answered.
        redirects: the addresses passed through before it.
    """

    name: str
    data: bytes
    obtained: str = "file"
    charset: str | None = None
    final_url: str | None = None
    redirects: tuple[str, ...] = ()

    def report(self, media_type: str, encoding: str | None) -> Report:
        """Return the Report of these bytes, read as ``media_type``."""
        return Report(
            sha256=content_id(self.data),
            original=self.data,
            media_type=media_type,
            encoding=encoding,
            obtained=self.obtained,
            final_url=self.final_url,
            redirects=self.redirects,
        )

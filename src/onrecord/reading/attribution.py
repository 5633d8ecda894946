"""An attribution: the spans of a statement, before anybody knows whom they name."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Form, Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content spans (PolNeAR's roles; Newell et al., LREC 2018).

    Attributes:
        source, cue, content: as in :class:`onrecord.model.Statement`.
        quoted: the parts of ``content`` inside quotation marks, marks left out.
        relay: words that name who carried it ("the PA news agency" in "told the PA news agency").
        within: the index, in the same tuple of attributions, of the one in whose content this one stands.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    quoted: tuple[Span, ...] = ()
    relay: tuple[Span, ...] = ()
    within: int | None = None
    confidence: float = 1.0

"""The media layer: photographs and videos of a report, with their captions' words and credits.

A caption takes the credit at its own end ("… (Photo: Ann Other)"), else that of the block after or before it. A caption
or credit that is printed again gives nothing new; a credit with no caption gives a Media without one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Block, BlockKind, Media, Span
from onrecord.reading.layer import Draft, Layer

_LABEL = re.compile(
    # The words before a name that say it is a credit; "Pic" may stick to the word before it ("NamePic: Name").
    r"(?P<video>Video|VIDEO|Footage|Clip)?(?:(?<=[a-z.])|(?<![A-Za-z]))"
    r"(?:Pics?|PICS?|Pictures?|PICTURES?|Photo(?:s|graphs?|graphy|grapher)?|PHOTOS?|Images?|IMAGES?"
    r"|Credit|CREDIT|Video|VIDEO|Footage|FOOTAGE|File photo|File image)"
    r"(?:\s(?:credit|Credit|courtesy|by))*\s?(?::|©|(?<=\sby)(?=\s)|(?<=\scourtesy)\sof(?=\s))\s*"
    r"|©\s?(?:\d{4}\s)?"
)
_AGENCY = (
    r"AFP|AP|PA|EPA|PTI|ANI|IANS|UPI|CNN|BBC|Reuters|REUTERS|Getty(?:\sImages)?|Shutterstock|Alamy|Rex(?:\sFeatures)?|AAP"
    r"|PA\s(?:Wire|Media|Images)|AP\sPhoto|SWNS|Press\sAssociation|Associated\sPress|iStock|Bloomberg|Zuma|ZUMA\sPress"
)
_AT_END = re.compile(
    # In brackets at the end, or after the caption's last sentence: an agency, alone or with a name.
    rf"[(\[](?P<bracketed>[^()\[\]]{{2,90}})[)\]]\s*\Z"
    rf"|(?<=[.!?”\"])\s+(?P<loose>(?:[A-Z][\w.'’-]*\s){{0,3}}(?:[A-Z][\w.'’-]*\s?/\s?)?(?:{_AGENCY})"
    rf"(?:\s?/\s?[A-Z][\w.'’ -]{{1,40}})?)\s*\Z"
)
_NAMES_AGENCY = re.compile(rf"(?<![A-Za-z])(?:{_AGENCY})(?![A-Za-z])")
_MOVING = re.compile(r"\b(?:video|footage|clip|watch)\b", re.IGNORECASE)
_MARKS = " \t\r\n.,;:|()[]–—-"
#: A caption's end is searched for its credit no further back than this.
_TAIL = 240


@dataclass(frozen=True, slots=True)
class _Credit:
    name: str
    span: Span
    video: bool
    label_start: int  # where the words that say it is a credit begin


def layer() -> Layer:
    """Return the media layer."""
    return Layer(
        "media",
        frozenset({"document"}),
        frozenset({"media"}),
        "by its tests (tests/reading/test_media.py): no public set has captions with credits",
        _run,
    )


def _run(draft: Draft) -> None:
    draft.media = tuple(read_media(draft.document.text, draft.document.blocks))


def read_media(text: str, blocks: Sequence[Block]) -> list[Media]:
    """Return the photographs and videos that the caption and credit blocks of a text speak of, in text order."""
    credits = {i: _credit_of(text, b.span) for i, b in enumerate(blocks) if b.kind is BlockKind.CREDIT}
    used: set[int] = set()
    found: list[tuple[int, Media]] = []
    for i, block in enumerate(blocks):
        if block.kind is not BlockKind.CAPTION:
            continue
        caption, credit = _split(text, block.span)
        if credit is None:
            beside = next((j for j in (i + 1, i - 1) if j in credits and j not in used), None)
            if beside is not None:
                used.add(beside)
                credit = credits[beside]
        if block.repeats is None:
            found.append((block.span.start, _media(text, caption, credit)))
    seen = {media.credit for _, media in found}
    for i, credit in credits.items():
        if i not in used and credit is not None and blocks[i].repeats is None and credit.name not in seen:
            seen.add(credit.name)
            found.append((blocks[i].span.start, _media(text, None, credit)))
    return [media for _, media in sorted(found, key=lambda pair: pair[0])]


def _media(text: str, caption: Span | None, credit: _Credit | None) -> Media:
    moving = (credit is not None and credit.video) or (
        caption is not None and _MOVING.match(text, caption.start, caption.end) is not None
    )
    return Media(
        "video" if moving else "photo",
        caption,
        credit.name if credit else None,
        credit.span if credit else None,
    )


def _credit_of(text: str, span: Span) -> _Credit | None:
    """Read a credit block: its first name after a label, or all of it where it has no label."""
    labels = list(_LABEL.finditer(text, span.start, span.end))
    if not labels:
        return _named(text, span.start, span.end, span.start, video=False)
    end = labels[1].start() if len(labels) > 1 else span.end
    # "Photo credit: Image: Name": a label with nothing after it belongs to the next one.
    for label, after in zip(labels, [*(m.start() for m in labels[1:]), span.end], strict=True):
        credit = _named(text, label.end(), after, label.start(), video=_is_video(label))
        if credit is not None:
            return credit
    return _named(text, labels[0].end(), end, labels[0].start(), video=False)


def _split(text: str, span: Span) -> tuple[Span | None, _Credit | None]:
    """Part a caption from the credit at its end."""
    start = max(span.start, span.end - _TAIL)
    labels = [m for m in _LABEL.finditer(text, start, span.end) if _ends_the_caption(text, m, span)]
    credit = None
    if labels:
        credit = _named(text, labels[0].end(), span.end, labels[0].start(), video=_is_video(labels[0]))
    elif at_end := _AT_END.search(text, start, span.end):
        group = "bracketed" if at_end["bracketed"] else "loose"
        if group == "loose" or _NAMES_AGENCY.search(at_end[group]):
            credit = _named(text, *at_end.span(group), at_end.start(), video=False)
    if credit is None:
        return span, None
    end = credit.label_start
    while end > span.start and text[end - 1] in " \t\r\n([|–—-":
        end -= 1
    return (Span(span.start, end) if end > span.start else None), credit


def _ends_the_caption(text: str, label: re.Match[str], span: Span) -> bool:
    """Whether no sentence follows the label and its name: "Photo: A. Name" does, "Video: he fled. Then …" does not."""
    rest = text[label.end() : span.end].strip(_MARKS)
    return 0 < len(rest) <= 90 and not re.search(r"[a-z]{3}[.!?]\s+[A-Z]", rest)


def _is_video(label: re.Match[str]) -> bool:
    return label.group().lower().lstrip().startswith(("video", "footage", "clip"))


def _named(text: str, start: int, end: int, label_start: int, *, video: bool) -> _Credit | None:
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    if start == end:
        return None
    return _Credit(text[start:end], Span(start, end), video, label_start)

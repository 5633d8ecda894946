"""Who a report comes from first hand: the agency that it credits, or else the outlet whose own it is.

Only a credit counts: a byline, a dateline, a sign-off, the page's authors. "told the PA news agency" says who relayed a
sentence, and not whose report it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from urllib.parse import urlsplit

from onrecord.model import Block, BlockKind, Document, Span
from onrecord.model.decision import Standing
from onrecord.model.record import Origin, OriginKind, Words
from onrecord.record.grouping import NOTHING
from onrecord.record.own_words import outlet_of
from onrecord.record.words import words_of


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that a report credits.

    Attributes:
        name: as it is known, or as the report has it.
        span: the words that credit it; ``None`` where the page's data or its address do.
        whole: whether the report is the agency's; ``False`` for "additional reporting by Reuters".
    """

    name: str
    span: Span | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Sourced:
    """What is known of one report of a group of copies.

    Attributes:
        source: its id.
        outlet: as a reader knows it, or the address's host; empty where unknown.
        published: ISO 8601 date or prefix.
        credits: the agencies that it credits.
    """

    source: str
    outlet: str
    published: str | None
    credits: tuple[Credit, ...]


def sourced(source: str, document: Document) -> Sourced:
    """Return what an origin is told by."""
    outlet = document.outlet or outlet_of(document)
    return Sourced(source, outlet, document.published, tuple(credits_of(document)))


def origins_of(groups: Iterable[Collection[Sourced]], decided: Standing = NOTHING) -> dict[str, Origin]:
    """Return the origin of every report.

    Args:
        groups: the reports of one text, or that people said are of one origin.
        decided: what people said.
    """
    found: dict[str, Origin] = {}
    by_source = {report.source: group for group in groups for report in group}
    for source, group in by_source.items():
        if source not in found:
            found.update(dict.fromkeys((report.source for report in group), origin_of(group)))
    for pair in sorted(decided.apart):
        if all(source in by_source for source in pair) and found[pair[0]].id == found[pair[1]].id:
            # The later one is of somebody else: of its own outlet, or of nobody known.
            later = max((by_source[source] for source in pair), key=lambda group: min(map(_first, group)))
            own = origin_of([Sourced(r.source, r.outlet, r.published, ()) for r in later])
            if own.id in {found[source].id for source in pair}:
                own = Origin(f"{own.id}:{min(later, key=_first).source}", own.kind, own.name)
            found.update(dict.fromkeys((report.source for report in later), own))
    return found


def _first(report: Sourced) -> tuple[str, str, str]:
    return report.published or "9", report.outlet, report.source


def origin_of(copies: Iterable[Sourced]) -> Origin:
    """Return the one origin of the reports of one text.

    It is the agency that any of them credits as a whole, or else the outlet that had it first; the same in whichever
    order the reports come.
    """
    reports = sorted(copies, key=_first)
    by_agency: dict[str, list[tuple[Sourced, Credit]]] = {}
    for report in reports:
        for credit in report.credits:
            if credit.whole:
                by_agency.setdefault(credit.name, []).append((report, credit))
    if by_agency:
        name = min(by_agency, key=lambda name: (-len(by_agency[name]), name))
        where = next((Words(r.source, c.span) for r, c in by_agency[name] if c.span is not None), None)
        return Origin(f"agency:{_slug(name)}", OriginKind.AGENCY, name, where)
    first = next((report for report in reports if report.outlet), None)
    if first is not None:
        return Origin(f"outlet:{_slug(first.outlet)}", OriginKind.OUTLET, first.outlet)
    return Origin(f"unknown:{min(report.source for report in reports)}", OriginKind.UNKNOWN, "")


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.lower().removeprefix("the ")).strip("-")


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, str], dict[str, str]]:
    """Return agencies by what they are called (their names in capitals count as written so), and by host."""
    table = json.loads((resources.files(__package__) / "agencies.json").read_text("utf-8"))["agencies"]
    names = {alias: agency["name"] for agency in table for alias in agency["as"]}
    return names, {host: agency["name"] for agency in table for host in agency["hosts"]}


#: What a house may call itself besides its name, so that "Curlew" and "Curlew News Agency" are one.
_GENERIC = re.compile(r"(?:\s+(?:News|Press|Media|Wire|Newswire|Agency|Service|Features))+$")
_CALLS_ITSELF = re.compile(r"\b(?:(?:News|Press|Wire) (?:Agency|Association|Service)|Newswire|News Wire)\b")


def agency(name: str, *, credited_as_one: bool = False) -> str | None:
    """Return the agency that a name is, as it is best known, or ``None``.

    Args:
        name: the words.
        credited_as_one: whether it stands where only agencies do (in a dateline's brackets).
    """
    name = name.strip(" .,-–—()").strip()
    names, _ = _known()
    if name in names:
        return names[name]
    if credited_as_one or _CALLS_ITSELF.search(name):
        return _GENERIC.sub("", name.removeprefix("The ")) or None
    return None


_NAME = r"[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,4}"
#: "SALLOWFORD (Pennant) —", "LONDON, May 3 (Reuters) -", and India's "Mumbai, May 3 (PTI)".
_DATELINE = re.compile(rf"^[A-Z][\w.'’/ -]{{1,40}}(?:, [\w. ]{{2,24}}){{0,2}} ?\(({_NAME})\)(?= ?[-–—:]|\s+[A-Z“\"])")
#: "… was held. – PA", "(PTI)", "Source: AAP", "© AFP 2024".
_SIGNED = re.compile(rf"(?:^|[.!?”\"]\s+)(?:[-–—]\s*|\(|Source: ?)({_NAME})\)?\.?\s*$")
_HELPED = re.compile(
    r"(?:additional reporting (?:by|from)|with (?:additional )?(?:inputs?|reporting|files?|material) (?:from|by)|with)"
    rf" (?:the )?({_NAME})",
    re.IGNORECASE,
)
_REUTERS = re.compile(r"^\(?(?:Reporting|Additional reporting|Writing) by [^;.]+;.{0,160}\bediting by\b", re.IGNORECASE)
_BY = re.compile(r"^(?:by|from|written by)[:\s]+", re.IGNORECASE)
_STAFF = re.compile(r"\s+(?:staff|reporters?|correspondents?|writers?)\b.*$", re.IGNORECASE)
#: A house that delivers to others, or an acronym, which in another outlet's byline is one.
_HOUSE = re.compile(r"(?:[A-Z][\w.&'’-]* ){1,3}(?:Press|News|Wire|Newswire|Media|Agency|Features|Service)|[A-Z]{3,5}")
_JOINTS = re.compile(r",|;|\||/|\bfor\b|\bof\b|\bat\b|\band\b|&|\bin\b|\bvia\b|[–—]")


def credits_of(document: Document) -> Iterator[Credit]:
    """Yield the agencies that a report credits, each once."""
    seen: set[str] = set()
    for credit in _all_credits(document):
        if credit.name not in seen:
            seen.add(credit.name)
            yield credit


def _all_credits(document: Document) -> Iterator[Credit]:
    prose = [
        block.span
        for block in document.blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.DATELINE, BlockKind.OTHER)
    ]
    yield from _bylines(document)
    for span in prose[:4]:
        words = span.words(document.text)
        if (match := _DATELINE.match(words)) and (name := agency(match[1], credited_as_one=True)):
            yield Credit(name, _within(span, match), whole=True)
    for span in prose[-3:]:
        yield from _sign_off(document.text, span)
    host = (urlsplit(document.url or "").hostname or "").removeprefix("www.")
    _, hosts = _known()
    own = hosts.get(host) or (agency(document.outlet) if document.outlet else None)
    if own:
        yield Credit(own, None, whole=True)


def _bylines(document: Document) -> Iterator[Credit]:
    for block in _byline_blocks(document):
        words = block.span.words(document.text)
        found = list(_parts(words, document.outlet))
        # "By Ann Lee and PA" is the outlet's own with an agency's help; "By Ann Lee, PA" is the agency's.
        mixed = re.search(r"\b(?:and|&|with)\b", words) is not None and any(name is None for _, name in found)
        for part, name in found:
            if name:
                start = block.span.start + words.find(part)
                yield Credit(name, Span(start, start + len(part)), whole=not mixed)
    for author in document.authors:
        for _, name in _parts(author, document.outlet):
            if name:
                yield Credit(name, None, whole=len(document.authors) == 1)


def _byline_blocks(document: Document) -> Iterator[Block]:
    """Yield bylines, and above the report's first paragraph credits that belong to no picture: "By Ann Lee, PA"."""
    before = BlockKind.TITLE
    above = True
    for block in document.blocks:
        if block.kind is BlockKind.BYLINE or (
            above and block.kind is BlockKind.CREDIT and before is not BlockKind.CAPTION
        ):
            yield block
        above = above and block.kind is not BlockKind.PARAGRAPH
        before = block.kind


def _parts(byline: str, outlet: str | None) -> Iterator[tuple[str, str | None]]:
    for part in _JOINTS.split(_BY.sub("", byline.strip())):
        words = _STAFF.sub("", part.strip())
        if words and not words.isdigit():
            yield words, agency(words, credited_as_one=_is_another_house(words, outlet))


def _is_another_house(words: str, outlet: str | None) -> bool:
    """Whether a byline names a house that is not the outlet: "Lough Press", or an acronym, in the Harrow Post."""
    if not outlet or not _HOUSE.fullmatch(words):
        return False
    own = words_of(outlet)
    initials = "".join(word[0] for word in own)
    return not set(own) & set(words_of(words)) and words.lower() not in initials


def _sign_off(text: str, span: Span) -> Iterator[Credit]:
    words = span.words(text)
    if _REUTERS.match(words):
        yield Credit("Reuters", span, whole=True)
        return
    for match in _HELPED.finditer(words):
        names, _ = _known()
        name = names.get(match[1]) or agency(match[1])
        # "with PA" in a sentence of its own, not "with AP in the lead".
        if name and len(words) < 160:
            yield Credit(name, _within(span, match), whole=False)
    signed = _SIGNED.search(words)
    if signed and (name := agency(signed[1])):
        yield Credit(name, _within(span, signed), whole=True)


def _within(span: Span, match: re.Match[str]) -> Span:
    return Span(span.start + match.start(1), span.start + match.end(1))

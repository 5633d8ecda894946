"""A Reading as an account that a person reads on a terminal.

It adds no prose: words of the report and plain labels. Quotation marks stand around exact words of the report and
around nothing else; what a report gives in its own words of somebody's speech stands without.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from onrecord.export.gaps import REQUESTS, is_demand, lacks_agent
from onrecord.export.layout import TITLE_LINES, Page, join, name, plain, quote
from onrecord.export.told import first_words, pieces, type_words, when
from onrecord.export.unknown import Unknown, unknowns
from onrecord.model import (
    Asserted,
    Count,
    Document,
    Entity,
    EntityKind,
    Event,
    Form,
    Reading,
    Statement,
)

_FORMS = {Form.DIRECT: "in quotation marks", Form.MIXED: "partly in quotation marks", Form.INDIRECT: "paraphrased"}
_ASSERTED = {
    Asserted.ASSERTED: "",
    Asserted.DENIED: "denied",
    Asserted.POSSIBLE: "possible",
    Asserted.PLANNED: "planned",
    Asserted.ASKED: "asked for",
}
_KINDS = {
    EntityKind.PERSON: "People",
    EntityKind.ORGANISATION: "Organisations",
    EntityKind.GROUP: "Groups",
    EntityKind.PLACE: "Places",
    EntityKind.OTHER: "Others",
}


def render_terminal(reading: Reading, *, width: int = 80, color_system: str | None = None) -> str:
    """Return a readable account of one Reading, ending with a line end.

    Args:
        reading: what to give account of.
        width: the terminal's, in cells.
        color_system: ``None`` for no escape sequences at all, else ``"standard"``.
    """
    page = Page(width, color_system)
    _header(page, reading.document)
    _people(page, reading.entities)
    _happened(page, reading, [event for event in reading.events if not is_demand(event)])
    _said(page, reading)
    _asked(page, reading, [event for event in reading.events if is_demand(event)])
    _media(page, reading)
    _unknown(page, unknowns(reading))
    return page.text()


def _is_request(event: Event) -> bool:
    return event.type in REQUESTS or event.asserted is Asserted.ASKED


def _header(page: Page, document: Document) -> None:
    page.line(plain(document.title or first_words(document), "bold"), hang=0, most=TITLE_LINES)
    published = f"published {document.published}" if document.published else "publication date unknown"
    about = [name(document.outlet or "", "dim")]
    facts = [published]
    if document.modified and document.modified != document.published:
        facts.append(f"modified {document.modified}")
    if document.authors:
        facts.append(f"by {', '.join(document.authors)}")
    page.line(join([*about, *(plain(fact, "dim") for fact in facts)], " · "), most=TITLE_LINES)
    page.line(plain(document.input, "dim"), most=TITLE_LINES)


def _people(page: Page, entities: Sequence[Entity]) -> None:
    for kind, title in _KINDS.items():
        found = [entity for entity in entities if entity.kind is kind]
        if not found:
            continue
        page.heading(title)
        named = sorted((entity for entity in found if entity.named), key=lambda entity: -len(entity.mentions))
        for entity in named:
            page.line(_entity(entity), 2)
        unnamed = [_unnamed(entity) for entity in found if not entity.named]
        if unnamed:
            page.line(Text("not named: ", style="dim").append_text(join(unnamed, "; ")), 2)


def _entity(entity: Entity) -> Text:
    line = plain(entity.name, "bold")
    if entity.age is not None:
        line.append(f", {entity.age}")
    # A description can be the fullest name there is ("Pennant news agency"): once is enough.
    roles = dict.fromkeys(role.text for role in entity.roles if role.text != entity.name)
    facts = [plain(role) for role in roles]
    if entity.sector:
        facts.append(Text(type_words(entity.sector), style="green"))
    facts.append(Text(_times_mentioned(len(entity.mentions)), style="dim"))
    return line.append(" · ").append_text(join(facts, " · "))


def _unnamed(entity: Entity) -> Text:
    facts = [str(entity.age)] if entity.age is not None else []
    facts += [type_words(entity.sector)] if entity.sector else []
    facts += [f"{len(entity.mentions)} times"] if len(entity.mentions) > 1 else []
    return plain(entity.name).append(f" ({', '.join(facts)})" if facts else "", style="dim")


def _times_mentioned(count: int) -> str:
    return "mentioned once" if count == 1 else f"mentioned {count} times"


def _happened(page: Page, reading: Reading, events: Sequence[Event]) -> None:
    if not events:
        return
    page.heading("What happened")
    # Sorting is stable: what has no time, or the same one, stays in the order of the text.
    timed = sorted((event for event in events if event.time and event.time.start), key=_start)
    unresolved = [event for event in events if event.time and not event.time.start]
    timeless = [event for event in events if not event.time]
    before = None
    for event in (*timed, *unresolved, *timeless):
        label = when(event.time, reading)
        if label != before:
            page.line(plain(label, "bold"), 2)
            before = label
        page.line(_event(event, reading), 4)


def _start(event: Event) -> str:
    return event.time.start if event.time and event.time.start else ""


def _event(event: Event, reading: Reading) -> Text:
    line = Text(type_words(event.type), style="bold magenta")
    agents, patients = _fillers(event, "agent", reading), _fillers(event, "patient", reading)
    if lacks_agent(event):
        agents = Text("unknown", style="yellow")
    if agents:
        line.append(": ").append_text(agents)
    if patients:
        line.append(" → ").append_text(patients)
    facts = [line, *_others(event, reading, but=("agent", "patient")), *_circumstances(event, reading)]
    return join([*facts, _triggers(event, reading)], " · ")


def _others(event: Event, reading: Reading, but: Iterable[str]) -> list[Text]:
    """Return the fillers of every role but some, each with the role's name before it."""
    roles = dict.fromkeys(filler.role for filler in event.roles if filler.role not in but)
    return [Text(f"{role}: ").append_text(_fillers(event, role, reading)) for role in roles]


def _circumstances(event: Event, reading: Reading) -> list[Text]:
    """Return where, how many, how it is asserted and in whose statement it is told."""
    facts = [_count(count, reading) for count in event.counts]
    if event.place:
        facts.insert(0, Text("at ").append_text(plain(event.place.name)))
    if _ASSERTED[event.asserted]:
        facts.append(Text(_ASSERTED[event.asserted], style="yellow"))
    if event.stated_in:
        facts.append(Text("according to ").append_text(_speakers(event.stated_in)))
    return facts


def _fillers(event: Event, role: str, reading: Reading) -> Text:
    parts: dict[str, Text] = {}
    for filler in event.roles:
        if filler.role == role:
            part = plain(filler.entity.name) if filler.entity else quote(reading.words(filler.span))
            parts.setdefault(part.plain, part)
    return join(list(parts.values()))


def _count(count: Count, reading: Reading) -> Text:
    if count.min is not None and count.min == count.max:
        number = str(count.min)
    elif count.max is None:
        number = f"{count.min} or more" if count.min is not None else "not known"
    else:
        number = f"{count.min} to {count.max}" if count.min is not None else f"up to {count.max}"
    return Text(f"{count.role} count: {number} ").append_text(quote(reading.words(count.span)))


def _triggers(event: Event, reading: Reading) -> Text:
    return join([quote(words) for words in dict.fromkeys(reading.words(span) for span in event.triggers)])


def _speakers(statement: Statement) -> Text:
    if not statement.speakers:
        return Text("unknown", style="yellow")
    return join([plain(speaker.name, "bold") for speaker in statement.speakers])


def _said(page: Page, reading: Reading) -> None:
    if not reading.statements:
        return
    page.heading("Who said what")
    for statement in reading.statements:
        facts = [_speakers(statement), *_cue(statement, reading), Text(_FORMS[statement.form], style="dim")]
        if statement.relayed_by:
            facts.append(Text("via ").append_text(plain(statement.relayed_by.name)))
        if statement.within:
            facts.append(Text("within the words of ").append_text(_speakers(statement.within)))
        page.line(join(facts, " · "), 2)
        for parts in pieces(statement, reading):
            shown = [quote(part.words) if part.verbatim else plain(part.words) for part in parts]
            page.line(join(shown, " "), 4, hang=0)


def _cue(statement: Statement, reading: Reading) -> list[Text]:
    """Return the words that attribute: without "denied" or "did not say", what was denied would read as said."""
    words = " … ".join(reading.words(span) for span in statement.cue)
    return [plain(words, "italic")] if words else []


def _asked(page: Page, reading: Reading, events: Sequence[Event]) -> None:
    if not events:
        return
    page.heading("What was asked for")
    for event in events:
        page.line(_request(event, reading) if event.type in REQUESTS else _event(event, reading), 2)


def _request(event: Event, reading: Reading) -> Text:
    """Return who asked whom for what; the agent of any other type is who would do it, not who asked."""
    line = Text(type_words(event.type), style="bold magenta").append(": ")
    line.append_text(_fillers(event, "agent", reading) or Text("unknown", style="yellow"))
    addressee, about = _fillers(event, "addressee", reading), _fillers(event, "about", reading)
    if addressee:
        line.append(" → ").append_text(addressee)
    facts = [line]
    if about:
        facts.append(Text("for ").append_text(about))
    facts += _others(event, reading, but=("agent", "addressee", "about"))
    if event.time:
        facts.append(plain(when(event.time, reading)))
    return join([*facts, *_circumstances(event, reading), _triggers(event, reading)], " · ")


def _media(page: Page, reading: Reading) -> None:
    if not reading.media:
        return
    page.heading("Photographs and videos")
    for medium in reading.media:
        facts = [Text(type_words(medium.kind))]
        facts.append(quote(reading.words(medium.caption)) if medium.caption else Text("no caption", style="dim"))
        facts.append(plain(f"credit: {medium.credit}") if medium.credit else Text("no credit", style="dim"))
        page.line(join(facts, " · "), 2)


def _unknown(page: Page, found: Sequence[Unknown]) -> None:
    page.heading("What stayed unknown")
    if not found:
        page.line(Text("nothing noticed"), 2)
    for unknown in found:
        line = plain(unknown.label)
        if unknown.words:
            line.append(": ").append_text(join([quote(words) for words in unknown.words]))
        page.line(line, 2)

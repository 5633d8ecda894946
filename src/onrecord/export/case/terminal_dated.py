"""Demands, legal chains, statements and the timeline of a case as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from onrecord.errors import counted
from onrecord.export.case.lookup import Lookup, natural
from onrecord.export.case.objects_dated import sources_of
from onrecord.export.case.speech import Said, Saying
from onrecord.export.case.terminal import cited, near, place, told_in
from onrecord.export.case.timeline import Entry, Kind, Told, timeline
from onrecord.export.layout import TITLE_LINES, Page, join, name, plain, quote
from onrecord.export.told import pieces, type_words
from onrecord.model import Form, Span
from onrecord.model.claims import Stance
from onrecord.model.demands import Dated, Demand, LegalChain, Named, State, Step
from onrecord.model.record import Words

_FORMS = {Form.DIRECT: "in quotation marks", Form.MIXED: "partly in quotation marks", Form.INDIRECT: "paraphrased"}


def demands_text(look: Lookup, page: Page) -> None:
    """Print what was asked for and what came of it."""
    for demand in sorted(look.record.demands, key=lambda one: natural(one.id)):
        _demand(look, page, demand)
    if any(demand.open and demand.open_days for demand in look.record.demands):
        last = max(source.published for source in look.record.sources if source.published)
        page.gap()
        page.line(Text(f"days are counted from the first call to the last report of the case, {last}", style="dim"))


def law_text(look: Lookup, page: Page) -> None:
    """Print what the law did with whom."""
    for chain in look.record.legal:
        _chain(look, page, chain)


def openness(demand: Demand) -> str:
    """Return whether a demand is open, what came of it last and for how long, or that it was refused or withdrawn."""
    came = [state.kind for state in demand.states if state.kind not in (State.CALLED_FOR, State.OPEN)]
    if came and came[-1] in (State.REFUSED, State.WITHDRAWN) and demand.open is (came[-1] is State.REFUSED):
        return came[-1].value
    if not demand.open:
        return "answered"
    last = [came[-1].value] if came else []  # an inquiry that was ordered, and whose report is awaited
    return ", ".join([*last, f"open for {counted(demand.open_days, 'day')}" if demand.open_days else "open"])


def _demand(look: Lookup, page: Page, demand: Demand) -> None:
    head = plain(demand.id, "bold").append("  ").append_text(plain(demand.what.text, "bold"))
    status = Text(openness(demand), style="yellow" if demand.open else "green")
    page.line(join([head, status, told_in(look.tally(sources_of(demand.states)))], " · "), hang=4)
    if demand.what.words:
        page.line(Text("what: ", style="dim").append_text(cited(look, demand.what.words)), 4)
    for label, whom in (("asked by", demand.by), ("of", [demand.of] if demand.of else [])):
        for named in whom:
            page.line(_named(look, label, named), 4)
    if demand.incident:
        page.line(Text(f"about: {demand.incident}", style="dim"), 4)
    for state in demand.states:
        _dated(look, page, state)


def _named(look: Lookup, label: str, named: Named) -> Text:
    line = Text(f"{label} ", style="dim").append_text(plain(named.text))
    line.append(f" ({named.entity})" if named.entity else "", style="dim")
    return join([line, cited(look, named.words) if named.words else Text()], " · ")


def _chain(look: Lookup, page: Page, chain: LegalChain) -> None:
    head = plain(chain.entity, "bold").append("  ").append_text(plain(chain.person, "bold"))
    about = Text(f"about: {chain.incident}", style="dim") if chain.incident else Text()
    page.line(join([head, about, told_in(look.tally(sources_of(chain.steps)))], " · "), hang=4)
    for offence in chain.accused_of:
        page.line(_named(look, "accused of", offence), 4)
    for step in chain.steps:
        _dated(look, page, step)


def _dated(look: Lookup, page: Page, dated: Dated[State] | Dated[Step]) -> None:
    when = dated.date or "date unknown"
    head = plain(f"{when} or before" if dated.of_report and dated.date else when)
    head.append("  ").append(dated.kind.value, style="magenta")
    by = Text("by ", style="dim").append_text(plain(dated.by.text)) if dated.by else Text()
    page.line(join([head, by, told_in(look.tally(dated.sources))], " · "), 4)
    page.line(cited(look, dated.words), 8, hang=0)
    if dated.finding:
        page.line(_named(look, "finding", dated.finding), 8)


def timeline_text(look: Lookup, page: Page) -> None:
    """Print what happened when."""
    found = timeline(look)
    before = None
    for entry in found.entries:
        if entry.date != before:
            page.line(plain(entry.date, "bold"), hang=0)
            before = entry.date
        _entry(look, page, entry)
    if found.undated:
        page.gap()
        page.line(Text(f"left out, since no date is known: {counted(found.undated, 'event')}", style="dim"))


def _entry(look: Lookup, page: Page, entry: Entry) -> None:
    head = Text(type_words(entry.what), style="dim" if entry.kind is Kind.REPORT else "magenta")
    if entry.who:
        head.append(" by " if entry.kind is Kind.DEMAND else ": ").append_text(name(", ".join(entry.who)))
    facts = [Text("on that day or before", style="dim")] if entry.no_later else []
    facts += [Text(f"until {entry.end}", style="dim")] if entry.end else []
    # Whom the law dealt with is named already, and an incident of many reports is no news after the first.
    subject = entry.subject if entry.kind in (Kind.DEMAND, Kind.REPORT) else entry.incident
    if subject and entry.kind is Kind.DEMAND:
        facts.append(name(f"{subject} {look.demands[subject].what.text}", "dim"))
    elif subject:
        facts.append(Text(subject, style="dim"))
    if entry.kind is Kind.REPORT:
        title = look.sources[entry.sources[0]].title
        page.line(join([head, *facts, plain(title or "", "dim")], " · "), 2, most=TITLE_LINES)
        return
    page.line(join([head, *facts, told_in(look.tally(entry.sources))], " · "), 2)
    if entry.told:
        page.line(_told(look, entry.told[0]), 6, hang=0)
    if len(entry.told) > 1:
        others = [_also(told) for told in entry.told[1:]]
        page.line(Text("also ", style="dim").append_text(join(others)), 6, hang=0)


def _told(look: Lookup, told: Told) -> Text:
    held = Text() if told.held == Stance.ASSERTED else Text(told.held, style="yellow")
    return join([held, plain(told.voice), near(look, told.words)], " · ")


def _also(told: Told) -> Text:
    line = plain(told.voice).append(" ") if told.voice else Text()
    line.append(f"{told.held} " if told.held != Stance.ASSERTED else "", style="yellow")
    return line.append_text(place(told.words))


def statements_text(look: Lookup, page: Page, found: Iterable[Saying]) -> None:
    """Print statements, with every report that has them."""
    for number, saying in enumerate(found):
        if number:
            page.gap()
        _saying(look, page, saying)


def _saying(look: Lookup, page: Page, saying: Saying) -> None:
    first = saying.first
    # With its cue: without "denied", what was denied would read as said.
    document = look.document(first.source)
    cue = " ".join(document.words(span) for span in first.statement.cue)
    facts = [_speakers(look, first), plain(cue), Text(_FORMS[first.statement.form])]
    source = look.sources[first.source]
    facts += [plain(source.published or "date unknown", "dim"), name(look.outlet(first.source), "dim")]
    page.line(join([*facts, told_in(look.tally(said.source for said in saying.told))], " · "))
    reading = look.reading(first.source)
    for parts in pieces(first.statement, reading):
        page.line(join([quote(p.words) if p.verbatim else plain(p.words) for p in parts], " "), 4, hang=0)
    for said in saying.told:
        page.line(_where(look, said), 4)


def _speakers(look: Lookup, said: Said) -> Text:
    found = []
    for speaker in said.statement.speakers:
        known = look.entity_of(said.source, speaker)
        line = plain(known.name if known else speaker.name, "bold")
        found.append(line.append(f" ({known.id})" if known else "", style="dim"))
    return join(found) if found else Text("speaker unknown", style="yellow")


def _where(look: Lookup, said: Said) -> Text:
    statement = said.statement
    facts = [join([place(Words(said.source, span)) for span in statement.content])]
    facts += [_labelled(look, said.source, "says so", [*statement.source, *statement.cue])]
    if statement.relayed_by:
        known = look.entity_of(said.source, statement.relayed_by)
        facts.append(plain(f"via {known.name if known else statement.relayed_by.name}", "dim"))
    origin = look.origin(said.source)
    facts.append(name(f"origin: {origin.name if origin and origin.name else 'unknown'}", "dim"))
    facts += [Text(f"inside {said.source}/{statement.within.id}", style="dim")] if statement.within else []
    return join(facts, " · ")


def _labelled(look: Lookup, source: str, label: str, spans: Sequence[Span]) -> Text:
    found = [cited(look, Words(source, span)) for span in spans]
    return Text(f"{label}: ", style="dim").append_text(join(found)) if found else Text()

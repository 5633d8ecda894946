"""Incidents, accounts and people of a case as lines for a terminal.

It adds no prose: words of the reports and plain labels. Each cell ends with where its words stand: ``r1:120-188`` are
the code points from 120 up to 188 of the text of r1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from onrecord.export.case.lookup import Lookup, Tally, natural
from onrecord.export.case.objects import not_stated
from onrecord.export.layout import TITLE_LINES, Page, join, name, plain, quote
from onrecord.export.told import type_words
from onrecord.model import EntityKind
from onrecord.model.claims import Account, Claim, Grid, Stance
from onrecord.model.record import CaseEntity, Incident, Office, Summary, Words

#: How many places of one name or value a line gives; the others are counted.
_PLACES = 3
#: How many entities of reports are named that somebody is; they are what is decided about.
_MEMBERS = 8
#: Parts of parts are indented, so many deep.
_DEEPEST = 3
_STANCE_STYLES = {Stance.ASSERTED: "green", Stance.DENIED: "red", Stance.ALLEGED: "yellow"}


def place(words: Words) -> Text:
    """Return where words stand."""
    return Text(f"{words.source}:{words.span.start}-{words.span.end}", style="dim")


def cited(look: Lookup, words: Words) -> Text:
    """Return exact words and where they stand."""
    return quote(look.text(words)).append(" ").append_text(place(words))


def told_in(tally: Tally) -> Text:
    """Return both numbers."""
    return Text(str(tally), style="dim")


def near(look: Lookup, words: Words) -> Text:
    """Return words in their sentence, they themselves in bold, and where they stand."""
    found = look.near(words)
    line = plain_edge(found.before).append_text(plain(found.words, "bold")).append_text(plain_edge(found.after))
    return Text("“", style="italic").append_text(line).append("”").append(" ").append_text(place(words))


def plain_edge(words: str) -> Text:
    """Return words that stand beside others, the space between them kept."""
    left, right = words[:1].isspace(), words[-1:].isspace()
    return Text(" " if left else "").append_text(plain(words)).append(" " if right and words.strip() else "")


def incidents_text(look: Lookup, page: Page) -> None:
    """Print the incidents, the parts of each one under it."""
    for incident, depth in look.nested():
        _incident(look, page, incident, 4 * min(depth, _DEEPEST))


def _incident(look: Lookup, page: Page, incident: Incident, indent: int) -> None:
    head = plain(incident.id, "bold").append("  ").append_text(_types(incident))
    page.line(join([head, told_in(look.tally(incident.told_in))], " · "), indent)
    if (first := look.headline(incident)) is not None:
        page.line(
            Text(f"{first.id} ", style="dim").append_text(plain(f"“{first.title}”")), indent + 4, most=TITLE_LINES
        )
    if incident.main_of:
        page.line(Text(f"mainly about it: {', '.join(look.by_date(incident.main_of))}", style="dim"), indent + 4)
    for label, summaries in (("when", incident.when), ("where", incident.where), ("who", incident.who)):
        for summary in summaries:
            page.line(_summary(look, label, summary), indent + 4)


def _types(incident: Incident) -> Text:
    return Text(", ".join(map(type_words, incident.types)) or "no type of event", style="magenta")


def _summary(look: Lookup, label: str, summary: Summary) -> Text:
    line = Text(f"{label}: ", style="dim").append_text(plain(summary.value))
    tally = look.tally(words.source for words in summary.told)
    return join([line, told_in(tally), _places(look, summary.told)], " · ")


def _places(look: Lookup, told: Sequence[Words]) -> Text:
    shown = [cited(look, words) for words in told[:_PLACES]]
    rest = len(told) - _PLACES
    return join([*shown, Text(f"and {rest} more", style="dim") if rest > 0 else Text()])


def claims_text(look: Lookup, page: Page, incident: Incident) -> None:
    """Print all that is said of an incident, by type of event and property."""
    grid = look.record.grids[incident.id]
    page.line(plain(incident.id, "bold").append("  ").append_text(_types(incident)), hang=0)
    page.line(told_in(look.tally(grid.sources)))
    for source in look.by_date(grid.sources):
        page.line(_report(look, source), 4)
    shown: set[tuple[str, str]] = set()
    for claim in grid.claims:
        key = (claim.type, claim.property.value)
        if key not in shown:
            shown.add(key)
            _property(look, page, grid, claim)


def _report(look: Lookup, source: str) -> Text:
    origin = look.origin(source)
    facts = [name(look.outlet(source), "dim"), plain(look.sources[source].published or "date unknown", "dim")]
    facts += [name(f"origin: {origin.name if origin and origin.name else 'unknown'}", "dim")]
    return plain(source, "bold").append("  ").append_text(join(facts, " · "))


def _property(look: Lookup, page: Page, grid: Grid, first: Claim) -> None:
    page.heading(f"{type_words(first.type)} · {first.property.value}")
    same = (first.type, first.property)
    for difference in grid.differences:
        if (difference.type, difference.property) == same:
            page.line(Text("≠ ", style="bold yellow").append_text(plain(difference.text)), 2)
    for claim in grid.claims:
        if (claim.type, claim.property) != same:
            continue
        tally = look.tally(account.source for account in claim.accounts)
        page.line(join([plain(claim.value, "bold"), told_in(tally)], " · "), 2)
        for account in claim.accounts:
            page.line(_account(look, account), 4)
    silent = not_stated(look, grid, first)
    if silent:
        page.line(Text(f"not stated: {', '.join(silent)}", style="dim"), 2)


def _account(look: Lookup, account: Account) -> Text:
    line = Text(account.stance.value, style=_STANCE_STYLES[account.stance])
    voice = plain(account.voice) if account.voice else Text("the report itself", style="dim")
    words = near(look, account.words[0]) if account.words else Text()
    others = [place(one) for one in account.words[1:]]
    return join([line, voice, words, join([Text("also at", style="dim"), *others], " ") if others else Text()], " · ")


#: Who can act and speak, as a list of them is headed.
KINDS = {EntityKind.PERSON: "People", EntityKind.ORGANISATION: "Organisations", EntityKind.GROUP: "Groups"}


def people(look: Lookup) -> list[CaseEntity]:
    """Return the people and bodies that have a name, by kind, the most told first."""
    named = in_order(look, (entity for entity in look.record.entities if entity.named))
    return [entity for kind in KINDS for entity in named if entity.kind is kind]


def people_text(look: Lookup, page: Page) -> None:
    """Print the people and bodies that have a name; count those that have none."""
    kind = None
    for entity in people(look):
        if entity.kind is not kind:
            kind = entity.kind
            page.heading(KINDS[kind])
        _entity(look, page, entity)
    unnamed = sum(entity.kind in KINDS and not entity.named for entity in look.record.entities)
    if unnamed:
        page.gap()
        page.line(Text(f"and {unnamed} without a name", style="dim"), 2)


def in_order(look: Lookup, entities: Iterable[CaseEntity]) -> list[CaseEntity]:
    """Return entities, those first that most reports, and most origins among these, tell of."""
    return sorted(
        entities,
        key=lambda one: (-len(look.origins(one.told_in)), -len(one.told_in), one.name.casefold(), natural(one.id)),
    )


def describe(entity: CaseEntity) -> str:
    """Return somebody in a line: the id, the name, the age and the first office."""
    ages = "/".join(age.value for age in entity.ages)
    facts = [f"{entity.name}, {ages}" if ages else entity.name]
    facts += [entity.offices[0].text] if entity.offices else []
    return f"{entity.id} {', '.join(facts)}"


def _entity(look: Lookup, page: Page, entity: CaseEntity) -> None:
    head = plain(entity.id, "bold").append("  ").append_text(plain(entity.name, "bold"))
    if entity.ages:
        head.append(", ").append_text(plain("/".join(age.value for age in entity.ages)))
    facts = [Text(type_words(entity.sector), style="green")] if entity.sector else []
    page.line(join([head, *facts, told_in(look.tally(entity.told_in))], " · "), 2)
    for office in entity.offices:
        page.line(_office(look, office), 6)
    members = [f"{source}/{id}" for source, id in entity.members]
    rest = [f"and {len(members) - _MEMBERS} more"] if len(members) > _MEMBERS else []
    page.line(Text(f"in reports as {', '.join([*members[:_MEMBERS], *rest])}", style="dim"), 6)
    for named in entity.names:
        page.line(_summary(look, "named", named), 6)
    for age in entity.ages:
        page.line(_summary(look, "age", age), 6)


def _office(look: Lookup, office: Office) -> Text:
    line = Text("role: ", style="dim").append_text(plain(office.text))
    facts = [Text("former", style="dim")] if office.former else []
    if office.first and office.last:
        period = office.first if office.first == office.last else f"{office.first} to {office.last}"
        facts.append(Text(period, style="dim"))
    tally = told_in(look.tally(words.source for words in office.told))
    return join([line, *facts, tally, _places(look, office.told)], " · ")

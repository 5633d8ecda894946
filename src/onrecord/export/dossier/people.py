"""The people and bodies of a dossier, with what each one said."""

from __future__ import annotations

from collections import defaultdict

from onrecord.export.case.lookup import Lookup
from onrecord.export.case.speech import Said, Saying, sayings
from onrecord.export.case.terminal import people
from onrecord.export.dossier.accounts import person_link, values
from onrecord.export.dossier.cells import Link, OfficeCell, PersonCell, SaidCell
from onrecord.export.dossier.quotes import Quotes
from onrecord.export.html.words import day
from onrecord.export.told import type_words
from onrecord.model import EntityKind, Form, Span, Statement
from onrecord.model.record import CaseEntity, Office, Words

_FORMS = {Form.DIRECT: "in quotation marks", Form.MIXED: "partly in quotation marks", Form.INDIRECT: "paraphrased"}
#: What joined two entities, where its short name does not say it.
_WHY = {"reports also share": "what else the reports name"}
#: So many people are quoted at the beginning, and so many characters of each one.
_VOICES, _SHORTEST, _LONGEST = 5, 40, 400


def person_cells(look: Lookup, quotes: Quotes, kinds: tuple[EntityKind, ...]) -> list[PersonCell]:
    """Return those who have a name, of some kinds, the most told first."""
    said = _by_speaker(look)
    return [_person(look, quotes, one, said[one.id]) for one in people(look) if one.kind in kinds]


def _by_speaker(look: Lookup) -> dict[str, list[Saying]]:
    found: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings(look):
        first = saying.first
        whose = {known.id for one in first.statement.speakers if (known := look.entity_of(first.source, one))}
        for id in whose:
            found[id].append(saying)
    return found


def _person(look: Lookup, quotes: Quotes, entity: CaseEntity, said: list[Saying]) -> PersonCell:
    what = [entity.kind.value, *([type_words(entity.sector.value)] if entity.sector else [])]
    others = [name for name in entity.names if name.value != entity.name]
    return PersonCell(
        id=entity.id,
        name=entity.name,
        what=", ".join(what),
        ages=values(look, quotes, entity.ages),
        names=values(look, quotes, others or entity.names),
        offices=tuple(_office(quotes, office) for office in entity.offices),
        tally=look.tally(entity.told_in),
        said=tuple(_said(look, quotes, saying) for saying in said),
        members=tuple(f"{source}/{id}" for source, id in entity.members),
        why=tuple(
            dict.fromkeys(_WHY.get(why.name, why.name) for link in entity.why for why in link.why if why.value > 0)
        ),
    )


def _office(quotes: Quotes, office: Office) -> OfficeCell:
    notes = ["former"] if office.former else []
    if office.first and office.last and office.first != office.last:
        notes.append(f"told from {day(office.first)} to {day(office.last)}")
    elif office.first or office.last:
        notes.append(f"told on {day(office.first or office.last)}")
    return OfficeCell(office.text, tuple(notes), quotes.quotes(office.told[:3]))


def _said(look: Lookup, quotes: Quotes, saying: Saying, most: int = 1_000_000) -> SaidCell:
    """Return a statement; of a long one, the first paragraphs, ``most`` characters together."""
    first = saying.first
    statement = first.statement
    document = look.document(first.source)
    return SaidCell(
        speakers=tuple(_speaker(look, first)),
        cue=" ".join(" ".join(document.words(span) for span in statement.cue).split()).strip(" ,:"),
        form=_FORMS[statement.form],
        direct=statement.form is Form.DIRECT,
        date=look.sources[first.source].published,
        outlet=look.outlet(first.source),
        via=_via(look, first),
        tally=look.tally(said.source for said in saying.told),
        quotes=quotes.quotes(Words(first.source, span) for span in _opening(statement, most)),
        others=quotes.quotes(Words(said.source, said.statement.content[0]) for said in saying.told[1:]),
    )


def _speaker(look: Lookup, said: Said) -> list[Link]:
    found = []
    for speaker in said.statement.speakers:
        known = look.entity_of(said.source, speaker)
        found.append(person_link(look, known.id if known else None, known.name if known else speaker.name))
    return found


def _via(look: Lookup, said: Said) -> str:
    relay = said.statement.relayed_by
    known = look.entity_of(said.source, relay) if relay else None
    return known.name if known else relay.name if relay else ""


def voices(look: Lookup, quotes: Quotes) -> list[SaidCell]:
    """Return what those whom most origins quote said first in quotation marks, one quotation each."""
    said = _by_speaker(look)
    chosen: list[SaidCell] = []
    for entity in sorted(people(look), key=lambda one: -len({o for s in said[one.id] for o in _origins(look, s)})):
        own = [saying for saying in said[entity.id] if _is_quotation(saying)]
        if own and entity.kind is EntityKind.PERSON and len(chosen) < _VOICES:
            chosen.append(_said(look, quotes, own[0], _LONGEST))
    return chosen


def _origins(look: Lookup, saying: Saying) -> list[str]:
    return look.origins(said.source for said in saying.told)


def _is_quotation(saying: Saying) -> bool:
    """Whether a statement can be quoted by its beginning: it is in quotation marks and no mere word or two."""
    statement = saying.first.statement
    length = sum(len(span) for span in _opening(statement, _LONGEST))
    return statement.form is Form.DIRECT and statement.within is None and length >= _SHORTEST


def _opening(statement: Statement, most: int) -> list[Span]:
    """Return the first parts of what is said, ``most`` characters together."""
    found, length = [], 0
    for span in statement.content:
        length += len(span)
        if length > most:
            break
        found.append(span)
    return found

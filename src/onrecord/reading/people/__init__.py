"""The people layer: who a report speaks of, named or not, and every mention of them.

Names come first (``proper`` finds, ``kinds`` tells persons from places and organisations, ``named`` joins the ones that
are the same somebody), then common-noun mentions (``nominals``; ``resolve`` puts them to earlier ones or makes new
entities), offices and ages (``roles``), what the text itself identifies (``joins``), pronouns, and relatives who are
told by each other (``kin``). Each step only joins what the text makes one: two entities
too many are mended by a reviewer's click, two people made one are not.
"""

from __future__ import annotations

from onrecord.reading.layer import Draft, Layer
from onrecord.reading.mentions import MentionIndex
from onrecord.reading.people import cut, joins, kin, kinds, modifiers, named, nominals, offices, proper, roles
from onrecord.reading.people.chains import Cast, Mention
from onrecord.reading.people.finish import entities
from onrecord.reading.people.lexicon import Lexicon, lexicon
from onrecord.reading.people.places import add_inner
from onrecord.reading.people.pronouns import Pronouns
from onrecord.reading.people.resolve import Resolver
from onrecord.reading.people.sources import add_sources
from onrecord.reading.people.speaking import bearers_of_sources
from onrecord.reading.people.tokens import Tokens, columns
from onrecord.reading.places.gazetteer import default_gazetteer


def layer() -> Layer:
    """Return the people layer."""
    return Layer(
        "people",
        frozenset({"document", "doc", "times", "attributions"}),
        frozenset({"entities", "mentions"}),
        "GUM news: mention and kind F1 of named entities, B-cubed of their chains (benchmarks/entities.py)",
        _run,
    )


def _run(draft: Draft) -> None:
    lex = lexicon()
    tokens = columns(draft.doc, draft.document.blocks)
    cast = _cast(tokens, lex, draft)
    add_inner(tokens, lex, cast)
    add_sources(tokens, cast, draft.attributions)
    joins.join(tokens, cast, draft.attributions)
    Pronouns(tokens, cast, draft.attributions).resolve()
    kin.join(tokens, cast)
    sources = bearers_of_sources(tokens, cast, draft.attributions)
    made = entities(tokens, cast)
    draft.entities = tuple(made.values())
    named_by = {span: tuple(made[id(c)] for c in chains if id(c) in made) for span, chains in sources.items()}
    draft.mentions = MentionIndex(draft.entities, named_by)


def _cast(tokens: Tokens, lex: Lexicon, draft: Draft) -> Cast:
    cast = Cast()
    times = {position for time in draft.times for position in range(time.span.start, time.span.end)}
    # "At 7.31pm an officer moved": a time at the head of a sentence looks like a name.
    names = [name for name in proper.find(tokens, lex) if not times.issuperset(_extent(tokens, name))]
    kinds.classify(tokens, lex, names, default_gazetteer().population)
    taken: set[int] = set()
    for name in names:
        if name.role is not None and name.role[0] < name.first:
            name.role = (offices.office_start(tokens, lex, name.role[0]), name.role[1])
    for name in names:
        taken.update(range(name.lead, name.last + 1))
        if name.role is None:
            office = list(offices.offices_before(tokens, lex, name.lead, name.kind))
            if office:
                name.role = (min(office), max(office))
        if name.role is not None:
            taken.update(range(name.role[0], name.role[1] + 1))
    named.build(tokens, lex, names, cast)
    roles.ages(tokens, cast)
    found = nominals.find(tokens, lex, taken)
    found = sorted((*found, *modifiers.find(tokens, lex, taken, found)), key=lambda nominal: nominal.head)
    rest = roles.attach(tokens, cast, found)
    roles.describe(tokens, cast, taken | {n.head for n in found})
    roles.sectors(tokens, lex, cast)
    roles.genders(tokens, lex, cast)
    resolver = Resolver(tokens, lex, cast, rest, draft.document.blocks)
    for nominal in rest:
        resolver.place(nominal)
    return cast


def _extent(tokens: Tokens, name: cut.Name) -> range:
    return range(tokens.start[name.first], tokens.end[name.last])


__all__ = ["Mention", "layer"]

"""A Reading put together by hand, so that what the exports are tested on does not change with the layers."""

from __future__ import annotations

from dataclasses import replace

from onrecord.ids import content_id
from onrecord.model import (
    Asserted,
    Block,
    BlockKind,
    Count,
    Document,
    Entity,
    EntityKind,
    Event,
    Form,
    Issue,
    Media,
    Place,
    Reading,
    Report,
    Role,
    RoleFiller,
    Sector,
    Span,
    Statement,
    Time,
)

PARAGRAPHS = (
    "Two held after Quayside vigil",
    "Norhaven Police arrested two people at a vigil on Quayside last night, and Dana Whitlow, 31, was dragged away.",
    "“I was standing still. They pushed me,” said Ms Whitlow.",
    "“Nobody told me why.”",
    "The force denied that officers had used batons, saying its response was “measured”.",
    "Mayor Ida Renn called on the Ministry of Justice to open an independent inquiry, a source told the Norland Wire.",
    "Another vigil is planned for the spring. Shots were heard, it was claimed.",
    "Dana Whitlow is led to a van. Picture: Per Amdahl",
)
TEXT = "\n\n".join(PARAGRAPHS)


def at(words: str, which: int = 0) -> Span:
    """The span of the words' first (or later) occurrence."""
    start = -1
    for _ in range(which + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def _document() -> Document:
    kinds = (BlockKind.TITLE, *(BlockKind.PARAGRAPH,) * 6, BlockKind.CAPTION)
    blocks = tuple(Block(kind, at(words)) for kind, words in zip(kinds, PARAGRAPHS, strict=True))
    data = TEXT.encode()
    return Document(
        id=content_id(TEXT),
        input="reports/vigil.html",
        text=TEXT,
        blocks=blocks,
        report=Report(content_id(data), data, "text/html", "utf-8", redirects=("https://norhaven.example/1",)),
        title=PARAGRAPHS[0],
        authors=("Mia Sandvik",),
        published="2024-05-03",
        modified="2024-05-04",
        outlet="The Norhaven Courier",
        language="en",
    )


def _entities() -> dict[str, Entity]:
    person, organisation, group = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP

    def entity(id: str, kind: EntityKind, name: str, mentions: tuple[Span, ...], named: bool = True) -> Entity:
        return Entity(id, kind, name, named, mentions)

    police = replace(
        entity("e1", organisation, "Norhaven Police", (at("Norhaven Police"), at("The force"))), sector=Sector.POLICE
    )
    whitlow = entity("e4", person, "Dana Whitlow", (at("Dana Whitlow"), at("Ms Whitlow"), at("Dana Whitlow", 1)))
    renn = replace(
        entity("e6", person, "Ida Renn", (at("Mayor Ida Renn"),)),
        roles=(Role("Mayor", at("Mayor")),),
        sector=Sector.GOVERNMENT,
    )
    return {
        "police": police,
        "two": entity("e2", group, "two people", (at("two people"),), named=False),
        "quayside": entity("e3", EntityKind.PLACE, "Quayside", (at("Quayside"), at("Quayside", 1))),
        "whitlow": replace(whitlow, age=31),
        "officers": replace(entity("e5", group, "officers", (at("officers"),), named=False), sector=Sector.POLICE),
        "renn": renn,
        "ministry": entity("e7", organisation, "Ministry of Justice", (at("the Ministry of Justice"),)),
        "source": entity("e8", person, "a source", (at("a source"),), named=False),
        "wire": replace(entity("e9", organisation, "Norland Wire", (at("the Norland Wire"),)), sector=Sector.MEDIA),
    }


def _statements(who: dict[str, Entity]) -> tuple[Statement, ...]:
    return (
        Statement(
            "s1",
            Form.DIRECT,
            source=(at("Ms Whitlow"),),
            cue=(at("said"),),
            content=(at("“I was standing still. They pushed me,”"), at("“Nobody told me why.”")),
            quoted=(at("I was standing still. They pushed me,"), at("Nobody told me why.")),
            speakers=(who["whitlow"],),
            confidence=0.98,
        ),
        Statement(
            "s2",
            Form.MIXED,
            source=(at("The force"),),
            cue=(at("saying"),),
            content=(at("its response was “measured”"),),
            quoted=(at("measured"),),
            speakers=(who["police"],),
            confidence=0.9,
        ),
        Statement(
            "s3",
            Form.INDIRECT,
            source=(at("a source"),),
            cue=(at("told"),),
            content=(at("Mayor Ida Renn called on the Ministry of Justice to open an independent inquiry"),),
            speakers=(who["source"],),
            relayed_by=who["wire"],
            confidence=0.8123456,
        ),
        Statement(
            "s4",
            Form.INDIRECT,
            source=(),
            cue=(at("it was claimed"),),
            content=(at("Shots were heard"),),
            confidence=0.6,
        ),
    )


def _events(who: dict[str, Entity], night: Time, spring: Time, said: tuple[Statement, ...]) -> tuple[Event, ...]:
    def fills(role: str, name: str, words: Span) -> RoleFiller:
        return RoleFiller(role, words, who[name])

    return (
        Event("v1", "gathering", (at("vigil", 1),), Asserted.ASSERTED, time=night, place=who["quayside"]),
        Event(
            "v2",
            "arrest",
            (at("arrested"), at("held")),
            Asserted.ASSERTED,
            roles=(fills("agent", "police", at("Norhaven Police")), fills("patient", "two", at("two people"))),
            counts=(Count("patient", 2, 2, at("two")),),
            time=night,
        ),
        Event(
            "v3",
            "use_of_force",
            (at("dragged"),),
            Asserted.ASSERTED,
            roles=(fills("patient", "whitlow", at("Dana Whitlow")),),
        ),
        Event(
            "v4",
            "use_of_force",
            (at("used batons"),),
            Asserted.DENIED,
            roles=(fills("agent", "officers", at("officers")), RoleFiller("instrument", at("batons"))),
        ),
        Event(
            "v5",
            "call",
            (at("called on"),),
            Asserted.ASSERTED,
            roles=(
                fills("agent", "renn", at("Mayor Ida Renn")),
                fills("addressee", "ministry", at("the Ministry of Justice")),
                RoleFiller("about", at("open an independent inquiry")),
            ),
            stated_in=said[2],
        ),
        Event("v6", "gathering", (at("vigil", 2),), Asserted.PLANNED, time=spring),
    )


def invented_reading() -> Reading:
    """Return the whole of it."""
    who = _entities()
    night = Time("t1", at("last night"), "2024-05-02TNI", "2024-05-02T18:00", "2024-05-03T06:00")
    spring = Time("t2", at("the spring"), "XXXX-SP")
    said = _statements(who)
    return Reading(
        document=_document(),
        entities=tuple(who.values()),
        statements=said,
        events=_events(who, night, spring, said),
        times=(night, spring),
        places=(Place(who["quayside"], None, None, None, None),),
        media=(Media("photo", at("Dana Whitlow is led to a van."), "Per Amdahl", at("Per Amdahl")),),
        issues=(Issue("html.left_out", "14 words of the page were left out", "intake.html", 14),),
    )

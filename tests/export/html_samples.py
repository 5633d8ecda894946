"""Readings built by hand, of invented reports about an invented town, for the tests of the page."""

from __future__ import annotations

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

BLOCKS: tuple[tuple[BlockKind, str], ...] = (
    (BlockKind.TITLE, "Marchers held after Oldbury bridge sit-in"),
    (BlockKind.BYLINE, "By Ines Tolliver"),
    (BlockKind.DATELINE, "OLDBURY, 4 May 2024"),
    (
        BlockKind.PARAGRAPH,
        "Police arrested 14 people on the Old Bridge on Friday night after hundreds of marchers sat down in the "
        "road, according to Mayor Tamsin Rook, 51.",
    ),
    (BlockKind.CAPTION, "Marchers on the Old Bridge on Friday"),
    (BlockKind.CREDIT, "Picture: Juno Pell"),
    (
        BlockKind.PARAGRAPH,
        "Speaking to the Vale Wire, Dev Harrow said: “We sat down. That is all. Nobody pushed anybody.",
    ),
    (
        BlockKind.PARAGRAPH,
        "“An officer told me ‘you are not leaving tonight’ and dragged me to a van.”",
    ),
    (BlockKind.HEADING, "What the force says"),
    (
        BlockKind.PARAGRAPH,
        "Superintendent Ola Quist denied that officers dragged anyone, and said the force had been “patient, "
        "fair and calm”. She will meet the council on Monday.",
    ),
    (BlockKind.LIST, "14 people held"),
    (BlockKind.LIST, "3 people charged"),
    (BlockKind.CAPTION, "Marchers on the Old Bridge on Friday"),
    (
        BlockKind.PARAGRAPH,
        "Ms Rook called on the Policing Board to open an independent inquiry, a source close to the mayor told "
        "the Vale Wire.",
    ),
)


def document(parts: tuple[tuple[BlockKind, str], ...] = BLOCKS, **fields: object) -> Document:
    """Return a Document of these blocks, an empty line between each two."""
    text, blocks, first = "", [], {}
    for i, (kind, words) in enumerate(parts):
        text += "\n\n" if text else ""
        repeats = first.get((kind, words))
        first.setdefault((kind, words), i)
        blocks.append(Block(kind, Span(len(text), len(text) + len(words)), repeats))
        text += words
    return make_document(text, tuple(blocks), **fields)


def make_document(text: str, blocks: tuple[Block, ...], **fields: object) -> Document:
    """Return a Document with this text; its original is the text as UTF-8."""
    data = text.encode("utf-8", "surrogatepass")
    given = {
        "id": content_id(text),
        "input": "reports/oldbury-bridge.txt",
        "text": text,
        "blocks": blocks,
        "report": Report(content_id(data), data, "text/plain", "utf-8"),
        "language": "en",
        **fields,
    }
    return Document(**given)  # type: ignore[arg-type]  # the tests' fields are theirs to get right


class Finder:
    """Finds spans by their words, so that a sample can be written without counting characters."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self, words: str, nth: int = 0, after: str = "") -> Span:
        at = self._text.index(after) if after else 0
        for _ in range(nth + 1):
            start = self._text.index(words, at)
            at = start + 1
        return Span(start, start + len(words))


def small() -> Reading:
    """Return a reading with something in every section."""
    doc = document(
        title="Marchers held after Oldbury bridge sit-in",
        authors=("Ines Tolliver",),
        published="2024-05-04",
        outlet="The Oldbury Lantern",
        url="https://lantern.example/oldbury-bridge",
    )
    at = Finder(doc.text)
    police = Entity(
        "e1",
        EntityKind.ORGANISATION,
        "Police",
        False,
        (at("Police"), at("the force", after="Quist denied")),
        Sector.POLICE,
    )
    bridge = Entity(
        "e2",
        EntityKind.PLACE,
        "the Old Bridge",
        True,
        (at("the Old Bridge"), at("the Old Bridge", 1), at("the Old Bridge", 2)),
    )
    marchers = Entity("e3", EntityKind.GROUP, "hundreds of marchers", False, (at("hundreds of marchers"),))
    rook = Entity(
        "e4",
        EntityKind.PERSON,
        "Tamsin Rook",
        True,
        (at("Mayor Tamsin Rook, 51"), at("Ms Rook")),
        Sector.GOVERNMENT,
        (Role("Mayor", at("Mayor")),),
        51,
    )
    wire = Entity(
        "e5",
        EntityKind.ORGANISATION,
        "the Vale Wire",
        True,
        (at("the Vale Wire"), at("the Vale Wire", 1)),
        Sector.MEDIA,
    )
    harrow = Entity(
        "e6",
        EntityKind.PERSON,
        "Dev Harrow",
        True,
        (at("Dev Harrow"), at("We"), at("me", after="officer told"), at("me", after="dragged me")),
    )
    officer = Entity("e7", EntityKind.PERSON, "An officer", False, (at("An officer"),), Sector.POLICE)
    quist = Entity(
        "e8",
        EntityKind.PERSON,
        "Ola Quist",
        True,
        (at("Superintendent Ola Quist"), at("She will")),
        Sector.POLICE,
        (Role("Superintendent", at("Superintendent")),),
    )
    oldbury = Entity("e9", EntityKind.PLACE, "Oldbury", True, (at("Oldbury"), at("OLDBURY")))
    board = Entity(
        "e10", EntityKind.ORGANISATION, "the Policing Board", True, (at("the Policing Board"),), Sector.GOVERNMENT
    )
    source = Entity(
        "e11", EntityKind.PERSON, "a source close to the mayor", False, (at("a source close to the mayor"),)
    )
    council = Entity("e12", EntityKind.ORGANISATION, "the council", True, (at("the council"),), Sector.GOVERNMENT)

    friday = Time("t1", at("Friday night"), "2024-05-03TNI", "2024-05-03T18:00", "2024-05-04T06:00")
    monday = Time("t2", at("Monday"), "2024-05-06", "2024-05-06", "2024-05-06")
    tonight = Time("t3", at("tonight"), None)

    s1 = Statement(
        "s1",
        Form.INDIRECT,
        (at("Mayor Tamsin Rook, 51"),),
        (at("according to"),),
        (
            at(
                "Police arrested 14 people on the Old Bridge on Friday night after hundreds of marchers sat down in "
                "the road"
            ),
        ),
        speakers=(rook,),
        confidence=0.93,
    )
    first, second = at("We sat down. That is all. Nobody pushed anybody."), at("An officer told me")
    last = at("dragged me to a van.")
    s2 = Statement(
        "s2",
        Form.DIRECT,
        (at("Dev Harrow"),),
        (at("said"),),
        (Span(first.start - 1, last.end + 1),),
        (first, Span(second.start, last.end)),
        (harrow,),
        wire,
        confidence=0.97,
    )
    inner = at("you are not leaving tonight")
    s3 = Statement(
        "s3",
        Form.DIRECT,
        (at("An officer"),),
        (at("told"),),
        (Span(inner.start - 1, inner.end + 1),),
        (inner,),
        (officer,),
        within=s2,
        confidence=0.81,
    )
    s4 = Statement(
        "s4",
        Form.MIXED,
        (at("Superintendent Ola Quist"),),
        (at("said", after="Quist denied"),),
        (at("the force had been “patient, fair and calm”"),),
        (at("patient, fair and calm"),),
        (quist,),
        confidence=0.9,
    )
    s5 = Statement(
        "s5",
        Form.INDIRECT,
        (at("a source close to the mayor"),),
        (at("told", after="a source close"),),
        (at("Ms Rook called on the Policing Board to open an independent inquiry"),),
        speakers=(source,),
        relayed_by=wire,
        confidence=0.74,
    )
    s6 = Statement("s6", Form.INDIRECT, (), (at("denied"),), (at("officers dragged anyone"),), confidence=0.4)

    v1 = Event(
        "v1",
        "arrest",
        (at("arrested"), at("held", after="14 people held")),
        Asserted.ASSERTED,
        (RoleFiller("agent", at("Police"), police), RoleFiller("patient", at("14 people"))),
        (Count("patient", 14, 14, at("14 people")),),
        friday,
        bridge,
        s1,
        0.92,
    )
    v2 = Event(
        "v2",
        "gathering",
        (at("sat down in the road"),),
        Asserted.ASSERTED,
        (RoleFiller("agent", at("hundreds of marchers"), marchers),),
        (Count("agent", 200, None, at("hundreds")),),
        friday,
        bridge,
        s1,
        0.8,
    )
    v3 = Event(
        "v3",
        "use_of_force",
        (at("dragged"),),
        Asserted.ASSERTED,
        (RoleFiller("agent", at("An officer"), officer), RoleFiller("patient", at("me", after="dragged me"), harrow)),
        stated_in=s2,
    )
    v4 = Event(
        "v4",
        "use_of_force",
        (at("dragged anyone"),),
        Asserted.DENIED,
        (RoleFiller("agent", at("officers", after="denied")),),
        stated_in=s6,
        confidence=0.6,
    )
    v5 = Event(
        "v5",
        "meeting",
        (at("meet"),),
        Asserted.PLANNED,
        (RoleFiller("agent", at("She will"), quist), RoleFiller("patient", at("the council"), council)),
        time=monday,
    )
    v6 = Event(
        "v6",
        "call",
        (at("called on"),),
        Asserted.ASSERTED,
        (
            RoleFiller("agent", at("Ms Rook"), rook),
            RoleFiller("addressee", at("the Policing Board"), board),
            RoleFiller("about", at("an independent inquiry")),
        ),
        stated_in=s5,
    )
    v7 = Event("v7", "inquiry", (at("inquiry"),), Asserted.ASKED, stated_in=s5, confidence=0.7)
    return Reading(
        document=doc,
        entities=(police, bridge, marchers, rook, wire, harrow, officer, quist, oldbury, board, source, council),
        statements=(s1, s2, s3, s4, s5, s6),
        events=(v1, v2, v3, v4, v5, v6, v7),
        times=(friday, monday, tonight),
        places=(Place(oldbury, 52.5012, -2.0123, "geonames:1", "town"),),
        media=(Media("photo", at("Marchers on the Old Bridge on Friday"), "Juno Pell", at("Picture: Juno Pell")),),
        issues=(
            Issue("quotes.unbalanced", "a quotation mark opens and does not close", "statements", 1, at("“We")),
            Issue("text.left_out", "words outside the main text were left out", "intake", 12),
        ),
    )


def empty() -> Reading:
    """Return a reading in which nothing was found."""
    return Reading(document(((BlockKind.PARAGRAPH, "Rain is expected."),)))

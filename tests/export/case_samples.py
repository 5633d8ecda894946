"""A case built by hand, of three invented reports: an agency story in two outlets, and one report of a third."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from html_samples import Finder, document

from onrecord.model import (
    Asserted,
    BlockKind,
    Count,
    Document,
    Entity,
    EntityKind,
    Event,
    Form,
    Reading,
    Role,
    RoleFiller,
    Sector,
    Span,
    Statement,
    Time,
)
from onrecord.model.case import CaseSource, Record
from onrecord.model.claims import Account, Claim, Difference, Grid, Property, Stance
from onrecord.model.decision import About, Decision, Verdict
from onrecord.model.demands import Dated, Demand, LegalChain, Named, State, Step
from onrecord.model.record import (
    CaseEntity,
    Incident,
    Link,
    LinkKind,
    Office,
    Origin,
    OriginKind,
    Summary,
    Why,
    Words,
)

At = Callable[[str, str], Words]

AGENCY = (
    (BlockKind.TITLE, "Four held at Mill Lane sit-in"),
    (BlockKind.BYLINE, "Curlew"),
    (BlockKind.PARAGRAPH, "Police arrested four people at Mill Lane on Friday, Inspector Ola Brandt said."),
    (BlockKind.PARAGRAPH, "“Nobody pushed anybody, and nobody was asked to leave,” said Dana Whitlow, 31, a nurse."),
    (BlockKind.PARAGRAPH, "Ms Whitlow called for an independent inquiry."),
)
OWN = (
    (BlockKind.TITLE, "=Council says no to Mill Lane inquiry"),
    (BlockKind.PARAGRAPH, "Six people were arrested at Mill Lane, the organisers said."),
    (BlockKind.PARAGRAPH, "The council refused an inquiry on Thursday. Dana Whitlow was charged with obstruction."),
    (BlockKind.PARAGRAPH, "Inspector Dana Whitlow <b>denied</b> that anybody was told to go."),
)


def span(of: Document, words: str) -> Span:
    """Return where words stand first."""
    return Finder(of.text)(words)


def _agency(number: int, outlet: str) -> Reading:
    text = document(AGENCY, title=AGENCY[0][1], outlet=outlet, published="2024-05-04", input=f"{number}.html")
    at = Finder(text.text)
    police = Entity("e1", EntityKind.ORGANISATION, "Police", False, (at("Police"),), Sector.POLICE)
    brandt = Entity(
        "e2", EntityKind.PERSON, "Ola Brandt", True, (at("Ola Brandt"),), Sector.POLICE,
        (Role("Inspector", at("Inspector")),),
    )  # fmt: skip
    dana = Entity(
        "e3", EntityKind.PERSON, "Dana Whitlow", True, (at("Dana Whitlow"), at("Ms Whitlow")), None,
        (Role("nurse", at("nurse")),), 31,
    )  # fmt: skip
    lane = Entity("e4", EntityKind.PLACE, "Mill Lane", True, (at("Mill Lane"),))
    friday = Time("t1", at("Friday"), "2024-05-03", "2024-05-03", "2024-05-03")
    said = Statement(
        "s1", Form.INDIRECT, (at("Inspector Ola Brandt"),), (at("said"),),
        (at("Police arrested four people at Mill Lane on Friday"),), (), (brandt,), None, None, 0.9,
    )  # fmt: skip
    words = at("“Nobody pushed anybody, and nobody was asked to leave,”")
    quoted = Statement(
        "s2", Form.DIRECT, (at("Dana Whitlow, 31, a nurse"),), (at("said", after="leave"),), (words,),
        (Span(words.start + 1, words.end - 1),), (dana,), police, None, 0.97,
    )  # fmt: skip
    arrest = Event(
        "v1", "arrest", (at("arrested"),), Asserted.ASSERTED, (RoleFiller("agent", at("Police"), police),),
        (Count("patient", 4, 4, at("four people")),), friday, lane, said,
    )  # fmt: skip
    call = Event("v2", "call", (at("called for"),), Asserted.ASKED, (RoleFiller("agent", at("Ms Whitlow"), dana),))
    return Reading(text, (police, brandt, dana, lane), (said, quoted), (arrest, call), (friday,))


def _own() -> Reading:
    text = document(OWN, title=OWN[0][1], outlet="The Lantern", published="2024-06-01", input="3.html")
    at = Finder(text.text)
    organisers = Entity("e1", EntityKind.GROUP, "the organisers", False, (at("the organisers"),))
    dana = Entity("e2", EntityKind.PERSON, "Dana Whitlow", True, (at("Dana Whitlow"),))
    other = Entity("e3", EntityKind.PERSON, "Dana Whitlow", True, (at("Inspector Dana Whitlow"),), Sector.POLICE)
    council = Entity("e4", EntityKind.ORGANISATION, "The council", False, (at("The council"),), Sector.GOVERNMENT)
    said = Statement(
        "s1", Form.INDIRECT, (at("the organisers"),), (at("said"),), (at("Six people were arrested at Mill Lane"),), (),
        (organisers,), None, None, 0.8,
    )  # fmt: skip
    denied = Statement(
        "s2", Form.INDIRECT, (at("Inspector Dana Whitlow"),), (at("denied"),), (at("that anybody was told to go"),), (),
        (other,), None, None, 0.7,
    )  # fmt: skip
    arrest = Event(
        "v1", "arrest", (at("arrested"),), Asserted.ASSERTED, (), (Count("patient", 6, 6, at("Six people")),), None,
        None, said,
    )  # fmt: skip
    thursday = Time("t1", at("Thursday"), "2024-05-30", "2024-05-30", "2024-05-30")
    refusal = Event("v2", "inquiry", (at("refused"),), Asserted.DENIED)
    charge = Event(
        "v3", "charge", (at("charged"),), Asserted.ASSERTED, (RoleFiller("patient", at("Dana Whitlow"), dana),)
    )
    clear = Event("v4", "dispersal", (at("told to go"),), Asserted.DENIED, (), (), thursday, None, denied)
    return Reading(
        text, (organisers, dana, other, council), (said, denied), (arrest, refusal, charge, clear), (thursday,)
    )


def readings() -> dict[str, Reading]:
    return {"r1": _agency(1, "Valley Courier"), "r2": _agency(2, "Evening Mail"), "r3": _own()}


def record() -> Record:
    """Return the whole case."""
    held = readings()

    def w(source: str, words: str) -> Words:
        return Words(source, span(held[source].document, words))

    curlew = Origin("agency:curlew", OriginKind.AGENCY, "Curlew", w("r1", "Curlew"))
    lantern = Origin("outlet:the-lantern", OriginKind.OUTLET, "The Lantern")
    sources = tuple(
        CaseSource(
            id, of.document.input, of.document.id, of.document.report.sha256, "2024-06-02T10:00:00Z", "onrecord 0",
            of.document.url, of.document.outlet, of.document.published, of.document.title, None, {},
            lantern if id == "r3" else curlew, "i1", ("i1", "i2"),
        )
        for id, of in held.items()
    )  # fmt: skip
    day = Summary("2024-05-03", (w("r1", "Friday"), w("r2", "Friday")))
    place = Summary("Mill Lane", tuple(w(source, "at Mill Lane") for source in held))
    main = Incident("i1", ("arrest", "inquiry"), (("r1", "v1"), ("r2", "v1"), ("r3", "v1")), ("r1", "r2", "r3"),
                    ("r1", "r2", "r3"), (day,), (place,))  # fmt: skip
    part = Incident("i2", ("dispersal",), (("r3", "v4"),), (), ("r3",), part_of="i1")
    joined = Link(LinkKind.ENTITY, "r1/e3", "r3/e2", 0.8, (Why("name", 2.0, "Dana Whitlow", "Dana Whitlow"),))
    entities = (
        CaseEntity("e1", EntityKind.PERSON, "Ola Brandt", True,
                   (Summary("Ola Brandt", (w("r1", "Ola Brandt"), w("r2", "Ola Brandt"))),),
                   (("r1", "e2"), ("r2", "e2")), ("r1", "r2"), Sector.POLICE,
                   (Office("Inspector", (w("r1", "Inspector"),), "2024-05-04", "2024-05-04"),)),
        CaseEntity("e2", EntityKind.PERSON, "Dana Whitlow", True,
                   tuple(Summary(name, (w("r1", name),)) for name in ("Dana Whitlow", "Ms Whitlow")),
                   (("r1", "e3"), ("r2", "e3"), ("r3", "e2")), ("r1", "r2", "r3"), None,
                   (Office("nurse", (w("r1", "nurse"), w("r2", "nurse")), "2024-05-04", "2024-05-04"),),
                   (Summary("31", (w("r1", "31"),)),), (joined,)),
        CaseEntity("e3", EntityKind.PERSON, "Dana Whitlow", True,
                   (Summary("Inspector Dana Whitlow", (w("r3", "Inspector Dana Whitlow"),)),), (("r3", "e3"),), ("r3",),
                   Sector.POLICE, (Office("Inspector", (w("r3", "Inspector"),), former=True),)),
        CaseEntity("e4", EntityKind.PLACE, "Mill Lane", True, (Summary("Mill Lane", (w("r1", "Mill Lane"),)),),
                   (("r1", "e4"), ("r2", "e4")), ("r1", "r2")),
        CaseEntity("e5", EntityKind.GROUP, "the organisers", False, (), (("r3", "e1"),), ("r3",)),
    )  # fmt: skip
    copy = Link(LinkKind.COPY, "r1", "r2", 1.0, (Why("shared words", 1.0, "Police arrested", "Police arrested"),))
    return Record(
        case="mill_lane.onrecord",
        sources=sources,
        readings=held,
        incidents=(main, part),
        entities=entities,
        entity_ids={f"{source}/{id}": entity.id for entity in entities for source, id in entity.members},
        grids={"i1": _grid(held, w), "i2": Grid("i2", ("r3",), (), ())},
        demands=(_demand(w),),
        legal=(_chain(w),),
        links=(copy,),
        decisions=(
            Decision(
                1,
                About.ENTITY,
                Verdict.TWO,
                "r1/e3",
                "r3/e3",
                "Ada Quint",
                "a nurse and an officer",
                "2024-06-03T09:00:00Z",
            ),
        ),
        entries=7,
        head="sha256:" + "ab" * 32,
    )


def _grid(held: dict[str, Reading], w: At) -> Grid:
    def account(source: str, words: str, stance: Stance, voice: str, speaker: str, statement: str) -> Account:
        origin = "outlet:the-lantern" if source == "r3" else "agency:curlew"
        return Account(source, origin, voice, speaker, stance, (w(source, words),), "v1", statement)

    four = tuple(account(id, "four people", Stance.ASSERTED, "Ola Brandt", "e1", "s1") for id in ("r1", "r2"))
    six = account("r3", "Six people", Stance.ALLEGED, "the organisers", "e5", "s1")
    told = replace(account("r3", "told to go", Stance.DENIED, "Dana Whitlow", "e3", "s2"), event="")
    claims = (
        Claim("k1", "i1", "arrest", Property.HOW_MANY, "4", four, min=4, max=4),
        Claim("k2", "i1", "arrest", Property.HOW_MANY, "6", (six,), min=6, max=6),
        Claim("k3", "i1", "dispersal", Property.WHETHER, "happened", (told,)),
    )
    text = "2 accounts (1 origin) say 4; 1 account says 6"
    return Grid("i1", tuple(held), claims, (Difference("arrest", Property.HOW_MANY, ("k1", "k2"), text),))


def _demand(w: At) -> Demand:
    by = Named("Dana Whitlow", w("r1", "Ms Whitlow"), "e2")
    council = Named("The council", w("r3", "The council"))
    states = (
        Dated(State.CALLED_FOR, "2024-05-04", True, by, w("r1", "Ms Whitlow called for an independent inquiry."),
              ("r1", "r2"), 1, ("r1", "v2")),
        Dated(State.REFUSED, "2024-05-30", False, council, w("r3", "The council refused an inquiry on Thursday."),
              ("r3",), 1, ("r3", "w100")),
    )  # fmt: skip
    what = Named("an independent inquiry", w("r1", "an independent inquiry"))
    return Demand("d1", (by,), None, what, "i1", states, True, 28)


def _chain(w: At) -> LegalChain:
    charged = Dated(Step.CHARGED, "2024-06-01", True, None, w("r3", "Dana Whitlow was charged with obstruction."),
                    ("r3",), 1, ("r3", "v3"))  # fmt: skip
    return LegalChain("e2", "Dana Whitlow", "i1", (charged,), (Named("obstruction", w("r3", "obstruction")),))

"""Readings to keep, made by hand and quickly: what the store does with them does not depend on what they say."""

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


def document(text: str = "Four held in Norhaven, police said.", **fields: object) -> Document:
    """A Document of some words; ``original`` are its bytes, if they are not just the text's."""
    original = fields.pop("original", text.encode("utf-8", "surrogatepass"))
    assert isinstance(original, bytes)
    made = Document(
        id=content_id(text),
        input="reports/a.txt",
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),),
        report=Report(content_id(original), original, "text/plain", "utf-8"),
        language="en",
    )
    return replace(made, **fields)  # type: ignore[arg-type]  # the fields are what the caller says they are


def reading(text: str = "Four held in Norhaven, police said.", **fields: object) -> Reading:
    """A Reading with one of everything, all of it about the first letters of the text."""
    first = Span(0, 1)
    police = Entity("e1", EntityKind.ORGANISATION, "police", False, (first,), Sector.POLICE, (Role("force", first),), 4)
    town = Entity("e2", EntityKind.PLACE, "Norhaven", True, (first, Span(1, 2)))
    said = Statement("s1", Form.INDIRECT, (first,), (first,), (first,), (), (police,), town, None, 0.25)
    inner = replace(said, id="s2", within=said, quoted=(first,), relayed_by=None)
    when = Time("t1", first, "2024-05-03", "2024-05-03", "2024-05-03")
    held = Event(
        "v1",
        "arrest",
        (first,),
        Asserted.ASSERTED,
        (RoleFiller("agent", first, police), RoleFiller("patient", first)),
        (Count("patient", 4, None, first),),
        when,
        town,
        inner,
        0.5,
    )
    return Reading(
        document(text, **fields),
        (police, town),
        (said, inner),
        (held,),
        (when,),
        (Place(town, 51.5, -0.125, "geonames:1", "town"),),
        (Media("photo", first, "Ines Marlowe", None),),
        (Issue("some.code", "something", "layer", 2, first),),
    )

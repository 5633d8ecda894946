"""The places layer: where the places that a report names lie.

Every named entity of kind "place" gets a Place. One that is in no gazetteer, or that could be several places, stays a
named place with nothing pinned: its latitude, longitude, gazetteer entry and precision are ``None``.
"""

from __future__ import annotations

from onrecord.model import Document, Entity, EntityKind, Place
from onrecord.reading.layer import Draft, Layer
from onrecord.reading.places.candidates import candidates, container_of, hints, in_size
from onrecord.reading.places.choose import Name, choose
from onrecord.reading.places.gazetteer import Gazetteer, default_gazetteer
from onrecord.reading.places.home import home_of

#: More areas than this, named in passing, say no more about where a report is from.
_HINTS = 20


def layer(gazetteer: Gazetteer | None = None) -> Layer:
    """Return the places layer, with the gazetteer that came with the package unless another is given."""
    return Layer(
        "places",
        frozenset({"document", "entities"}),
        frozenset({"places"}),
        "LGL and TR-News, share pinned within 161 km (benchmarks/places.py)",
        lambda draft: _run(draft, gazetteer or default_gazetteer()),
    )


def _run(draft: Draft, gazetteer: Gazetteer) -> None:
    entities = [e for e in draft.entities if e.kind is EntityKind.PLACE and e.named]
    draft.places = tuple(find_places(entities, draft.document, gazetteer))


def find_places(entities: list[Entity], document: Document, gazetteer: Gazetteer) -> list[Place]:
    """Return a Place for each entity, in their order."""
    names = [
        Name(
            in_size(e, document.text, candidates(e.name, gazetteer)),
            len(e.mentions),
            container_of(e, document.text, gazetteer),
        )
        for e in entities
    ]
    named = {name.candidates for name in names}
    names += [Name(areas, 1, None) for areas in hints(document.text, gazetteer)[:_HINTS] if areas not in named]
    chosen = choose(names, home_of(document))[: len(entities)]
    return [
        Place(entity, entry.lat, entry.lon, entry.code, entry.kind) if entry else Place(entity, None, None, None, None)
        for entity, entry in zip(entities, chosen, strict=True)
    ]

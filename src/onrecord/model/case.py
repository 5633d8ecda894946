"""A case with all that was worked out for it, as whoever shows it or hands it on takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model.claims import Grid
from onrecord.model.decision import Decision
from onrecord.model.demands import Demand, LegalChain
from onrecord.model.reading import Reading
from onrecord.model.record import CaseEntity, Incident, Link, Origin


@dataclass(frozen=True, slots=True)
class CaseSource:
    """A report of a case.

    Attributes:
        id: ``"r1"`` for the first that was added.
        input: the path or address as it was given.
        document, original: the hashes of its text and of its bytes.
        url, outlet, published, title: as the report has them.
        version_of: the id of an earlier report at the same address, with another text.
        added: when, in UTC, ISO 8601 to the second.
        reader: which OnRecord read it.
        counts: how many statements, events, and named entities of each kind its Reading has.
        main_incident: the id of what it is mainly about.
        incidents: the ids of all it tells of, that one among them.
    """

    id: str
    input: str
    document: str
    original: str
    added: str
    reader: str
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    version_of: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    origin: Origin | None = None
    main_incident: str | None = None
    incidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """All that is known of one matter. The reports are in the order of adding.

    Attributes:
        case: its name, without a password.
        entries, head: how many entries its log has, and the hash of the last.
        sources: the reports.
        links: how reports share their text: copies, versions and shared passages.
        decisions: what people decided, in order; what they did not is a machine's proposal.
        entity_ids: from an entity of a Reading (``"r1/e2"``) to the id of the one in the case.
        same_events: from an event of a Reading (``"r1/v2"``) to the first telling of the same event; found
            when asked for.
        legal: what the law did with whom.
        grids: what is said of an incident, by its id; made when asked for.
        readings: the Readings, by the ids of their reports; read when asked for.
    """

    case: str
    sources: tuple[CaseSource, ...]
    readings: Mapping[str, Reading]
    incidents: tuple[Incident, ...] = ()
    entities: tuple[CaseEntity, ...] = ()
    entity_ids: Mapping[str, str] = field(default_factory=dict)
    same_events: Mapping[str, str] = field(default_factory=dict)
    grids: Mapping[str, Grid] = field(default_factory=dict)
    demands: Sequence[Demand] = ()
    legal: Sequence[LegalChain] = ()
    links: Sequence[Link] = ()
    decisions: tuple[Decision, ...] = ()
    entries: int = 0
    head: str | None = None

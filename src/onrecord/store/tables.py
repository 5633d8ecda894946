"""The tables of a case, the same in SQLite and PostgreSQL.

What a case vouches for stands in ``originals``, ``sources``, ``documents``, ``readings``, ``decisions`` and ``log``.
The others hold what was worked out from that and can be worked out anew, but for the ids of groups.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

#: The version of these tables. A change of them needs a step in ``versions.STEPS``.
VERSION = 2

#: One row a fact about the case itself: ``version``.
about = Table(
    "about",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

#: The bytes of reports as they came, once a hash.
originals = Table(
    "originals",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("stored", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

#: One row a report, in the order of adding. ``entry`` is what the log says of it, so that lists need no readings.
sources = Table(
    "sources",
    metadata,
    Column("source", Integer, primary_key=True, autoincrement=False),
    Column("original", ForeignKey("originals.sha256"), nullable=False, index=True),
    Column("address", String, index=True),
    Column("entry", Text, nullable=False),
)


def _contents(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("source", ForeignKey("sources.source"), primary_key=True, autoincrement=False),
        Column("sha256", String, nullable=False),
        Column("size", BigInteger, nullable=False),
        Column("stored", String, nullable=False),
        Column("data", LargeBinary, nullable=False),
    )


documents = _contents("documents")
readings = _contents("readings")

#: Every acknowledged change; each entry holds the hash of the one before.
log = Table(
    "log",
    metadata,
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("before", String, nullable=False),
    Column("hash", String, nullable=False),
)

#: Short numbers for the names of spaces, which would otherwise stand in every row of ``keys``.
spaces = Table(
    "spaces",
    metadata,
    Column("space", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False, unique=True),
)

keys = Table(
    "keys",
    metadata,
    Column("space", ForeignKey("spaces.space"), primary_key=True, autoincrement=False),
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("source", ForeignKey("sources.source"), primary_key=True, autoincrement=False),
    Index("keys_of_source", "source", "space"),
    sqlite_with_rowid=False,
)

profiles = Table(
    "profiles",
    metadata,
    Column("space", ForeignKey("spaces.space"), primary_key=True, autoincrement=False),
    Column("source", ForeignKey("sources.source"), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)

#: ``a`` and ``b`` name sources ("r3"), parts of them ("r3/v2") or groups ("i7").
links = Table(
    "links",
    metadata,
    Column("kind", String, primary_key=True),
    Column("a", String, primary_key=True),
    Column("b", String, primary_key=True),
    Column("a_source", ForeignKey("sources.source")),
    Column("b_source", ForeignKey("sources.source")),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
    Index("links_of_a", "a_source", "kind"),
    Index("links_of_b", "b_source", "kind"),
)

#: Every id that a group ever had. ``leads_to`` is the group that it was merged into, which may have gone the same way.
groups = Table(
    "groups",
    metadata,
    Column("kind", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("leads_to", Integer),
)

members = Table(
    "members",
    metadata,
    Column("kind", String, primary_key=True),
    Column("member", String, primary_key=True),
    Column("number", Integer, nullable=False),
    Index("members_of_group", "kind", "number"),
)

#: What was in a group when it was merged into another, so that its id comes back where the two become two again.
formers = Table(
    "formers",
    metadata,
    Column("kind", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("member", String, primary_key=True),
    Index("formers_of_member", "kind", "member"),
)

#: What people decided, in order. ``entry`` is what the log says of it.
decisions = Table(
    "decisions",
    metadata,
    Column("decision", Integer, primary_key=True, autoincrement=False),
    Column("entry", Text, nullable=False),
)

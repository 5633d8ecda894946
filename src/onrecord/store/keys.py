"""What sources are found and compared by: keys that they share, and short profiles. Worked out, and not in the log."""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from sqlalchemy import CompoundSelect, Connection, bindparam, func, select, union_all

from onrecord.errors import CaseError
from onrecord.store.packing import Json, canonical_bytes, parse
from onrecord.store.session import SPACES, Session
from onrecord.store.sources import source_id, source_number
from onrecord.store.tables import keys, profiles, spaces

#: How many sources a key may have before it is too common to be looked up, unless a caller says otherwise.
MOST_SOURCES = 400
# SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535.
_AT_ONCE = 10_000

#: Keys that one statement looks up, the fewest first: what runs a statement costs more than the look-up.
_SIZES = (1, 8, 64)


@cache
def _holders(size: int) -> CompoundSelect[tuple[int, int]]:
    """Return the statement that finds a bounded number of holders of each of so many keys."""
    return union_all(
        *(
            select(
                select(keys.c.key, keys.c.source)
                .where(keys.c.space == bindparam("space_is"), keys.c.key == bindparam(f"key_{at}"))
                .limit(bindparam("at_most"))
                .subquery()
            )
            for at in range(size)
        )
    )


class Keys:
    """The inverted index of a case, and a profile a source, both by space (``"band"``, ``"incident"``)."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put_keys(self, source: str, space: str, keys_of_it: Iterable[str | int]) -> None:
        """Set the keys of a source in a space, in place of those it had.

        A text becomes a 64-bit number by its hash: among a hundred million, two share a number with a
        chance of one in four thousand.

        Raises:
            CaseError: where there is no such source, or the case cannot be written.
        """
        number = self._number(source)
        with self._session.writing() as connection:
            place = _space(connection, space)
            wanted = {_as_number(key) for key in keys_of_it}
            of_it = (keys.c.source == number, keys.c.space == place)
            held = set(connection.execute(select(keys.c.key).where(*of_it)).scalars())
            if gone := held - wanted:
                for some in _portions(sorted(gone)):
                    connection.execute(keys.delete().where(*of_it, keys.c.key.in_(some)))
            if new := sorted(wanted - held):
                connection.execute(keys.insert(), [{"space": place, "key": key, "source": number} for key in new])

    def find(self, space: str, wanted: Iterable[str | int], *, most: int = MOST_SOURCES) -> dict[str, int]:
        """Return the sources that have any of the keys, each with how many of them it has.

        Args:
            space: where to look.
            wanted: the keys.
            most: a key that more sources than these have is passed over.

        Raises:
            CaseError: where the case cannot be read.
        """
        found: Counter[int] = Counter()
        with self._session.reading() as connection:
            for holders in self._held(connection, space, {_as_number(key) for key in wanted}, most).values():
                found.update(holders)
        return {source_id(number): found[number] for number in sorted(found)}

    def holders(self, space: str, wanted: Iterable[str], *, most: int = MOST_SOURCES) -> dict[str, list[str]]:
        """Return the sources that have each of the keys; a key that none or too many have is left out.

        Args:
            space: where to look.
            wanted: the keys.
            most: how many are not too many.

        Raises:
            CaseError: where the case cannot be read.
        """
        numbers = {key: _as_number(key) for key in wanted}
        with self._session.reading() as connection:
            held = self._held(connection, space, set(numbers.values()), most)
        return {key: [*map(source_id, sorted(held[number]))] for key, number in numbers.items() if number in held}

    def _held(self, connection: Connection, space: str, wanted: set[int], most: int) -> dict[int, list[int]]:
        """Return the numbers of the sources that have each key, where there are any and not too many."""
        place = _known_space(connection, space)
        if place is None:
            return {}
        found: dict[int, list[int]] = defaultdict(list)
        left = sorted(wanted)
        while left:
            size = next((size for size in _SIZES if len(left) <= size), _SIZES[-1])
            some, left = left[:size], left[size:]
            # No source has the key NULL, which makes up the number.
            asked = {f"key_{at}": some[at] if at < len(some) else None for at in range(size)}
            given = {"space_is": place, "at_most": most + 1, **asked}
            for row in connection.execute(_holders(size), given):
                found[row.key].append(row.source)
        return {key: sources for key, sources in found.items() if len(sources) <= most}

    def put_profile(self, source: str, space: str, profile: Json) -> None:
        """Set the profile of a source in a space, in place of the one it had.

        Raises:
            CaseError: where there is no such source, or the case cannot be written.
        """
        number = self._number(source)
        with self._session.writing() as connection:
            place = _space(connection, space)
            connection.execute(profiles.delete().where(profiles.c.space == place, profiles.c.source == number))
            data = zlib.compress(canonical_bytes(profile))
            connection.execute(profiles.insert().values(space=place, source=number, data=data))

    def profiles(self, space: str, sources: Iterable[str] | None = None) -> dict[str, Json]:
        """Return the profiles of some sources, or of all; a source without one is left out.

        Raises:
            CaseError: where the case cannot be read.
        """
        found: dict[str, Json] = {}
        with self._session.reading() as connection:
            place = _known_space(connection, space)
            if place is None:
                return {}
            wanted = select(profiles.c.source, profiles.c.data).where(profiles.c.space == place)
            wanted = wanted.order_by(profiles.c.source)
            chosen = [None] if sources is None else _portions(sorted({self._number(source) for source in sources}))
            for some in chosen:
                rows = connection.execute(wanted if some is None else wanted.where(profiles.c.source.in_(some)))
                found.update((source_id(row.source), parse(zlib.decompress(row.data))) for row in rows)
        return found

    def _number(self, source: str) -> int:
        number = source_number(source)
        if number is None:
            raise CaseError("case.no_source", f"has no source {source!r}", subject=self._session.name)
        return number


def _known_space(connection: Connection, name: str) -> int | None:
    # A report asks a hundred times. What a transaction found is forgotten where it fails: see Session.
    known: dict[str, int] = connection.info.setdefault(SPACES, {})
    if name not in known:
        number = connection.execute(select(spaces.c.space).where(spaces.c.name == name)).scalar()
        if number is None:
            return None
        known[name] = number
    return known[name]


def _space(connection: Connection, name: str) -> int:
    known = _known_space(connection, name)
    if known is None:
        known = (connection.execute(select(func.max(spaces.c.space))).scalar() or 0) + 1
        connection.execute(spaces.insert().values(space=known, name=name))
    return known


def _as_number(key: str | int) -> int:
    """Return a signed 64-bit number for a key."""
    if isinstance(key, str):
        digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, "big", signed=True)
    return (int(key) + 2**63) % 2**64 - 2**63


def _portions(numbers: Iterable[int]) -> Iterator[list[int]]:
    left = iter(numbers)
    while some := list(islice(left, _AT_ONCE)):
        yield some

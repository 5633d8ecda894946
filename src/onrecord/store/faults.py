"""What a database refused, as an error that a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DBAPIError

from onrecord.errors import CaseError

_FULL = ("case.full", "there is no room left on its disk", "what was added before is safe; make room and add again")
_LOCKED = (
    "case.locked",
    "another process is writing to it",
    "try again when that is done; nothing of this one was written",
)
_READ_ONLY = ("case.read_only", "may only be read", "change its permissions, or add to a copy")
_DAMAGED = ("case.damaged", "is damaged", "take it from a backup; what is damaged, `onrecord verify` says")
_NO_CASE = ("case.not_a_case", "is not an OnRecord case", "a case is what `onrecord add` made")
_BROKEN = ("case.input_output", "could not be read or written: the disk or the network failed", None)
_GONE = (
    "case.unreachable",
    "the database cannot be reached",
    "check the URL, that the server runs, and that the database is there (createdb)",
)

_Told = tuple[str, str, str | None]

#: By the primary result codes of https://www.sqlite.org/rescode.html.
_SQLITE: dict[int, _Told] = {
    5: _LOCKED,  # BUSY
    6: _LOCKED,
    8: _READ_ONLY,
    10: _BROKEN,
    11: _DAMAGED,  # CORRUPT
    13: _FULL,
    14: ("case.unopenable", "cannot be opened", "check that its folder exists and may be written to"),
    26: _NO_CASE,
}
#: By the SQLSTATE codes of PostgreSQL, or their first two characters.
_POSTGRESQL: dict[str, _Told] = {
    "55P03": _LOCKED,  # lock_not_available
    "40P01": _LOCKED,  # deadlock_detected
    "25006": _READ_ONLY,
    "42501": _READ_ONLY,  # insufficient_privilege
    "53100": _FULL,
    "58": _BROKEN,
    "XX": _DAMAGED,
    "08": _GONE,
    "57": _GONE,  # the server was shut down
}


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn what the database raises into a CaseError about the case of this name."""
    try:
        yield
    except DBAPIError as error:
        raise as_case_error(error, name) from error


def as_case_error(error: DBAPIError, name: str) -> CaseError:
    """Return the CaseError for what a database raised."""
    code, message, hint = _known(error) or ("case.failed", f"the database failed: {reason(error)}", None)
    if code == _GONE[0]:
        message = f"{message}: {reason(error)}"  # a wrong password or database has no code of its own, only words
    return CaseError(code, message, subject=name, hint=hint)


def reason(error: DBAPIError) -> str:
    """Return the database's own words, on one line."""
    return " ".join(str(error.orig).split())


def _known(error: DBAPIError) -> _Told | None:
    raised = error.orig
    state = getattr(raised, "sqlstate", None)
    if isinstance(state, str):
        return _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])
    code = getattr(raised, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _SQLITE.get(code & 0xFF)
    # Python's own words where it cannot give what SQLite has, and ours (address.py).
    if "Could not decode to UTF-8" in str(raised) or "malformed" in str(raised):
        return _DAMAGED
    # psycopg has no code for a server that does not answer, or that hung up.
    return _GONE if error.connection_invalidated or not isinstance(error, DatabaseError) or _is_lost(raised) else None


def _is_lost(raised: BaseException | None) -> bool:
    return type(raised).__module__.startswith("psycopg") and type(raised).__name__ in {
        "OperationalError", "ConnectionTimeout", "ConnectionFailure",
    }  # fmt: skip

"""Opening a case: new ones, older ones, newer ones, and what is none."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from postgresql_server import Server
from sqlalchemy import Connection, inspect, text
from store_reports import reading

from onrecord.errors import CaseError
from onrecord.model.decision import About, Verdict
from onrecord.store import Case, open_case, tables, verify, versions


def code_of(given: str | Path, **settings: bool) -> str:
    with pytest.raises(CaseError) as refused:
        open_case(given, **settings).close()
    assert refused.value.subject
    assert refused.value.hint is not None or refused.value.code == "case.unopenable"
    return refused.value.code


def test_a_new_case_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "vigil.onrecord"
    with open_case(path, create=True) as case:
        case.sources.add(reading())
    assert [found.name for found in path.parent.iterdir()] == ["vigil.onrecord"]
    assert path.stat().st_mode & 0o777 == 0o666 & ~current_mask()


def current_mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_other_programs_can_tell_what_it_is(tmp_path: Path) -> None:
    open_case(tmp_path / "a", create=True).close()
    assert (tmp_path / "a").read_bytes()[68:72] == b"OnRe"


@pytest.mark.parametrize("name", ["a ?&#%20.onrecord", "é“x”", "-", "a:b"])
def test_any_file_name_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        with open_case(name, create=True) as case:
            case.sources.add(reading())
    assert [found.name for found in tmp_path.iterdir()] == [name]


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with open_case(tmp_path / "link", create=True) as case:
        case.sources.add(reading())
    assert (tmp_path / "link").is_symlink()
    assert verify_file(tmp_path / "real") == 1


def verify_file(path: Path) -> int:
    with open_case(path) as case:
        verified = verify(case)
        assert verified.finding is None
        return verified.sources


def test_an_empty_file_becomes_a_case_where_one_is_begun(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.touch()
    assert code_of(path) == "case.not_a_case"
    with open_case(path, create=True) as case:
        assert len(case.sources) == 0


def test_what_is_no_case_is_refused_and_left_alone(tmp_path: Path) -> None:
    text_file, other, folder = tmp_path / "a.txt", tmp_path / "b.sqlite", tmp_path / "c"
    text_file.write_text("Four held in Norhaven. " * 400)
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("CREATE TABLE about (key, value)")
    folder.mkdir()
    for path in (text_file, other):
        before = path.read_bytes()
        for create in (False, True):
            assert code_of(path, create=create) == "case.not_a_case"
        assert path.read_bytes() == before
    assert code_of(folder, create=True) == "case.not_a_case"


def test_a_case_that_there_is_not_is_not_begun_by_whoever_reads(tmp_path: Path) -> None:
    assert code_of(tmp_path / "vigil.onrecord") == "case.not_found"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("cut", [100, 5000, 20_000, 65_536])
def test_a_case_that_was_cut_off_is_found_out(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "vigil.onrecord"
    with open_case(path, create=True) as case:
        case.sources.add(reading())
    with path.open("r+b") as file:
        file.truncate(cut)
    assert code_of(path) in {"case.damaged", "case.not_a_case"}


def test_a_newer_case_is_refused_and_left_alone(place: str) -> None:
    with open_case(place, create=True) as case, case.session.writing() as connection:
        connection.execute(text("UPDATE about SET value = '99' WHERE key = 'version'"))
    for create in (False, True):
        assert code_of(place, create=create) == "case.newer"
    with pytest.raises(CaseError, match=f"its format is 99, and this one knows up to {tables.VERSION}"):
        open_case(place)


@pytest.mark.parametrize("value", ["x", "-1", ""])
def test_a_version_that_makes_no_sense_is_refused(place: str, value: str) -> None:
    with open_case(place, create=True) as case, case.session.writing() as connection:
        connection.execute(text("UPDATE about SET value = :value"), {"value": value})
    assert code_of(place) == "case.damaged"


def widen(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE sources ADD COLUMN note VARCHAR"))
    connection.execute(text("UPDATE sources SET note = 'from an older case'"))


def step_on(monkeypatch: pytest.MonkeyPatch, *steps: Callable[[Connection], None]) -> None:
    """As if this OnRecord knew later versions."""
    known = dict(enumerate(steps, tables.VERSION))
    monkeypatch.setattr(versions, "STEPS", known)
    monkeypatch.setattr(tables, "VERSION", tables.VERSION + len(known))


def columns(case: Case) -> list[str]:
    with case.session.reading() as connection:
        return [column["name"] for column in inspect(connection).get_columns("sources")]


def test_an_older_case_is_brought_up_to_date_step_by_step(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_case(place, create=True) as case:
        case.sources.add(reading())
    step_on(monkeypatch, widen, lambda connection: connection.execute(text("UPDATE sources SET note = note || '!'")))
    for _ in range(2):
        with open_case(place) as case:
            with case.session.reading() as connection:
                assert connection.execute(text("SELECT note FROM sources")).scalars().all() == ["from an older case!"]
                assert versions.version_of(connection, "") == tables.VERSION
            assert case.sources.reading("r1") == reading()
            assert verify(case).finding is None


def test_a_case_from_before_decisions_can_hold_them(place: str) -> None:
    with open_case(place, create=True) as case:
        case.sources.add(reading())
        with case.session.writing() as connection:
            for table in ("decisions", "formers"):
                connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(text("UPDATE about SET value = '1' WHERE key = 'version'"))
    with open_case(place) as case:
        case.decisions.add(About.ORIGIN, Verdict.ONE, ("r1", "r2"), "Ira Lorne", "the same photographer")
        assert [decision.number for decision in case.decisions] == [1]
        assert verify(case).finding is None


def test_a_step_that_fails_leaves_the_case_as_it_was(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_case(place, create=True) as case:
        case.sources.add(reading())

    def fail(_: Connection) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as later:
        step_on(later, widen, fail)
        with pytest.raises(ZeroDivisionError):
            open_case(place)
    with open_case(place) as case:
        assert "note" not in columns(case)
        assert case.sources.reading("r1") == reading()


ADD = """
import os, sys
from onrecord.errors import CaseError
from onrecord.model.decision import About, Verdict
from onrecord.store import open_case, verify
sys.path.insert(0, sys.argv[3])
from store_reports import reading

def add(path, create):
    try:
        with open_case(path, create=create) as case:
            print(len(case.sources), verify(case).finding, flush=True)
            case.sources.add(reading("Seven held."))
    except CaseError as error:
        print(error.code)

add(sys.argv[2], True)  # everything is imported now, wherever Python lies
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)  # somebody whom permissions hold back
add(sys.argv[1], False)
"""


def add_as_somebody(path: Path) -> str:
    """Return what is said of adding to a case by somebody who is not root."""
    warm = path.with_name("warm.onrecord")
    command = [sys.executable, "-c", ADD, path, warm, Path(__file__).parent]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return said.removeprefix("0 None\n")


@pytest.fixture
def open_folder(tmp_path: Path) -> Path:
    """A folder that others may enter, and the case of one report in it."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    with open_case(tmp_path / "vigil.onrecord", create=True) as case:
        case.sources.add(reading())
    return tmp_path


def test_a_case_that_may_only_be_read_can_be_read(open_folder: Path) -> None:
    (open_folder / "vigil.onrecord").chmod(0o444)
    assert add_as_somebody(open_folder / "vigil.onrecord") == "1 None\ncase.read_only\n"
    assert verify_file(open_folder / "vigil.onrecord") == 1


def test_a_case_that_may_not_even_be_read_is_told(open_folder: Path) -> None:
    (open_folder / "vigil.onrecord").chmod(0o000)
    assert add_as_somebody(open_folder / "vigil.onrecord") == "case.unopenable\n"


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "vigil.onrecord"
    with open_case(path, create=True) as case:
        case.sources.add(reading())
    before = path.stat().st_size
    # The page that would be one too many is refused by SQLite as it refuses where the disk is full.
    with open_case(path) as case:
        with case.session.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(CaseError, match="no room left") as refused:
            case.sources.add(reading("Big. " * 10, original=os.urandom(100_000)))
        assert refused.value.code == "case.full"
        assert len(case.sources) == 1
    assert (path.stat().st_size, verify_file(path)) == (before, 1)


LIMITED = """
import os, resource, signal, sys
from onrecord.errors import CaseError
from onrecord.model.decision import About, Verdict
from onrecord.store import open_case
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
sys.path.insert(0, sys.argv[3])
from store_reports import reading
try:
    with open_case(sys.argv[1], create=True) as case:
        for number in range(50):
            original = os.urandom(20_000)
            print(case.sources.add(reading(f"{number} held.", original=original)).source.id, flush=True)
except CaseError as error:
    print(error.code)
"""


@pytest.mark.parametrize("room", [1000, 300_000])
def test_a_file_that_may_not_grow_is_told_and_keeps_what_was_acknowledged(tmp_path: Path, room: int) -> None:
    """The system refuses to write more, as on a disk with a quota."""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)
    path = tmp_path / "vigil.onrecord"
    command = [sys.executable, "-c", LIMITED, path, str(room), Path(__file__).parent]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert said[-1] in {"case.full", "case.input_output", "case.unopenable"}
    assert [found.name for found in tmp_path.iterdir()] == (["vigil.onrecord"] if said[:-1] else [])
    if said[:-1]:
        assert verify_file(path) == len(said) - 1
        with open_case(path) as case:
            assert case.sources.add(reading("Now there is room.")).is_new


@pytest.mark.parametrize("address", ["mysql://localhost/x", "https://courier.example/a", "sqlite:///a.db", "://"])
def test_an_address_that_cannot_hold_a_case_is_refused(address: str) -> None:
    assert code_of(address, create=True) == "case.address"


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be reached") as refused:
        open_case(f"postgresql://desk:secret@/vigil?host={tmp_path}")
    assert refused.value.code == "case.unreachable"
    assert "secret" not in str(refused.value)


def test_a_database_that_there_is_not_is_told(postgresql: Server) -> None:
    with pytest.raises(CaseError, match='database "vigil" does not exist'):
        open_case(postgresql.base.replace("/postgres?", "/vigil?"), create=True)


def test_a_database_of_something_else_is_left_alone(postgresql: Server) -> None:
    address = postgresql.address()
    schema = address.rpartition("%3D")[2]
    postgresql.run(f"CREATE TABLE {schema}.orders (id int)")
    assert code_of(address, create=True) == "case.not_a_case"
    assert code_of(postgresql.address()) == "case.not_found"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql+psycopg"])
def test_other_names_of_the_scheme_will_do(postgresql: Server, scheme: str) -> None:
    address = postgresql.address().replace("postgresql://", f"{scheme}://")
    with open_case(address, create=True) as case:
        assert case.sources.add(reading()).is_new


def test_a_server_that_goes_away_is_told(postgresql: Server) -> None:
    with open_case(postgresql.address(), create=True) as case:
        case.sources.add(reading())
        postgresql.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                       " AND backend_type = 'client backend'")  # fmt: skip
        with pytest.raises(CaseError) as refused:
            case.sources.add(reading("Two."))
        assert refused.value.code == "case.unreachable"
        assert case.sources.add(reading("Two.")).source.id == "r2"

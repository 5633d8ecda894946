"""Reports in a case: kept, recognised, versioned, given back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone

import pytest
from store_reports import document, reading

from onrecord.errors import CaseError
from onrecord.store import Case, open_case
from onrecord.store.urls import address_key

URL = "https://courier.example/2024/vigil"


def test_a_report_comes_back_as_it_was_kept(case: Case) -> None:
    kept = reading(url=URL, outlet="The Norhaven Courier", published="2024-05-03", title="Four held")
    added = case.sources.add(kept, reader="onrecord 9")
    assert (added.is_new, added.source.id) == (True, "r1")
    assert case.sources.reading("r1") == kept
    assert case.sources.document("r1") == kept.document
    source = case.sources["r1"]
    assert source == added.source
    assert (source.outlet, source.published, source.title) == ("The Norhaven Courier", "2024-05-03", "Four held")
    assert (source.reader, source.version_of, source.document) == ("onrecord 9", None, kept.document.id)
    assert source.counts == {"statements": 2, "events": 1, "place": 1}


def test_sources_are_numbered_in_the_order_of_adding(place: str) -> None:
    for number, words in enumerate(("One.", "Two.", "Three."), 1):
        with open_case(place, create=True) as case:
            assert case.sources.add(reading(words)).source.id == f"r{number}"
    with open_case(place) as case:
        assert [source.id for source in case.sources] == ["r1", "r2", "r3"]
        assert len(case.sources) == 3


def test_a_case_that_is_opened_again_holds_the_same(place: str) -> None:
    with open_case(place, create=True) as case:
        case.sources.add(reading())
    with open_case(place) as case:
        assert case.sources.reading("r1") == reading()


@pytest.mark.parametrize(
    "again",
    [
        {},
        {"input": "elsewhere/b.txt"},
        {"input": "elsewhere/b.txt", "published": "2024-05-04"},  # asked for with --published
        {"id": "sha256:other"},  # a later version takes other words out of the same bytes
    ],
)
def test_the_same_bytes_are_known_and_change_nothing(case: Case, again: dict[str, object]) -> None:
    case.sources.add(reading(original=b"<p>Four</p>"))
    before = list(case.log.entries())
    known = document(original=b"<p>Four</p>", **again)
    assert case.sources.known(known) == case.sources["r1"]
    added = case.sources.add(reading(original=b"<p>Four</p>", **again))
    assert (added.is_new, added.source.id) == (False, "r1")
    assert (len(case.sources), list(case.log.entries())) == (1, before)


def test_several_reports_of_one_file_are_several(case: Case) -> None:
    for words, name in (("One.", "a.json#1"), ("Two.", "a.json#2"), ("One.", "a.json#1")):
        case.sources.add(reading(words, original=b"[]", input=name))
    assert [source.input for source in case.sources] == ["a.json#1", "a.json#2"]
    # Two outlets that print the same words stay two, though one file holds both.
    case.sources.add(reading("One.", original=b"[]", input="a.json#3", outlet="The Lantern"))
    assert len(case.sources) == 3


def test_other_words_at_the_same_address_are_a_new_version(case: Case) -> None:
    case.sources.add(reading("Four held.", url=URL))
    case.sources.add(reading("Nobody was hurt.", url="https://courier.example/2024/other"))
    second = case.sources.add(reading("Five held.", url="http://courier.example/2024/vigil/?utm_source=x#top"))
    third = case.sources.add(reading("Six held.", url=URL))
    assert (second.source.id, second.source.version_of) == ("r3", "r1")
    assert (third.source.id, third.source.version_of) == ("r4", "r3")
    assert case.sources.reading("r1").document.text == "Four held."


def test_the_same_words_at_the_same_address_are_known(case: Case) -> None:
    case.sources.add(reading("Four held.", url=URL, original=b"<p>Four held.</p><!-- monday -->"))
    case.sources.add(reading("Five held.", url=URL))
    again = case.sources.add(reading("Four held.", url=URL, original=b"<p>Four held.</p><!-- tuesday -->"))
    assert (again.is_new, again.source.id) == (False, "r1")


def test_the_same_words_elsewhere_are_another_report(case: Case) -> None:
    case.sources.add(reading("Four held.", url=URL))
    added = case.sources.add(reading("Four held.", url="https://lantern.example/4", original=b"<b>Four held.</b>"))
    assert (added.is_new, added.source.version_of) == (True, None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (URL, "HTTP://COURIER.example:80/2024/vigil/", True),
        (URL, "https://courier.example/2024/vigil?fbclid=1&utm_medium=y", True),
        (URL + "?b=2&a=1", URL + "?a=1&b=2", True),
        (URL, URL + "?page=2", False),
        (URL, "https://courier.example/2024/Vigil", False),
        (URL, "https://www.courier.example:8080/2024/vigil", False),
    ],
)
def test_when_two_addresses_are_of_one_report(one: str, other: str, same: bool) -> None:
    assert (address_key(one) == address_key(other)) is same


@pytest.mark.parametrize("url", [None, "", "https://courier.example/", "urn:x:1", "/2024", "http://[", "https://a:x/b"])
def test_what_is_no_address_of_one_report(url: str | None) -> None:
    assert address_key(url) is None


def test_what_a_column_of_text_cannot_hold_is_kept_all_the_same(case: Case) -> None:
    odd = "\x00 \ud83d “\u202e”"
    kept = reading(odd, input=odd, outlet=odd, title=odd, url=f"https://courier.example/{odd}")
    case.sources.add(kept)
    assert case.sources.reading("r1") == kept
    assert case.sources["r1"].title == odd


@pytest.mark.parametrize("id", ["r2", "r0", "e1", "", "r", "r1x", "r99999999999999999999", "r²"])
def test_a_source_that_there_is_not_is_refused(case: Case, id: str) -> None:
    case.sources.add(reading())
    for ask in (case.sources.__getitem__, case.sources.reading, case.sources.document):
        with pytest.raises(CaseError, match="has no source") as refused:
            ask(id)
        assert refused.value.code == "case.no_source"


def test_bytes_with_another_hash_than_they_say_are_refused(case: Case) -> None:
    broken = reading()
    object.__setattr__(broken.document.report, "original", b"other bytes")
    with pytest.raises(CaseError, match="hash"):
        case.sources.add(broken)
    assert len(case.sources) == 0


def test_times_are_in_utc(place: str) -> None:
    east = timezone(timedelta(hours=5, minutes=30))
    with open_case(place, create=True, clock=lambda: datetime(2024, 5, 3, 1, 2, 3, 999, east)) as case:
        assert case.sources.add(reading()).source.added == "2024-05-02T19:32:03Z"
        assert [entry.at for entry in case.log.entries()] == ["2024-05-02T19:32:03Z"] * 2


def test_a_change_is_kept_whole_or_not_at_all(place: str) -> None:
    def broken_off(case: Case) -> None:
        with case.change():
            case.sources.add(reading("One."))
            with case.change():
                case.index.put_groups("origin", [["r1"]])
            raise ZeroDivisionError

    with open_case(place, create=True) as case:
        with pytest.raises(ZeroDivisionError):
            broken_off(case)
        assert (len(case.sources), case.index.groups("origin"), len(list(case.log.entries()))) == (0, [], 1)
        with case.change():
            case.sources.add(reading("Two."))
            case.index.put_groups("origin", [["r1"]])
    with open_case(place) as case:
        assert [source.id for source in case.sources] == ["r1"]
        assert len(case.index.groups("origin")) == 1


def test_a_view_cannot_begin_to_write(case: Case) -> None:
    with case.view(), pytest.raises(RuntimeError, match="begin to write"):
        case.sources.add(reading())


@contextmanager
def two(place: str, wait: float = 5) -> Iterator[tuple[Case, Case]]:
    with open_case(place, create=True, wait=wait) as one, open_case(place, wait=wait) as other:
        yield one, other


def test_two_that_add_in_turn_both_go_on(place: str) -> None:
    with two(place) as (one, other):
        ids = [which.sources.add(reading(str(n))).source.id for n in range(3) for which in (one, other)]
        # The second adds what the first has added already.
        assert ids == ["r1", "r1", "r2", "r2", "r3", "r3"]
        assert [source.id for source in one.sources] == [source.id for source in other.sources]


def test_a_writer_that_waits_too_long_is_told(place: str) -> None:
    with two(place, wait=0.2) as (one, other):
        with one.change():
            one.sources.add(reading("One."))
            with pytest.raises(CaseError, match="another process is writing") as refused:
                other.sources.add(reading("Two."))
        assert refused.value.code == "case.locked"
        assert other.sources.add(reading("Two.")).source.id == "r2"


def test_whoever_reads_is_not_kept_waiting(place: str) -> None:
    with two(place, wait=0.2) as (one, other):
        one.sources.add(reading("One."))
        with one.change():
            one.sources.add(reading("Two."))
            assert len(other.sources) == 1
        assert len(other.sources) == 2


def test_a_view_shows_one_state(place: str) -> None:
    with two(place, wait=0.2) as (one, other):
        one.sources.add(reading("One."))
        with other.view():
            assert len(other.sources) == 1
            if one.session.dialect == "sqlite":
                # In a file, who writes waits for who reads.
                with pytest.raises(CaseError, match="another process"):
                    one.sources.add(reading("Two."))
            else:
                one.sources.add(reading("Two."))
            assert len(other.sources) == 1
        assert one.sources.add(reading("Two.")).source.id == "r2"
        assert len(other.sources) == 2


def test_now_is_now(case: Case) -> None:
    stamp = case.sources.add(reading()).source.added
    then = datetime.strptime(stamp, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(0) <= datetime.now(UTC) - then < timedelta(minutes=10)

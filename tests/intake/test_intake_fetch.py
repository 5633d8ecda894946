"""Fetching, against a server of our own on this machine."""

from __future__ import annotations

import contextlib
import gzip
import ipaddress
import itertools
import json
import socket
import ssl
import time
import tracemalloc
from http.server import BaseHTTPRequestHandler

import pytest
from intake_helpers import document, rejection
from intake_site import PAGE, PROSE, Answer, Site, failure, html

from onrecord.errors import FetchError
from onrecord.intake import IntakeOptions, take_in
from onrecord.intake.addresses import is_public
from onrecord.intake.fetch import Fetcher, FetchLimits
from onrecord.intake.unpack import unpacked

PRIVATE = IntakeOptions(fetch_private=True)


@pytest.mark.usefixtures("clock")
def test_a_page_is_fetched_and_read(site: Site) -> None:
    site.answers["/old"] = (302, {"Location": "/new"}, b"")
    site.answers["/new"] = html()
    doc = document(f"{site.address}/old", PRIVATE)
    assert doc.input == f"{site.address}/old"
    assert PROSE in doc.text
    assert doc.url == f"{site.address}/new"
    assert (doc.report.obtained, doc.report.final_url) == ("url", f"{site.address}/new")
    assert doc.report.redirects == (f"{site.address}/old",)
    assert doc.report.original == PAGE


def test_a_private_address_is_refused_unless_asked_for(site: Site) -> None:
    site.answers["/a"] = html()
    error = rejection(f"{site.address}/a")
    assert isinstance(error, FetchError)
    assert error.message == "the host '127.0.0.1' has the address 127.0.0.1, which is not public"
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.9.9", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *("224.0.0.1", "240.0.0.1", "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"),
        *("2002:7f00:1::", "::7f00:1"),
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_every_redirect_is_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page that redirects to this machine's network gets nothing from it."""
    port = site.address.rsplit(":", 1)[1]
    resolved: list[str] = []

    def lookup(host: str, number: int, *_: object, **__: object) -> list[object]:
        resolved.append(host)
        address = "10.0.0.1" if host == "inside.example" else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, number))]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr("onrecord.intake.fetch.is_public", lambda address: address == ipaddress.ip_address("127.0.0.1"))
    site.answers["/a"] = (301, {"Location": f"http://inside.example:{port}/secret"}, b"")
    fetcher = Fetcher(limits=FetchLimits(pause=0))
    error = failure(fetcher, f"http://outside.example:{port}/a")
    assert error.code == "fetch.private"
    assert "10.0.0.1" in error.message
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/a"]


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that would resolve to something else the second time (DNS rebinding) is resolved once a request."""
    port = int(site.address.rsplit(":", 1)[1])
    real = socket.getaddrinfo
    names: list[str] = []

    def lookup(host: str, *args: object, **kwargs: object) -> object:
        names.append(host)
        if host == "gazette.example":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        return real(host, *args, **kwargs)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    site.answers["/a"] = html()
    fetcher = Fetcher(allow_private=True, limits=FetchLimits(pause=0))
    page = fetcher.fetch(f"http://gazette.example:{port}/a")
    assert page.captured.data == PAGE
    # Two requests, robots.txt and the page: two look-ups of the name, and none by the connection.
    assert names.count("gazette.example") == 2
    assert {host for _, _, host in site.asked} == {f"gazette.example:{port}"}


def test_a_name_is_looked_up_and_checked_by_tls_in_its_present_form(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By IDNA 2003, "ß" would be "ss": another name, of another owner."""
    port = int(site.address.rsplit(":", 1)[1])
    looked_up: list[str] = []
    checked: list[str | None] = []

    def lookup(host: str, *_: object, **__: object) -> list[object]:
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    def wrap(_: ssl.SSLContext, __: socket.socket, *, server_hostname: str | None) -> ssl.SSLSocket:
        checked.append(server_hostname)
        raise ssl.SSLError("no certificate here")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", wrap)
    assert failure(fetcher, f"https://straße.example:{port}/a").code == "fetch.failed"
    assert looked_up[0] == "xn--strae-oqa.example"
    assert checked == ["xn--strae-oqa.example"]


def test_the_next_address_is_asked_where_one_does_not_answer(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(site.address.rsplit(":", 1)[1])
    real = socket.getaddrinfo

    def lookup(host: str, *args: object, **kwargs: object) -> object:
        if host == "gazette.example":
            both = ("127.0.0.2", "127.0.0.1")  # the server listens on the second
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in both]
        return real(host, *args, **kwargs)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    site.answers["/a"] = html()
    assert fetcher.fetch(f"http://gazette.example:{port}/a").captured.data == PAGE


def test_more_than_is_read(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = html(b"<p>" + b"x" * 200_000)
    assert failure(fetcher, f"{site.address}/a").message == "answers with more than 100,000 bytes"


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "GZIP"])
def test_a_packed_answer_is_unpacked(site: Site, fetcher: Fetcher, coding: str) -> None:
    site.answers["/a"] = packed(gzip.compress(PAGE), coding)
    assert fetcher.fetch(f"{site.address}/a").captured.data == PAGE


def packed(body: bytes, coding: str = "gzip") -> Answer:
    return 200, {"Content-Type": "text/html", "Content-Encoding": coding}, body


def test_a_small_answer_that_unpacks_to_a_large_one(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = packed(gzip.compress(bytes(50_000_000)))
    assert failure(fetcher, f"{site.address}/a").code == "fetch.too_large"


def test_unpacking_stops_at_the_limit_before_memory_is_taken() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    tracemalloc.start()
    body, whole = unpacked([bomb], True, 100_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (len(body), whole) == (100_001, False)
    assert peak < 1_000_000


def test_packed_data_that_holds_nothing_ends_at_the_limit_too() -> None:
    """Empty blocks of deflate can come without end and unpack to nothing."""
    start = gzip.compress(b"", mtime=0)[:10]
    chunks = itertools.chain([start], itertools.repeat(b"\x00\x00\x00\xff\xff" * 1000))
    assert unpacked(chunks, True, 100_000) == (b"", False)


@pytest.mark.parametrize("coding", ["gzip, gzip", "deflate", "br", "zstd", "gzip;q=1"])
def test_packings_that_were_not_asked_for_are_not_unpacked(site: Site, fetcher: Fetcher, coding: str) -> None:
    site.answers["/a"] = packed(gzip.compress(gzip.compress(PAGE)), coding)
    assert failure(fetcher, f"{site.address}/a").message == f"answers packed as {coding!r}, which was not asked for"


@pytest.mark.parametrize("body", [gzip.compress(PAGE)[:-20], PAGE])
def test_packed_data_that_is_broken(site: Site, fetcher: Fetcher, body: bytes) -> None:
    site.answers["/a"] = packed(body)
    assert failure(fetcher, f"{site.address}/a").code == "fetch.failed"


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nX-Padding: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_an_answer_that_drips_is_given_up_at_the_deadline(site: Site, start: bytes) -> None:
    """Byte by byte, so that no single wait is long: in the headers as in the body."""
    dripped: list[bool] = []

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(start)
        with contextlib.suppress(OSError):  # the reader has gone, as it should
            for _ in range(200):
                handler.wfile.write(b"x")
                dripped.append(True)
                time.sleep(0.02)

    site.answers["/a"] = drip
    fetcher = Fetcher(allow_private=True, limits=FetchLimits(seconds=0.3, wait=0.2, pause=0))
    error = failure(fetcher, f"{site.address}/a")
    assert (error.code, error.message) == ("fetch.timeout", "does not answer in time")
    assert 0 < len(dripped) < 200


def test_redirects_without_an_end(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = (302, {"Location": "/a"}, b"")
    assert failure(fetcher, f"{site.address}/a").message == "redirects more than 3 times"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/a", "javascript:alert(1)"])
def test_redirects_to_other_schemes(site: Site, fetcher: Fetcher, target: str) -> None:
    site.answers["/a"] = (302, {"Location": target}, b"")
    assert failure(fetcher, f"{site.address}/a").code == "fetch.scheme"


@pytest.mark.parametrize("status", [403, 404, 500])
def test_errors_of_the_server(site: Site, fetcher: Fetcher, status: int) -> None:
    site.answers["/a"] = (status, {}, b"")
    assert failure(fetcher, f"{site.address}/a").message == f"answers with status {status}"


def test_pictures_are_no_reports(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
    assert failure(fetcher, f"{site.address}/a").message == "is image/png, which is no report"


def test_a_user_name_in_the_address_is_refused(fetcher: Fetcher) -> None:
    assert failure(fetcher, "http://ann:secret@127.0.0.1/a").code == "fetch.userinfo"


def test_an_address_that_nobody_answers_at(fetcher: Fetcher) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        assert failure(fetcher, f"http://127.0.0.1:{held.getsockname()[1]}/a").code == "fetch.failed"


def test_a_host_that_does_not_exist(fetcher: Fetcher) -> None:
    assert (
        failure(fetcher, "http://harrow-gazette.invalid/a").message
        == "the host 'harrow-gazette.invalid' has no address"
    )


@pytest.mark.parametrize("address", ["http://", "http://[::1", "http://a:99999/", "https:///a"])
def test_what_is_no_address(address: str) -> None:
    assert isinstance(rejection(address, PRIVATE), FetchError)


@pytest.mark.usefixtures("clock")
def test_the_reader_is_chosen_by_content_type(site: Site) -> None:
    site.answers["/a"] = (200, {"Content-Type": "text/plain; charset=windows-1252"}, f"“{PROSE}”".encode("cp1252"))
    doc = document(f"{site.address}/a", PRIVATE)
    assert (doc.text, doc.report.media_type, doc.report.encoding) == (f"“{PROSE}”", "text/plain", "cp1252")


@pytest.mark.usefixtures("clock")
def test_each_line_of_an_address_says_where_it_came_from(site: Site) -> None:
    lines = "".join(json.dumps({"id": name, "text": f"{PROSE} {name}."}) + "\n" for name in ("r1", "r2"))
    site.answers["/old"] = (302, {"Location": "/new.jsonl"}, b"")
    site.answers["/new.jsonl"] = (200, {"Content-Type": "application/jsonl"}, lines.encode())
    taken = list(take_in([f"{site.address}/old"], PRIVATE))
    assert [(doc.report.final_url, doc.report.redirects) for doc in taken] == [
        (f"{site.address}/new.jsonl", (f"{site.address}/old",))
    ] * 2

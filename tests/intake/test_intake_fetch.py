"""Fetching, against a server of our own on this machine."""

from __future__ import annotations

import gzip
import ipaddress
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from intake_helpers import document, rejection

from onrecord.errors import FetchError
from onrecord.intake import IntakeOptions, take_in
from onrecord.intake.addresses import is_public
from onrecord.intake.fetch import Fetcher, FetchLimits

PROSE = "The council of Harrowmere voted on Monday to close the ferry landing after a long debate."
PAGE = (
    f"<html><body><article><h1>Ferry landing</h1><p>{PROSE}</p><p>{PROSE} Again.</p></article></body></html>".encode()
)
PRIVATE = IntakeOptions(fetch_private=True)

Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A web site: what it answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, str, str]] = []
        self.address = ""


@pytest.fixture
def site() -> Iterator[Site]:
    here = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append((self.path, self.headers["User-Agent"], self.headers["Host"]))
            answer = here.answers.get(self.path, (404, {}, b"none"))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield here
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    made = Fetcher(allow_private=True, limits=FetchLimits(seconds=2, wait=1, pause=0, redirects=3, max_bytes=100_000))
    yield made


def html(body: bytes = PAGE) -> Answer:
    return 200, {"Content-Type": "text/html; charset=utf-8"}, body


def failure(fetcher: Fetcher, address: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(address)
    return caught.value


def test_a_page_is_fetched_and_read(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
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


def test_robots_txt_is_honoured(site: Site, fetcher: Fetcher) -> None:
    site.answers["/robots.txt"] = (
        200,
        {},
        b"User-agent: OnRecord\nDisallow: /private/\n\nUser-agent: *\nDisallow: /\n",
    )
    site.answers["/a"] = html()
    assert fetcher.fetch(f"{site.address}/a").captured.data == PAGE
    error = failure(fetcher, f"{site.address}/private/a")
    assert error.code == "fetch.robots"
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/a"]


def test_rules_that_cannot_be_had_forbid(site: Site, fetcher: Fetcher) -> None:
    site.answers["/robots.txt"] = (503, {}, b"")
    assert failure(fetcher, f"{site.address}/a").code == "fetch.robots"


def test_the_user_agent_says_who_asks(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = html()
    fetcher.fetch(f"{site.address}/a")
    assert {agent.split("/")[0] for _, agent, _ in site.asked} == {"OnRecord"}


def test_two_requests_to_one_host_are_apart(site: Site) -> None:
    site.answers["/a"] = html()
    fetcher = Fetcher(allow_private=True, limits=FetchLimits(pause=0.2))
    start = time.monotonic()
    fetcher.fetch(f"{site.address}/a")
    fetcher.fetch(f"{site.address}/a")
    assert time.monotonic() - start >= 0.4


def test_more_than_is_read(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = html(b"<p>" + b"x" * 200_000)
    assert failure(fetcher, f"{site.address}/a").message == "answers with more than 100,000 bytes"


def test_a_small_answer_that_unpacks_to_a_large_one(site: Site, fetcher: Fetcher) -> None:
    status, headers, body = html(gzip.compress(bytes(50_000_000)))
    site.answers["/a"] = (status, {**headers, "Content-Encoding": "gzip"}, body)
    assert failure(fetcher, f"{site.address}/a").code == "fetch.too_large"


def test_an_answer_that_takes_too_long(site: Site) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(40):
                handler.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            pass  # the reader has gone, as it should

    site.answers["/a"] = drip
    fetcher = Fetcher(allow_private=True, limits=FetchLimits(seconds=0.5, wait=0.3, pause=0))
    start = time.monotonic()
    assert failure(fetcher, f"{site.address}/a").code == "fetch.timeout"
    assert time.monotonic() - start < 1.5


def test_redirects_without_an_end(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = (302, {"Location": "/a"}, b"")
    assert failure(fetcher, f"{site.address}/a").message == "redirects more than 3 times"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/a", "javascript:alert(1)"])
def test_redirects_to_other_schemes(site: Site, fetcher: Fetcher, target: str) -> None:
    site.answers["/a"] = (302, {"Location": target}, b"")
    # Some of them are no address at all to the client.
    assert failure(fetcher, f"{site.address}/a").code in {"fetch.scheme", "fetch.failed"}


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


def test_the_reader_is_chosen_by_content_type(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    site.answers["/a"] = (200, {"Content-Type": "text/plain; charset=windows-1252"}, f"“{PROSE}”".encode("cp1252"))
    doc = document(f"{site.address}/a", PRIVATE)
    assert (doc.text, doc.report.media_type, doc.report.encoding) == (f"“{PROSE}”", "text/plain", "cp1252")


def test_each_line_of_an_address_says_where_it_came_from(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    lines = "".join(json.dumps({"id": name, "text": f"{PROSE} {name}."}) + "\n" for name in ("r1", "r2"))
    site.answers["/old"] = (302, {"Location": "/new.jsonl"}, b"")
    site.answers["/new.jsonl"] = (200, {"Content-Type": "application/jsonl"}, lines.encode())
    taken = list(take_in([f"{site.address}/old"], PRIVATE))
    assert [(doc.report.final_url, doc.report.redirects) for doc in taken] == [
        (f"{site.address}/new.jsonl", (f"{site.address}/old",))
    ] * 2

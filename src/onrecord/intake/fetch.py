"""One page from the web, politely. The only module of the library that opens the network.

Redirects are followed by hand, so that each hop's address is checked before it is asked; connections are made to
the very address that was checked, whatever the name says by then, while TLS still checks the name. Every wait of an
exchange ends at its deadline, and no more is taken into memory than may be kept. Proxies and ``.netrc`` of the
environment are not used. A site's ``robots.txt`` is honoured, and two requests to one host are at least a second
apart; that waiting is no part of an exchange.
"""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address

import httpcore
import httpx
from protego import Protego

from onrecord.errors import FetchError
from onrecord.intake.addresses import Address, is_public
from onrecord.intake.captured import Captured
from onrecord.intake.limits import MAX_BYTES, MAX_PDF_BYTES
from onrecord.intake.robots import AGENT, PARSED_BYTES, read_rules
from onrecord.intake.unpack import unpacked

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
#: How many redirects of a robots.txt are followed (RFC 9309, 2.3.1.2).
_ROBOTS_REDIRECTS = 5
#: How many hosts are remembered: memory stays the same however many pages are read.
_HOSTS = 64


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How long, how much and how often.

    Attributes:
        seconds: for one exchange: a request and its whole answer.
        wait: seconds without an answer before the host is given up.
        pause: seconds between two requests to one host.
        longest_pause: seconds that are waited at most where a site asks for more between two pages.
        redirects: how many are followed.
        max_bytes: of a page, after decompression; PDFs may have more.
    """

    seconds: float = 30.0
    wait: float = 10.0
    pause: float = 1.0
    longest_pause: float = 60.0
    redirects: int = 8
    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered with, and its media type without parameters."""

    captured: Captured
    media_type: str


@dataclass(frozen=True, slots=True)
class _Answer:
    """A status with its headers, and the unpacked body where the status is 200."""

    status: int
    headers: httpx.Headers
    body: bytes


@dataclass(slots=True)
class _Visits:
    """When a host was last asked for anything, and for a page."""

    anything: float = float("-inf")
    page: float = float("-inf")


class Fetcher:
    """Fetches pages; remembers when it last asked a host, and what its ``robots.txt`` said."""

    def __init__(self, *, allow_private: bool = False, limits: FetchLimits | None = None) -> None:
        self._allow_private = allow_private
        self._limits = limits or FetchLimits()
        self._tls: ssl.SSLContext | None = None
        self._visits: OrderedDict[str, _Visits] = OrderedDict()
        self._rules: OrderedDict[str, Protego] = OrderedDict()

    def fetch(self, address: str) -> Page:
        """Fetch one address.

        Raises:
            FetchError: where it may not be fetched, does not answer in time, answers with an error or with more
                than is read, or redirects too often.
        """
        url = _parse(address, address)
        passed: list[str] = []
        for _ in range(self._limits.redirects + 1):
            rules = self._rules_for(url, address)
            if not rules.can_fetch(str(url), AGENT):
                raise _forbidden(f"the robots.txt of {url.host} asks programs not to fetch this", address)
            self._wait(url, address, rules.crawl_delay(AGENT) or 0.0)
            answer = self._ask(url, address)
            target = _target(url, answer, address)
            if target is None:
                return _page(answer, address, str(url), tuple(passed))
            passed.append(str(url))
            url = target
        raise FetchError("fetch.redirects", f"redirects more than {self._limits.redirects} times", subject=address)

    def _rules_for(self, url: httpx.URL, subject: str) -> Protego:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._rules:
            self._rules[origin] = self._robots(httpx.URL(f"{origin}/robots.txt"), subject)
            if len(self._rules) > _HOSTS:
                self._rules.popitem(last=False)
        return self._rules[origin]

    def _robots(self, url: httpx.URL, subject: str) -> Protego:
        for _ in range(_ROBOTS_REDIRECTS + 1):
            self._wait(url, subject)
            answer = self._ask(url, subject, cut_at=PARSED_BYTES)
            target = _target(url, answer, subject)
            if target is None:
                break
            url = target
        return read_rules(answer.status, answer.body)

    def _wait(self, url: httpx.URL, subject: str, page_delay: float | None = None) -> None:
        """Wait until a host may be asked again.

        Args:
            url: what will be asked for.
            subject: the address that a person named.
            page_delay: seconds that the site wants between two pages; ``None`` where no page is asked for.
        """
        visits = self._visits.setdefault(url.host, _Visits())
        self._visits.move_to_end(url.host)
        if len(self._visits) > _HOSTS:
            self._visits.popitem(last=False)
        due = visits.anything + self._limits.pause
        if page_delay is not None:
            due = max(due, visits.page + page_delay)
        pause = due - time.monotonic()
        if pause > max(self._limits.longest_pause, self._limits.pause):
            raise _forbidden(f"the robots.txt of {url.host} asks for {page_delay:,g} s between two pages", subject)
        if pause > 0:
            time.sleep(pause)
        visits.anything = time.monotonic()
        if page_delay is not None:
            visits.page = visits.anything

    def _ask(self, url: httpx.URL, subject: str, *, cut_at: int | None = None) -> _Answer:
        """Send one request to an address of the host that was checked, and read the answer.

        Args:
            url: what is asked for.
            subject: the address that a person named.
            cut_at: after about how many bytes reading stops; ``None`` where too many are an error.
        """
        host = url.raw_host.decode("ascii")  # `url.host` would be resolved by the older IDNA of 2003
        port = url.port or (443 if url.scheme == "https" else 80)
        deadline = time.monotonic() + self._limits.seconds
        addresses = _resolve(host, port, allow_private=self._allow_private, subject=subject)
        if self._tls is None and url.scheme == "https":
            self._tls = httpx.create_ssl_context(trust_env=False)
        connection = httpcore.HTTPConnection(
            httpcore.Origin(url.raw_scheme, url.raw_host, port),
            ssl_context=self._tls,
            network_backend=_Network({host: addresses}, deadline),
        )
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=port, target=url.raw_path)
        waits = {"timeout": dict.fromkeys(("connect", "read", "write"), self._limits.wait)}
        try:
            with (
                connection,
                connection.stream("GET", target, headers=_request_headers(url), extensions=waits) as response,
            ):
                headers = httpx.Headers(response.headers)
                if response.status != 200:
                    return _Answer(response.status, headers, b"")
                limit = MAX_PDF_BYTES if _media_type(headers) == "application/pdf" else self._limits.max_bytes
                body, whole = unpacked(response.iter_stream(), _is_gzip(headers, subject), cut_at or limit)
        except httpcore.TimeoutException as error:
            raise FetchError(
                "fetch.timeout", "does not answer in time", subject=subject, hint="try again later"
            ) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, zlib.error) as error:
            reason = str(error) or type(error).__name__
            raise FetchError("fetch.failed", f"could not be fetched: {reason}", subject=subject) from error
        if not whole and cut_at is None:
            raise FetchError("fetch.too_large", f"answers with more than {limit:,} bytes", subject=subject)
        return _Answer(response.status, headers, body)


class _Network(httpcore.SyncBackend):
    """Connects to the addresses that were checked and to no others, and waits for nothing beyond the deadline."""

    def __init__(self, checked: dict[str, list[Address]], deadline: float) -> None:
        self._checked, self._deadline = checked, deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers."""
        refused: Exception = httpcore.ConnectError("it has no address")
        for address in self._checked[host]:
            seconds = _left(self._deadline, timeout)
            try:
                stream = super().connect_tcp(str(address), port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                refused = error
            else:
                return _Stream(stream, self._deadline)
        raise refused


class _Stream(httpcore.NetworkStream):
    """A connection of which no wait outlasts the deadline, however little arrives at a time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    """Return how many seconds the next wait may take.

    Raises:
        httpcore.TimeoutException: where the time is up.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for this exchange is up")
    return left if timeout is None else min(left, timeout)


def _is_gzip(headers: httpx.Headers, subject: str) -> bool:
    """Whether a body is gzip; nothing else is asked for, and packing within packing is not read."""
    coding = str(headers.get("content-encoding", "")).strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip"):
        raise FetchError("fetch.coding", f"answers packed as {coding!r}, which was not asked for", subject=subject)
    return "gzip" in coding


def _request_headers(url: httpx.URL) -> dict[bytes | str, bytes | str]:
    return {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": _user_agent(),
        "Accept": "text/html,application/xhtml+xml,application/json;q=0.9,application/pdf;q=0.8,*/*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _target(url: httpx.URL, answer: _Answer, subject: str) -> httpx.URL | None:
    """Return the address that an answer redirects to, ``None`` where it does not."""
    if answer.status not in _REDIRECTS:
        return None
    target = answer.headers.get("location")
    if not target:
        raise FetchError("fetch.redirect", f"{url} redirects to nowhere", subject=subject)
    try:
        return _parse(str(url.join(target)), subject)
    except httpx.InvalidURL as error:
        raise FetchError("fetch.redirect", f"{url} redirects to no address", subject=subject) from error


def _forbidden(reason: str, subject: str) -> FetchError:
    return FetchError("fetch.robots", reason, subject=subject, hint="save the page from a browser and read the file")


def _parse(address: str, subject: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise FetchError("fetch.address", f"is no address: {error}", subject=subject) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise FetchError("fetch.scheme", f"leads to {url}, which is not http or https", subject=subject)
    if url.userinfo:
        raise FetchError("fetch.userinfo", "has a user name or password in it, which are not sent", subject=subject)
    return url.copy_with(fragment=None)


def _resolve(host: str, port: int, *, allow_private: bool, subject: str) -> list[Address]:
    """Return the addresses of a host, every one of which may be asked.

    The caller connects to one of these very addresses and not to the name, so that a name that resolves
    differently the next time (DNS rebinding) is no way round the check.

    Raises:
        FetchError: where the host has no address, or one that may not be asked.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            "fetch.no_host",
            f"the host {host!r} has no address",
            subject=subject,
            hint="check the address and the network",
        ) from error
    # A zone ("fe80::1%eth0") only ever belongs to a link-local address.
    addresses = [ip_address(str(info[4][0]).split("%")[0]) for info in found]
    refused = next((a for a in addresses if not is_public(a)), None)
    if refused is not None and not allow_private:
        raise FetchError(
            "fetch.private",
            f"the host {host!r} has the address {refused}, which is not public",
            subject=subject,
            hint="if that is meant: --fetch-private, or fetch_private=True in Python",
        )
    return list(dict.fromkeys(addresses))


def _page(answer: _Answer, address: str, final: str, passed: tuple[str, ...]) -> Page:
    if answer.status != 200:
        raise FetchError(
            "fetch.status",
            f"answers with status {answer.status}",
            subject=address,
            hint="check the address in a browser; a page behind a wall can be saved there and read as a file",
        )
    kind = _media_type(answer.headers)
    if kind.startswith(("image/", "audio/", "video/", "font/")):
        raise FetchError("fetch.kind", f"is {kind}, which is no report", subject=address)
    captured = Captured(address, answer.body, "url", _charset(answer.headers), final, passed)
    return Page(captured, kind)


def _media_type(headers: httpx.Headers) -> str:
    return str(headers.get("content-type", "")).split(";")[0].strip().lower()


def _charset(headers: httpx.Headers) -> str | None:
    _, _, after = str(headers.get("content-type", "")).lower().partition("charset=")
    return after.split(";")[0].strip("\"' ") or None


def _user_agent() -> str:
    try:
        number = version("onrecord")
    except PackageNotFoundError:
        number = "0"
    return f"{AGENT}/{number} (reads single news reports that a person names; honours robots.txt)"

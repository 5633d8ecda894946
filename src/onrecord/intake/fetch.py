"""One page from the web, politely. The only module of the library that opens the network.

Redirects are followed by hand, so that each hop's address is checked before it is asked; connections are made to
the very address that was checked, with the name sent along for TLS and virtual hosts. Proxies and ``.netrc`` of
the environment are not used. A site's ``robots.txt`` (RFC 9309) is honoured, and two requests to one host are
at least a second apart.
"""

from __future__ import annotations

import socket
import time
from collections import OrderedDict
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from ipaddress import IPv6Address, ip_address
from urllib.robotparser import RobotFileParser

import httpx

from onrecord.errors import FetchError
from onrecord.intake.addresses import Address, is_public
from onrecord.intake.captured import Captured
from onrecord.intake.limits import MAX_BYTES, MAX_PDF_BYTES

#: The name that ``robots.txt`` files may address.
AGENT = "OnRecord"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_BYTES = 512_000
#: How many hosts' rules are remembered: memory stays the same however many pages are read.
_HOSTS = 64
_LONGEST_PAUSE = 30.0


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How long, how much and how often.

    Attributes:
        seconds: for one address in all, redirects included.
        wait: seconds without an answer before the host is given up.
        pause: seconds between two requests to one host.
        redirects: how many are followed.
        max_bytes: of a page, after decompression; PDFs may have more.
    """

    seconds: float = 30.0
    wait: float = 10.0
    pause: float = 1.0
    redirects: int = 8
    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered with, and its media type without parameters."""

    captured: Captured
    media_type: str


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx.Headers
    body: bytes


class Fetcher:
    """Fetches pages; remembers when it last asked a host, and what its ``robots.txt`` said."""

    def __init__(self, *, allow_private: bool = False, limits: FetchLimits | None = None) -> None:
        self._allow_private = allow_private
        self._limits = limits or FetchLimits()
        self._client: httpx.Client | None = None
        self._asked: OrderedDict[str, float] = OrderedDict()
        self._rules: OrderedDict[str, RobotFileParser] = OrderedDict()

    def close(self) -> None:
        """Close the connections that are open."""
        if self._client is not None:
            self._client.close()

    def fetch(self, address: str) -> Page:
        """Fetch one address.

        Raises:
            FetchError: where it may not be fetched, does not answer in time, answers with an error or with more
                than is read, or redirects too often.
        """
        deadline = time.monotonic() + self._limits.seconds
        url = _parse(address, address)
        passed: list[str] = []
        for _ in range(self._limits.redirects + 1):
            self._check_robots(url, address, deadline)
            answer = self._ask(url, address, deadline, MAX_PDF_BYTES)
            if answer.status not in _REDIRECTS:
                return _page(answer, address, str(url), tuple(passed))
            passed.append(str(url))
            target = answer.headers.get("location")
            if not target:
                raise FetchError("fetch.redirect", f"{url} redirects to nowhere", subject=address)
            try:
                url = _parse(str(url.join(target)), address)
            except httpx.InvalidURL as error:
                raise FetchError("fetch.redirect", f"{url} redirects to no address", subject=address) from error
        raise FetchError("fetch.redirects", f"redirects more than {self._limits.redirects} times", subject=address)

    def _ask(self, url: httpx.URL, subject: str, deadline: float, max_bytes: int) -> _Answer:
        """Send one request to an address of the host that was checked, and read the answer up to a size."""
        port = url.port or (443 if url.scheme == "https" else 80)
        addresses = _resolve(url.host, port, allow_private=self._allow_private, subject=subject)
        self._pause(url.host)
        for left, address in zip(range(len(addresses) - 1, -1, -1), addresses, strict=True):
            try:
                return self._exchange(url, address, subject, deadline, max_bytes)
            except httpx.ConnectError as error:
                if not left:
                    raise _failed(error, subject) from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise _failed(error, subject) from error
        raise FetchError("fetch.no_host", f"the host {url.host!r} has no address", subject=subject)

    def _exchange(self, url: httpx.URL, address: Address, subject: str, deadline: float, max_bytes: int) -> _Answer:
        if self._client is None:
            self._client = httpx.Client(trust_env=False, follow_redirects=False)
        headers = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": _user_agent(),
            "Accept": "text/html,application/xhtml+xml,application/json;q=0.9,application/pdf;q=0.8,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
            # A kept connection is filed under the address alone, which hosts may share.
            "Connection": "close",
        }
        host = f"[{address}]" if isinstance(address, IPv6Address) else str(address)
        with self._client.stream(
            "GET",
            url.copy_with(host=host),
            headers=headers,
            timeout=min(self._limits.wait, max(0.1, deadline - time.monotonic())),
            extensions={"sni_hostname": url.host},
        ) as response:
            limit = (
                max_bytes
                if _media_type(response.headers) == "application/pdf"
                else min(max_bytes, self._limits.max_bytes)
            )
            body = bytearray()
            # Without a chunk size, which would wait for a whole chunk: what drips in is noticed by the clock.
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > limit:
                    raise FetchError("fetch.too_large", f"answers with more than {limit:,} bytes", subject=subject)
                if time.monotonic() > deadline:
                    raise FetchError("fetch.timeout", f"took longer than {self._limits.seconds:g} s", subject=subject)
            return _Answer(response.status_code, response.headers, bytes(body))

    def _pause(self, host: str) -> None:
        since = time.monotonic() - self._asked.get(host, float("-inf"))
        rules = next((rule for origin, rule in self._rules.items() if origin.endswith(f"//{host}")), None)
        delay = rules.crawl_delay(AGENT) if rules is not None and rules.mtime() else None
        pause = max(self._limits.pause, min(float(delay or 0), _LONGEST_PAUSE))
        if since < pause:
            time.sleep(pause - since)
        self._asked[host] = time.monotonic()
        self._asked.move_to_end(host)
        if len(self._asked) > _HOSTS:
            self._asked.popitem(last=False)

    def _check_robots(self, url: httpx.URL, subject: str, deadline: float) -> None:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        rules = self._rules.get(origin)
        if rules is None:
            rules = self._robots(httpx.URL(f"{origin}/robots.txt"), subject, deadline)
            self._rules[origin] = rules
            if len(self._rules) > _HOSTS:
                self._rules.popitem(last=False)
        if not rules.can_fetch(AGENT, str(url)):
            raise FetchError(
                "fetch.robots",
                f"the robots.txt of {url.host} asks programs not to fetch this",
                subject=subject,
                hint="save the page from a browser and read the file",
            )

    def _robots(self, url: httpx.URL, subject: str, deadline: float) -> RobotFileParser:
        """Read the rules of a host: none where it has no such file, all forbidden where it fails (RFC 9309, 2.3)."""
        rules = RobotFileParser()
        for _ in range(5):
            answer = self._ask(url, subject, deadline, _ROBOTS_BYTES)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                break
            url = _parse(str(url.join(answer.headers["location"])), subject)
        if answer.status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        elif answer.status == 200:
            rules.parse(answer.body.decode("utf-8", "replace").splitlines())
        else:
            rules.parse([])
        return rules


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
            hint="ask for private addresses to be fetched, if that is meant",
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


def _failed(error: Exception, subject: str) -> FetchError:
    if isinstance(error, httpx.TimeoutException):
        return FetchError("fetch.timeout", "does not answer in time", subject=subject, hint="try again later")
    return FetchError("fetch.failed", f"could not be fetched: {str(error) or type(error).__name__}", subject=subject)


def _user_agent() -> str:
    try:
        number = version("onrecord")
    except PackageNotFoundError:
        number = "0"
    return f"{AGENT}/{number} (reads single news reports that a person names; honours robots.txt)"

"""What the tests of fetching share: a web site of our own on this machine, a clock, and what is fetched."""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from onrecord.errors import FetchError
from onrecord.intake.fetch import Fetcher

PROSE = "The council of Harrowmere voted on Monday to close the ferry landing after a long debate."
PAGE = (
    f"<html><body><article><h1>Ferry landing</h1><p>{PROSE}</p><p>{PROSE} Again.</p></article></body></html>".encode()
)

Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A web site: what it answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, str, str]] = []
        self.address = ""


class Clock:
    """A clock that only sleeping moves on; it keeps how long each sleep was."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


def html(body: bytes = PAGE) -> Answer:
    return 200, {"Content-Type": "text/html; charset=utf-8"}, body


def failure(fetcher: Fetcher, address: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(address)
    return caught.value

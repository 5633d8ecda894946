"""Fetching politely: robots.txt, and the time between two requests."""

from __future__ import annotations

import tracemalloc

import pytest
from intake_site import PAGE, Clock, Site, failure, html

from onrecord.intake.fetch import Fetcher, FetchLimits
from onrecord.intake.robots import AGENT, PARSED_BYTES, read_rules


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


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n", "/a", False),  # after a byte order mark
        (b"User-agent: *\nDisallow: /*?print\n", "/a?print=1", False),
        (b"User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf?x", True),
        (
            b"User-agent: *\nDisallow: /news\nAllow: /news/open\n",
            "/news/open/a",
            True,
        ),  # the longest match, not the first
        (b"User-agent: *\nAllow: /\nDisallow: /news\n", "/news/a", False),
        (b"User-agent: onrecord/2.0\nDisallow: /\n", "/a", False),
        (b"User-agent: Other\nUser-agent: OnRecord\nDisallow: /\n", "/a", False),
        (b"User-agent: Other\nDisallow: /\n", "/a", True),
        (b"User-agent: On\nDisallow: /\n", "/a", True),
        (b"User-agent: *\nAllow: /\n" + b"#" * 600_000 + b"\nDisallow: /\n", "/a", True),  # beyond what is parsed
        (b"User-agent: *\nDisallow: /a\n" + b"#" * 600_000, "/a", False),
    ],
)
def test_rules_are_read_as_their_standard_says(
    site: Site, fetcher: Fetcher, rules: bytes, path: str, allowed: bool
) -> None:
    site.answers["/robots.txt"] = (200, {}, rules)
    site.answers[path] = html()
    if allowed:
        assert fetcher.fetch(f"{site.address}{path}").captured.data == PAGE
    else:
        assert failure(fetcher, f"{site.address}{path}").code == "fetch.robots"


def test_a_line_of_the_rules_that_the_cut_goes_through_is_left_out() -> None:
    start = b"User-agent: *\n#"
    rules = start + b"x" * (PARSED_BYTES - len(start) - len(b"\nDisallow: /a")) + b"\nDisallow: /abc\n"
    assert read_rules(200, rules).can_fetch("http://gazette.example/ax", AGENT)


def test_rules_for_thousands_of_programs_take_no_memory_for_each() -> None:
    names = b"".join(b"User-agent: bot%d\n" % number for number in range(5_000))
    tracemalloc.start()
    rules = read_rules(200, names + b"User-agent: *\n" + b"Disallow: /b\n" * 5_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert not rules.can_fetch("http://gazette.example/b", AGENT)
    assert peak < 20_000_000


def test_rules_that_cannot_be_had_forbid(site: Site, fetcher: Fetcher) -> None:
    site.answers["/robots.txt"] = (503, {}, b"")
    assert failure(fetcher, f"{site.address}/a").code == "fetch.robots"


def test_the_user_agent_says_who_asks(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = html()
    fetcher.fetch(f"{site.address}/a")
    assert {agent.split("/")[0] for _, agent, _ in site.asked} == {"OnRecord"}


def test_two_requests_to_one_host_are_apart(site: Site, clock: Clock) -> None:
    site.answers["/a"] = html()
    fetcher = Fetcher(allow_private=True, limits=FetchLimits(pause=0.2))
    fetcher.fetch(f"{site.address}/a")
    fetcher.fetch(f"{site.address}/a")
    assert clock.slept == [0.2, 0.2]  # robots.txt and two pages


def test_a_crawl_delay_is_kept_between_two_pages(site: Site, clock: Clock) -> None:
    """Also on a port, and where it is longer than an exchange may take; robots.txt itself is no page."""
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 5\n")
    site.answers["/a"] = html()
    fetcher = Fetcher(allow_private=True, limits=FetchLimits(seconds=2, pause=1))
    for _ in range(3):
        fetcher.fetch(f"{site.address}/a")
    assert clock.slept == [1, 5, 5]


def test_an_absurd_crawl_delay_is_told_and_not_waited(site: Site, clock: Clock) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 86400\n")
    site.answers["/a"] = html()
    fetcher = Fetcher(allow_private=True, limits=FetchLimits(pause=0))
    assert fetcher.fetch(f"{site.address}/a").captured.data == PAGE
    error = failure(fetcher, f"{site.address}/a")
    assert error.code == "fetch.robots"
    assert error.message == "the robots.txt of 127.0.0.1 asks for 86,400 s between two pages"
    assert clock.slept == []

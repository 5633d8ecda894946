"""What a site's ``robots.txt`` asks of us: the Robots Exclusion Protocol, RFC 9309, and its ``Crawl-delay``."""

from __future__ import annotations

import re

from protego import Protego

#: The name that ``robots.txt`` files may address.
AGENT = "OnRecord"
#: How many bytes are parsed: the least that RFC 9309 allows (2.5).
PARSED_BYTES = 500 * 1024
_NOTHING_ALLOWED = "User-agent: *\nDisallow: /"
# As forgiving as protego is of how the line is written.
_AGENT_LINE = re.compile(r"\s*user[-\s]*agent\b[\s:]*(?P<token>\*|[a-z_-]*)", re.IGNORECASE)


def read_rules(status: int, body: bytes) -> Protego:
    """Return the rules of a site from what it answers for its ``robots.txt``.

    Without such a file (4xx) all is allowed, and where the site fails (5xx) nothing is (RFC 9309, 2.3.1).
    """
    if status >= 500:
        return Protego.parse(_NOTHING_ALLOWED)
    if status != 200:
        return Protego.parse("")
    if len(body) > PARSED_BYTES:
        # Without the line that the cut goes through: half a path is another rule.
        body = body[:PARSED_BYTES].rpartition(b"\n")[0]
    lines = body.decode("utf-8-sig", "replace").splitlines()
    return Protego.parse("\n".join(map(_without_other_names, lines)))


def _without_other_names(line: str) -> str:
    """Return a line, with one name in place of every program's but ours.

    Protego keeps each rule once for every program that its group names: a hostile file of 500 KiB would fill the
    memory. The version after our own name does not count (RFC 9309, 2.2.1).
    """
    found = _AGENT_LINE.match(line)
    if found is None:
        return line
    token = found["token"]
    return f"User-agent: {token if token == '*' or token.lower() == AGENT.lower() else 'another'}"

"""When two addresses are of one report."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

#: Parameters that say where the reader came from, and not what the page is.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ns_\w+|ref_?src|smid|cmpid|ocid|at_\w+")


def address_key(url: str | None) -> str | None:
    """Return what is equal for the addresses of one report, ``None`` where an address is none of one report.

    Scheme, port, fragment, a last slash and tracking parameters do not matter. The address of a whole site is no
    report's: some pages name it as their canonical one.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    path = parts.path.rstrip("/")
    given = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted((key, value) for key, value in given if not _TRACKING.fullmatch(key.lower())),
                      errors="surrogatepass")  # fmt: skip
    if not path and not query:
        return None
    where = host if port in {None, 80, 443} else f"{host}:{port}"
    key = f"{where}{path}?{query}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(key, digest_size=16).hexdigest()

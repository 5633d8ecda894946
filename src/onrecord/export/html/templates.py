"""The Jinja environment, the style and the script of the pages."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from urllib.parse import SplitResult, urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from onrecord.export.html import words
from onrecord.export.html.text import plain, show

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def asset(name: str) -> str:
    """Return the text of a file in ``assets/``."""
    return resources.files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


def policy(style: str, script: str | None = None) -> str:
    """Return a content security policy that allows this style and this script, and nothing from anywhere else."""
    allowed = [f"default-src 'none'; style-src '{_digest(style)}'"]
    if script is not None:
        allowed.append(f"script-src '{_digest(script)}'")
    return "; ".join([*allowed, "img-src data:", "base-uri 'none'", "form-action 'none'"])


def _digest(code: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")


def language_tag(language: str | None) -> str:
    """Return a language tag that HTML accepts: "und" for an unknown language or one that is no tag."""
    return language if language and _LANGUAGE.fullmatch(language) else "und"


def web_address(url: str | None) -> str | None:
    """Return ``url`` where it may be a link: an http(s) address. A "javascript:" one never is."""
    parts = _split(url)
    return url if parts and parts.scheme in ("http", "https") and parts.netloc else None


def local_address(url: str | None) -> str | None:
    """Return ``url`` where it is an http(s) address or a relative one."""
    parts = _split(url)
    return url if parts and parts.scheme in ("http", "https", "") else None


def _split(url: str | None) -> SplitResult | None:
    try:
        return urlsplit(url) if url else None
    except ValueError:
        return None


def _finalize(value: object) -> object:
    # Every value of every template passes here, so none can bring a control character into the page.
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment() -> Environment:
    """Return the environment that both pages share."""
    env = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    env.filters.update(
        show=show,
        day=words.day,
        machine_date=words.machine_date,
        web_address=web_address,
        local_address=local_address,
    )
    env.globals["coordinates"] = words.coordinates
    return env

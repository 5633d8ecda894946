"""The house: which room may import which, and what a room may not do. The checks are tried on a made-up tree first."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "onrecord"

# Who may import whom; a room may always import itself. Some rooms are not built yet.
_LOW = {"errors", "ids", "model", "ontology"}
_DATA = _LOW | {"intake", "reading", "record", "store"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "ids": set(),
    "model": {"errors", "ids"},
    "ontology": {"errors", "model"},
    "intake": {"errors", "ids", "model"},
    "reading": _LOW,
    "record": _LOW,
    "store": {"errors", "ids", "model"},
    "review": _LOW | {"store"},
    "export": _LOW,
    "engine": _DATA,
    "web": _DATA | {"review", "export", "engine"},
    "cli": _DATA | {"review", "export", "engine", "web"},
}
# The package's own __init__ holds the public names; only the outermost rooms may lean on it.
ROOT_ROOM = ""
MAY_IMPORT_ROOT = {"cli", "web"}

NETWORK = {
    "aiohttp",
    "ftplib",
    "http.client",
    "http.server",
    "httpcore",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "urllib.request",
    "urllib3",
    "websockets",
    "trafilatura.fetch_url",
    "trafilatura.downloads",
}
MAY_REACH_OUT = ("intake/fetch.py", "web/")
MAY_SPEAK = ("cli/", "web/")
LONGEST = 400


def imports(tree: ast.Module, module: str, is_package: bool) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) of everything that a module imports, wherever in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = module.split(".")
                keep = len(parents) - node.level + (1 if is_package else 0)
                base = ".".join([*parents[:keep], *([base] if base else [])])
            for name in node.names:
                yield node.lineno, f"{base}.{name.name}"
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = ast.unparse(node.func)
            if called in {"importlib.import_module", "import_module", "__import__"}:
                yield node.lineno, str(node.args[0].value)


def room_of(dotted: str, rooms: set[str]) -> str | None:
    """Return the room that a dotted name lies in, ``""`` for the package itself, ``None`` for what is not ours."""
    parts = dotted.split(".")
    if parts[0] != PACKAGE:
        return None
    return parts[1] if len(parts) > 1 and parts[1] in rooms else ROOT_ROOM


def speech(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield (line, what) of everything that prints, exits or reads the environment."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "input", "exit", "quit", "breakpoint"}:
            yield node.lineno, f"{ast.unparse(node.func)}()"
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in {
            "os.environ", "os.getenv", "os._exit", "sys.exit", "sys.argv", "sys.stdout", "sys.stderr",
        }:  # fmt: skip
            yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.ImportFrom) and node.module in {"os", "sys"}:
            for name in node.names:
                if name.name in {"environ", "getenv", "_exit", "exit", "argv", "stdout", "stderr"}:
                    yield node.lineno, f"{node.module}.{name.name}"
        elif isinstance(node, ast.Name) and node.id == "SystemExit":
            yield node.lineno, "SystemExit"


def breaches(src: Path) -> list[str]:
    """Return what breaks the rules of the house in a source tree, as ``path:line: what``."""
    found = []
    package = src / PACKAGE
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package).as_posix()
        tree = ast.parse(path.read_text("utf-8"), str(path))
        is_package = path.name == "__init__.py"
        steps = [PACKAGE, *path.relative_to(package).with_suffix("").parts]
        module = ".".join(steps[:-1] if is_package else steps)
        room = room_of(module, set(MAY_IMPORT))
        if room == ROOT_ROOM and inside not in {"__init__.py", "__main__.py"}:
            found.append(f"{inside}:1: stands in no room")
        for line, name in imports(tree, module, is_package):
            target = room_of(name, set(MAY_IMPORT))
            # `from onrecord import model` names the room; `from onrecord import read` the package itself.
            if target is None or room == ROOT_ROOM or target == room:
                pass
            elif target == ROOT_ROOM and room not in MAY_IMPORT_ROOT:
                found.append(f"{inside}:{line}: imports the package's front door, {name}")
            elif target != ROOT_ROOM and target not in MAY_IMPORT[room or ""]:
                found.append(f"{inside}:{line}: {room} may not import {target} ({name})")
            if name.split(".")[0] == "ray" and room != "engine":
                found.append(f"{inside}:{line}: only engine may import ray")
            reaches_out = any(name == n or name.startswith(n + ".") for n in NETWORK)
            if reaches_out and not inside.startswith(MAY_REACH_OUT):
                found.append(f"{inside}:{line}: reaches the network ({name})")
        if not inside.startswith(MAY_SPEAK):
            found += [f"{inside}:{line}: {what} is for cli and web" for line, what in speech(tree)]
    return found


def test_the_house_holds() -> None:
    assert breaches(ROOT / "src") == []


def test_no_file_is_long() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for folder in ("src", "tests", "benchmarks", "scripts")
        for path in (ROOT / folder).rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_every_room_has_a_rule_and_rules_are_acyclic() -> None:
    built = {p.stem if p.suffix else p.name for p in (ROOT / "src" / PACKAGE).iterdir()}
    assert {name for name in built if not name.startswith("__")} - {"py"} <= set(MAY_IMPORT)
    for room, allowed in MAY_IMPORT.items():
        assert allowed <= set(MAY_IMPORT)
        assert not any(room in MAY_IMPORT[other] for other in allowed), f"{room} and a room below it import each other"


@pytest.mark.parametrize(
    ("path", "line", "complaint"),
    [
        ("model/span.py", "from onrecord.reading import pipeline", "model may not import reading"),
        ("model/span.py", "from onrecord import intake", "model may not import intake"),
        ("model/span.py", "from ..engine import run", "model may not import engine"),
        ("model/__init__.py", "from ..cli import main", "model may not import cli"),
        ("store/db.py", "import onrecord.ontology", "store may not import ontology"),
        ("record/merge.py", "def f():\n    from onrecord.intake import take_in", "record may not import intake"),
        ("engine/run.py", "import onrecord.export.html", "engine may not import export"),
        ("ids.py", "from onrecord.errors import SpanError", "ids may not import errors"),
        ("reading/x.py", "import importlib\nimportlib.import_module('onrecord.web')", "reading may not import web"),
        ("reading/x.py", "from onrecord import read", "front door"),
        ("reading/x.py", "import ray", "only engine may import ray"),
        ("cli/x.py", "from ray import init", "only engine may import ray"),
        ("intake/html.py", "import httpx", "reaches the network"),
        ("intake/html.py", "from urllib import request", "reaches the network"),
        ("reading/x.py", "from trafilatura import fetch_url", "reaches the network"),
        ("reading/x.py", "print('hello')", "print() is for cli and web"),
        ("reading/x.py", "import sys\nsys.exit(1)", "sys.exit is for cli and web"),
        ("reading/x.py", "raise SystemExit", "SystemExit is for cli and web"),
        ("intake/x.py", "import os\nos.environ.get('X')", "os.environ is for cli and web"),
        ("intake/x.py", "from os import getenv", "os.getenv is for cli and web"),
        ("helpers.py", "x = 1", "stands in no room"),
    ],
)
def test_the_check_can_fail(tmp_path: Path, path: str, line: str, complaint: str) -> None:
    file = tmp_path / PACKAGE / path
    file.parent.mkdir(parents=True)
    file.write_text(line, "utf-8")
    found = breaches(tmp_path)
    assert len(found) == 1
    assert complaint in found[0]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("__init__.py", "from onrecord.engine.run import read"),
        ("model/span.py", "from onrecord.errors import SpanError\nfrom . import document"),
        ("reading/events/roles.py", "from .. import layer\nfrom ...model import Span"),
        ("intake/fetch.py", "import httpx\nimport socket"),
        ("intake/html.py", "from urllib.parse import urlsplit\nimport trafilatura"),
        ("engine/cluster.py", "import ray"),
        ("cli/read.py", "import sys\nimport onrecord\nprint(onrecord)\nsys.exit(0)"),
    ],
)
def test_the_check_lets_the_allowed_pass(tmp_path: Path, path: str, line: str) -> None:
    file = tmp_path / PACKAGE / path
    file.parent.mkdir(parents=True)
    file.write_text(line, "utf-8")
    assert breaches(tmp_path) == []

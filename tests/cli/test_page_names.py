"""Names of the files of pages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.page_names import PageNames


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("reports/day one.html", "day-one.html"),
        ("C:\\reports\\Überfall.txt", "Uberfall.html"),
        ("https://norhaven.example/2024/05/vigil.html?x=1", "norhaven.example-2024-05-vigil.html"),
        ("../../etc/passwd", "passwd.html"),
        ("..", "report.html"),
        ("<stdin>", "stdin.html"),
        ("夜.txt", "report.html"),
        ("index.txt", "index-2.html"),
        ("con.txt", "report-con.html"),
    ],
)
def test_a_name_is_made_of_the_inputs(given_name: str, expected: str) -> None:
    assert PageNames().name(given_name) == expected


def test_names_that_differ_in_case_or_folder_alone_differ() -> None:
    names = PageNames()
    assert [names.name(given) for given in ("a/x.txt", "b/X.txt", "x-2.txt", "x.pdf")] == [
        "x.html", "X-2.html", "x-2-2.html", "x-3.html",
    ]  # fmt: skip


@given(st.lists(st.text() | st.sampled_from(["a", "A", "a-2", "a.txt"])))
def test_names_are_safe_and_unique_whatever_the_inputs(inputs: list[str]) -> None:
    names = PageNames()
    made = [names.name(given) for given in inputs]
    assert len({name.lower() for name in made}) == len(made)
    for name in made:
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]{0,100}\.html", name)
        assert name.lower() != "index.html"

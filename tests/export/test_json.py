"""A Reading as JSON: the public contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_reading import TEXT, invented_reading
from jsonschema import Draft202012Validator

from onrecord.export.readings_json import reading_to_json, schema_to_json
from onrecord.model import Document, Issue, Reading, Report, Span

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads((ROOT / "schemas" / "reading-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _of_text(text: str) -> Reading:
    report = Report("sha256:" + "0" * 64, b"", "text/plain")
    return Reading(Document("sha256:" + "0" * 64, text, text, (), report, title=text))


def test_the_committed_schema_is_up_to_date() -> None:
    committed = (ROOT / "schemas" / "reading-1.schema.json").read_text(encoding="utf-8")
    assert committed == schema_to_json(), "run: python scripts/update_docs.py"


def test_a_reading_fits_the_schema(validator: Draft202012Validator) -> None:
    validator.validate(json.loads(reading_to_json(invented_reading())))


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        (("entities", 0, "kind"), "robot"),
        (("entities", 0, "mentions", 0), [3]),
        (("statements", 0, "speakers"), None),
        (("events", 0, "asserted"), "maybe"),
        (("document", "text"), None),
        (("schema",), "onrecord/reading/2"),
    ],
)
def test_what_breaks_the_contract_does_not_fit_the_schema(
    validator: Draft202012Validator, where: tuple[str | int, ...], wrong: object
) -> None:
    found = json.loads(reading_to_json(invented_reading()))
    *path, last = where
    inside = found
    for step in path:
        inside = inside[step]
    inside[last] = wrong
    assert not validator.is_valid(found)


def test_every_field_is_required_and_described() -> None:
    schema = json.loads(schema_to_json())
    objects = [schema, *(part for part in schema["$defs"].values() if part["type"] == "object")]
    assert len(objects) == 14
    for shape in objects:
        assert set(shape["required"]) == set(shape["properties"])
        assert all(field.get("description") for field in shape["properties"].values())


def test_the_shape_is_designs() -> None:
    found = json.loads(reading_to_json(invented_reading()))
    assert list(found) == [
        "schema", "document", "entities", "statements", "events", "times", "places", "media", "issues", "sentences",
    ]  # fmt: skip
    assert found["document"]["text"] == TEXT
    assert found["document"]["blocks"][0] == {"kind": "title", "span": [0, 29], "repeats": None}
    arrest = found["events"][1]
    assert (arrest["type"], arrest["time"], arrest["place"], arrest["stated_in"]) == ("arrest", "t1", None, None)
    assert [(filler["role"], filler["entity"]) for filler in arrest["roles"]] == [("agent", "e1"), ("patient", "e2")]
    call = found["events"][4]
    assert (call["stated_in"], call["roles"][2]["entity"]) == ("s3", None)
    told = found["statements"][2]
    assert (told["form"], told["speakers"], told["relayed_by"], told["confidence"]) == (
        "indirect",
        ["e8"],
        "e9",
        0.8123,
    )
    assert found["statements"][3]["speakers"] == []
    assert found["times"][1] == {
        "id": "t2",
        "span": found["times"][1]["span"],
        "timex": "XXXX-SP",
        "start": None,
        "end": None,
    }


def test_spans_are_code_points_of_the_text() -> None:
    found = json.loads(reading_to_json(invented_reading()))
    start, end = found["statements"][0]["quoted"][1]
    assert found["document"]["text"][start:end] == "Nobody told me why."


def test_a_reading_is_one_line_and_the_same_each_time() -> None:
    line = reading_to_json(invented_reading())
    assert len(line.splitlines()) == 1
    assert line == reading_to_json(invented_reading())
    assert "“Nobody told me why.”" in line


def test_laid_out_it_says_the_same_and_keeps_spans_on_one_line() -> None:
    laid_out = reading_to_json(invented_reading(), indented=True)
    assert json.loads(laid_out) == json.loads(reading_to_json(invented_reading()))
    assert '      "mentions": [[31, 46], [' in laid_out
    assert all(len(line) <= 121 for line in laid_out.splitlines() if '"text"' not in line)


def test_a_reading_with_nothing_in_it_fits(validator: Draft202012Validator) -> None:
    validator.validate(json.loads(reading_to_json(_of_text(""))))


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_any_text_survives_as_utf8_on_one_line(text: str) -> None:
    pairs = any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(text))
    for indented in (False, True):
        printed = reading_to_json(_of_text(text), indented=indented)
        printed.encode("utf-8")
        assert indented or len(printed.splitlines()) == 1
        # Two surrogates that happen to make a pair are one character to every JSON reader.
        assert pairs or json.loads(printed)["document"]["text"] == text


@pytest.mark.parametrize("char", ["\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u2028", "\udc80"])
def test_what_terminals_and_line_readers_trip_over_is_escaped(char: str) -> None:
    printed = reading_to_json(_of_text(f"a{char}\\{char}b"))
    assert char not in printed
    assert json.loads(printed)["document"]["text"] == f"a{char}\\{char}b"


def test_an_issue_keeps_its_component_count_and_place(validator: Draft202012Validator) -> None:
    reading = replace(invented_reading(), issues=(Issue("marks.unbalanced", "…", "statements", 1, Span(0, 3)),))
    found = json.loads(reading_to_json(reading))
    validator.validate(found)
    assert found["issues"] == [
        {"code": "marks.unbalanced", "message": "…", "component": "statements", "count": 1, "span": [0, 3]}
    ]


REPORT = """Norhaven Police arrested four people on Sunday, said Inspector Ola Brandt.

“We had no choice,” Brandt told the Norland Wire. Mayor Ida Renn, 52, called for an independent inquiry.
"""


def test_what_the_pipeline_makes_fits_the_schema(validator: Draft202012Validator, read_text) -> None:
    line = reading_to_json(read_text(REPORT, published="2024-05-06"))
    found = json.loads(line)
    validator.validate(found)
    assert found["document"]["text"] == REPORT
    for span in _spans(found):
        assert 0 <= span[0] < span[1] <= len(REPORT)
    assert line == reading_to_json(read_text(REPORT, published="2024-05-06"))


def _spans(value: object) -> Iterator[list[int]]:
    if isinstance(value, dict):
        for child in value.values():
            yield from _spans(child)
    elif isinstance(value, list):
        if len(value) == 2 and all(isinstance(number, int) for number in value):
            yield value
        else:
            for child in value:
                yield from _spans(child)

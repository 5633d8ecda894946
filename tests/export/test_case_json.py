"""A case as JSON lines, against the published schema."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from case_samples import record
from jsonschema import Draft202012Validator

from onrecord.export.case import objects, objects_dated
from onrecord.export.case.contract import case_schema_to_json
from onrecord.export.case.lines import lines
from onrecord.export.case.lookup import Lookup
from onrecord.export.case.speech import sayings
from onrecord.export.case.timeline import timeline

ROOT = Path(__file__).parents[2]
CASE = Draft202012Validator(json.loads(case_schema_to_json()))
READING = Draft202012Validator(json.loads((ROOT / "schemas" / "reading-1.schema.json").read_text("utf-8")))

KINDS = {
    "case", "origin", "source", "reading", "link", "entity", "incident", "claim", "difference", "grid", "demand",
    "legal", "statement", "timeline", "decision",
}  # fmt: skip


def every() -> list[dict[str, Any]]:
    """Return every kind of object, those that `show` alone prints too."""
    look = Lookup(record())
    shown: list[Any] = [json.loads(line) for line in lines(look.record)]
    shown.append(objects.grid_object(look, look.incidents["i1"]))
    shown += [objects_dated.saying_object(look, saying) for saying in sayings(look)]
    shown += [objects_dated.entry_object(look, entry) for entry in timeline(look).entries]
    return json.loads(json.dumps(shown))


def test_every_object_says_what_it_is_and_keeps_to_the_schema() -> None:
    found = every()
    assert {one["schema"] for one in found} == {f"onrecord/{kind}/1" for kind in KINDS}
    for one in found:
        validator = READING if one["schema"] == "onrecord/reading/1" else CASE
        assert not list(validator.iter_errors(one))


def test_the_check_can_fail() -> None:
    claim = next(one for one in every() if one["schema"] == "onrecord/claim/1")
    assert list(CASE.iter_errors(claim | {"property": "colour"}))


def test_all_words_are_those_of_their_span() -> None:
    texts = {one["source"]: one["document"]["text"] for one in every() if one["schema"] == "onrecord/reading/1"}
    assert set(texts) == {"r1", "r2", "r3"}
    checked = 0

    def walk(value: Any) -> None:
        nonlocal checked
        if isinstance(value, dict):
            if set(value) == {"source", "span", "text"}:
                start, end = value["span"]
                assert texts[value["source"]][start:end] == value["text"]
                checked += 1
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    for one in every():
        if one["schema"] != "onrecord/reading/1":
            walk(one)
    assert checked > 50


def test_it_is_the_same_each_time() -> None:
    assert list(lines(record())) == list(lines(record()))


def test_each_report_is_followed_by_its_reading() -> None:
    found = [json.loads(line) for line in lines(record())]
    for before, after in itertools.pairwise(found):
        if before["schema"] == "onrecord/source/1":
            assert (after["schema"], after["source"]) == ("onrecord/reading/1", before["id"])


def test_not_stated_is_not_denied() -> None:
    claims = {one["id"]: one for one in every() if one["schema"] == "onrecord/claim/1"}
    assert claims["k3"]["not_stated"] == ["r1", "r2"]
    assert [account["stance"] for account in claims["k3"]["accounts"]] == ["denied"]
    # r3 says another number: it does state how many.
    assert claims["k1"]["not_stated"] == []
    assert (claims["k1"]["sources"], claims["k1"]["origins"]) == (["r1", "r2"], ["agency:curlew"])


def test_what_is_told_by_bare_words_is_of_no_event() -> None:
    claims = {one["id"]: one for one in every() if one["schema"] == "onrecord/claim/1"}
    assert [account["event"] for account in claims["k3"]["accounts"]] == [None]
    assert claims["k1"]["accounts"][0]["event"] == "r1/v1"
    demand = next(one for one in every() if one["schema"] == "onrecord/demand/1")
    assert [(state["event"], state["statement"]) for state in demand["states"]] == [("r1/v2", None), (None, None)]


def test_a_demand_keeps_who_asks_and_what_became_of_it() -> None:
    demand = next(one for one in every() if one["schema"] == "onrecord/demand/1")
    assert [(one["text"], one["entity"]) for one in demand["by"]] == [("Dana Whitlow", "e2")]
    assert [(state["state"], state["date"], state["of_report"]) for state in demand["states"]] == [
        ("called for", "2024-05-04", True),
        ("refused", "2024-05-30", False),
    ]


@pytest.mark.parametrize("char", ["\u202e", "\x9b", "\u2028"])
def test_what_would_break_a_line_or_a_terminal_is_escaped(char: str) -> None:
    from dataclasses import replace

    known = record()
    changed = replace(known.sources[0], title=f"a{char}b")
    text = "".join(lines(replace(known, sources=(changed, *known.sources[1:]))))
    assert char not in text
    assert any(json.loads(line).get("title") == f"a{char}b" for line in text.splitlines())

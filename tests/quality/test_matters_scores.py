"""The figures of the matters: a case that is as its key has them all, and each kind of fault lowers its own."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from matters import Tally, figures, shortfalls
from matters_case import Case
from matters_key import read_key
from matters_scores import in_groups, main_incidents, score

KEY = read_key("""\
about = "A fair is closed"
[incidents]
fair = ["01"]
fire = ["02"]
[origins]
"The Dene Post" = ["01"]
"Kestrel Agency" = ["02"]
[persons]
mayor = { names = ["Ida Roke"] }
sister = { names = ["Una Roke"] }
[[namesakes]]
two = ["mayor", "sister"]
[[differences]]
what = "how many came"
property = ["how many"]
sides = [{ in = ["01"], words = ["40"] }, { in = ["02"], words = ["90"] }]
[[differences]]
what = "whether she pushed him"
property = ["whether"]
sides = [{ in = ["01"], words = ["pushed"] }, { in = ["02"], words = ["never touched"] }]
[[not_differences]]
what = "of another day"
property = ["how many"]
sides = [{ in = ["01"], words = ["40"] }, { in = ["02"], words = ["12"] }]
[[demands]]
id = "reopen"
by = ["Ida Roke"]
of = ["Dene Council"]
what = ["reopen"]
states = [{ s = "called for", r = ["01"], d = "2022-05-01" }, { s = ["done", "ordered"], r = ["02"] }]
[[legal]]
person = "mayor"
steps = [{ s = ["arrested", "detained"], r = ["01"], d = "2022-05-01" }]
may = ["released"]
""")
TEXTS = {"r1": "Ida Roke, 40, pushed. Una Roke", "r2": "Ida Roke, 90, 12 never touched"}
Rows = list[dict[str, Any]]


def words(source: str, text: str) -> dict[str, Any]:
    start = TEXTS[source].find(text)
    return {"source": source, "span": [start, start + len(text)], "text": text}


def named(text: str, entity: str | None = None) -> dict[str, Any]:
    return {"text": text, "words": None, "entity": entity}


def account(source: str, text: str, stance: str) -> dict[str, Any]:
    return {"source": source, "stance": stance, "words": [words(source, text), words(source, TEXTS[source])]}


def told(state: str, what: str, source: str, date: str | None) -> dict[str, Any]:
    return {state: what, "date": date, "sources": [source], "words": {"text": "…"}}


def as_read() -> Rows:
    """The rows of a case that is as the key has it."""
    rows: Rows = []
    for n, (source, text) in enumerate(TEXTS.items(), 1):
        rows += [
            {"schema": "onrecord/source/1", "id": source, "input": f"0{n}-a.txt", "published": f"2022-05-0{n}",
             "origin": f"o{n}", "main_incident": f"i{n}"},
            {"schema": "onrecord/origin/1", "id": f"o{n}", "name": ("Dene Post", "Kestrel")[n - 1]},
            {"schema": "onrecord/reading/1", "source": source, "document": {"text": text}, "entities": [
                {"id": f"e{i}", "kind": "person", "mentions": [words(source, name)["span"]]}
                for i, name in enumerate(("Ida Roke", "Una Roke"), 1) if name in text]},
        ]  # fmt: skip
    whom = {"names": [{"value": "Ida Roke"}], "offices": [{"text": "mayor"}]}
    return [
        *rows,
        {"schema": "onrecord/entity/1", "id": "e1", "name": "Ida Roke", "members": ["r1/e1", "r2/e1"], **whom},
        {"schema": "onrecord/entity/1", "id": "e2", "name": "Una Roke", "members": ["r1/e2"], **(whom | {"names": []})},
        {"schema": "onrecord/claim/1", "id": "c1", "value": "40", "accounts": [account("r1", "40", "asserted")]},
        {"schema": "onrecord/claim/1", "id": "c2", "value": "90", "accounts": [account("r2", "90", "asserted")]},
        {"schema": "onrecord/claim/1", "id": "c3", "value": "happened", "accounts": [
            account("r1", "pushed", "alleged"), account("r2", "never touched", "denied")]},
        {"schema": "onrecord/difference/1", "type": "gathering", "property": "how many", "claims": ["c1", "c2"]},
        {"schema": "onrecord/difference/1", "type": "assault", "property": "whether", "claims": ["c3"]},
        {"schema": "onrecord/demand/1", "id": "d1", "by": [named("the mayor", "e1")], "of": named("council"),
         "what": named("reopen it"), "sources": ["r1", "r2"],
         "states": [told("state", "called for", "r1", "2022-05-01"), told("state", "ordered", "r2", None)]},
        {"schema": "onrecord/legal/1", "entity": "e1", "person": "Ida Roke", "sources": ["r1"],
         "steps": [told("step", "detained", "r1", "2022-05-01"), told("step", "released", "r1", None)]},
    ]  # fmt: skip


def scored(rows: Rows) -> Tally:
    case = Case(rows)
    each = score(KEY, case)
    wanted = {("m", number): group for number, group in in_groups(KEY.incidents).items()}
    ours = {("m", number): group for number, group in main_incidents(case).items()}
    return Tally(each.counts, wanted, ours, each.misses)


def of(rows: Rows, kind: str, at: int = 0) -> dict[str, Any]:
    return [row for row in rows if row["schema"] == f"onrecord/{kind}/1"][at]


def test_a_case_that_is_as_its_key_is_perfect() -> None:
    found = scored(as_read())
    assert found.misses == []
    assert set(figures(found).values()) == {100.0}


def drop(kind: str, at: int = 0) -> Callable[[Rows], object]:
    return lambda rows: rows.remove(of(rows, kind, at))


FAULTS: list[tuple[Callable[[Rows], object], set[str]]] = [
    (lambda rows: of(rows, "source", 1).update(main_incident="i1"), {"incidents_b_cubed", "incidents_pairwise"}),
    (lambda rows: of(rows, "source", 1).update(origin="o1"), {"origins_exact", "origin_names"}),
    (lambda rows: of(rows, "entity")["members"].remove("r2/e1"), {"persons_right"}),
    (lambda rows: of(rows, "entity", 1)["members"].clear(), {"persons_right", "namesakes_apart"}),
    (lambda rows: of(rows, "entity")["members"].append(of(rows, "entity", 1)["members"].pop()),
     {"persons_right", "namesakes_apart"}),
    (drop("difference"), {"differences_found"}),
    (lambda rows: of(rows, "difference").update(property="whom"), {"differences_found", "differences_not_false"}),
    (lambda rows: of(rows, "claim", 2)["accounts"][1].update(stance="alleged"),
     {"differences_found", "differences_not_false"}),
    (lambda rows: of(rows, "demand").update(by=[named("Una Roke")]), {"demands_right"}),
    (lambda rows: of(rows, "demand").update(of=None), {"demands_right"}),
    (lambda rows: of(rows, "demand").update(what=named("close")),
     {"demands_found", "demands_right", "demands_not_false", "states_recall"}),
    (lambda rows: rows.append(of(rows, "demand") | {"id": "d2"}), {"demands_not_false"}),
    (lambda rows: of(rows, "demand")["states"].pop(), {"states_recall"}),
    (lambda rows: of(rows, "demand")["states"].append(told("state", "settled", "r2", None)), {"states_precision"}),
    (lambda rows: of(rows, "legal")["steps"].append(told("step", "fined", "r1", None)), {"steps_precision"}),
    (lambda rows: of(rows, "legal")["steps"].pop(0), {"steps_recall"}),
    (lambda rows: rows.append(of(rows, "legal") | {"entity": "e2", "person": "Una Roke"}), {"chains_not_wrong"}),
]  # fmt: skip


@pytest.mark.parametrize(("change", "lowered"), FAULTS)
def test_a_fault_lowers_its_own_figure(change: Callable[[Rows], object], lowered: set[str]) -> None:
    rows = copy.deepcopy(as_read())
    change(rows)
    found = scored(rows)
    assert {name for name, figure in figures(found).items() if figure < 100} == lowered


def test_the_sentence_around_a_cells_words_does_not_count() -> None:
    rows = as_read()
    of(rows, "claim", 1)["accounts"] = [account("r2", "12", "asserted")]
    of(rows, "claim", 1)["value"] = "12"
    found = scored(rows)
    assert found.counts["differences found"] == 1
    assert found.counts["differences banned"] == 1


def test_a_wrong_date_is_told() -> None:
    rows = as_read()
    of(rows, "demand")["states"][0]["date"] = "2022-05-02"
    of(rows, "legal")["steps"][0]["date"] = "2022-05"
    assert scored(rows).misses == [
        "date of reopen called for: ['2022-05-02'], not 2022-05-01",
        "date of mayor arrested: ['2022-05'], not 2022-05-01",
    ]


def test_a_figure_below_its_floor_is_named() -> None:
    assert shortfalls({"a": 50.0}, {"a": 50.0}) == []
    assert shortfalls({"a": 49.9}, {"a": 50.0}) == ["a is 49.9, below its floor of 50.0"]
    assert shortfalls({"b": 1.0}, {"a": 50.0}) == ["b has no floor", "a is not measured"]

"""The page about event types lists what the ontology holds, and its keys and slots are those of the loader."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord import ontology
from onrecord.ontology.schema import EventTypeFile, TriggerFile

PAGE = (Path(__file__).parents[2] / "docs/event-types.md").read_text("utf-8")


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def first_column(text: str) -> list[str]:
    return [
        name
        for line in text.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([^`]+)`", line.split("|")[1])
    ]


def test_every_type_is_listed_with_its_definition_and_roles() -> None:
    rows = [line for line in section("The types").splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{each.name}` | {each.definition} | {', '.join(each.roles)} |" for each in ontology.default().types.values()
    ]


def test_every_key_is_explained() -> None:
    keys = {field.alias or name for shape in (EventTypeFile, TriggerFile) for name, field in shape.model_fields.items()}
    assert set(first_column(section("The file"))) == keys - {"verbs", "nouns"}


def test_every_slot_is_explained() -> None:
    assert set(first_column(section("The slots"))) == {*ontology.SLOTS, f"{ontology.PREPOSITION}WORD"}


def test_every_chain_is_listed() -> None:
    for chain in ontology.default().chains:
        assert " → ".join(f"`{name}`" for name in chain.types) in section("Chains")

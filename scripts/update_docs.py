#!/usr/bin/env python3
"""Write what the documentation takes from the code: the JSON Schemas, every command's help, an example, the tables.

    python scripts/update_docs.py           # rewrite the files that are out of date, and name them
    python scripts/update_docs.py --check   # name them and exit with 1, but write nothing

A test does the same check.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from onrecord import Pipeline
from onrecord.cli import app
from onrecord.export.case.contract import case_schema_to_json
from onrecord.export.readings_json import reading_to_json, schema_to_json
from onrecord.export.tables import Column, tables
from onrecord.intake import document_from_text

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schemas" / "reading-1.schema.json"
COMMAND_LINE = ROOT / "docs" / "command-line.md"
JSON = ROOT / "docs" / "json.md"
CASE_SCHEMA = ROOT / "schemas" / "case-1.schema.json"
CASE_JSON = ROOT / "docs" / "case-json.md"
CASE_TABLES = ROOT / "docs" / "case-tables.md"

#: An invented report, short enough to print its whole reading.
REPORT = (
    "Norhaven Police arrested four protesters on Friday.\n\n"
    "“The march was peaceful,” said Dana Whitlow, 31, a nurse. She told the Norland Wire that she would complain."
)
PUBLISHED = "2024-05-06"


def contents(pipeline: Pipeline) -> dict[Path, str]:
    """Return every file that is made in part or in whole, with what should stand in it."""
    reading = pipeline.read(document_from_text(REPORT, input="example.txt", published=PUBLISHED))
    example = f"```json\n{reading_to_json(reading, indented=True)}\n```"
    report = "\n".join(f"> {line}".rstrip() for line in REPORT.split("\n"))
    return {
        SCHEMA: schema_to_json(),
        COMMAND_LINE: _filled(COMMAND_LINE, {"commands": "\n\n".join(_helps())}),
        JSON: _filled(JSON, {"report": report, "example": example, "fields": "\n\n".join(_fields(*_reading()))}),
        CASE_SCHEMA: case_schema_to_json(),
        CASE_JSON: _filled(CASE_JSON, {"fields": "\n\n".join(_fields(*_lines()))}),
        CASE_TABLES: _filled(CASE_TABLES, {"tables": "\n\n".join(_tables())}),
    }


def stale(pipeline: Pipeline) -> list[Path]:
    """Return the files that do not hold what they should."""
    return [path for path, text in contents(pipeline).items() if not path.exists() or path.read_text("utf-8") != text]


def _filled(path: Path, parts: Mapping[str, str]) -> str:
    """Return a page with the text between each pair of its markers replaced."""
    page = path.read_text("utf-8")
    for name, text in parts.items():
        pattern = rf"(<!-- made: {name} -->\n).*?(<!-- end -->)"
        page, count = re.subn(pattern, lambda found, text=text: f"{found[1]}{text}\n{found[2]}", page, flags=re.DOTALL)
        if count != 1:
            raise SystemExit(f"{path}: needs the markers of {name!r} once, has them {count} times")
    return page


def _helps() -> Iterator[str]:
    for words in ([], *([name] for name in sorted(app.commands))):
        title = " ".join(["onrecord", *words])
        # As on a terminal of 100 columns, whatever this runs on; click leaves two of them free.
        shown = CliRunner().invoke(app, [*words, "--help"], prog_name="onrecord", terminal_width=98)
        yield f"## {title}\n\n```console\n$ {title} --help\n{shown.output.rstrip()}\n```"


Schema = dict[str, Any]


def _reading() -> tuple[Schema, list[Schema]]:
    schema = json.loads(schema_to_json())
    return schema["$defs"], [schema]


def _lines() -> tuple[Schema, list[Schema]]:
    schema = json.loads(case_schema_to_json())
    found = [choice["$ref"].rsplit("/", 1)[-1] for choice in schema["oneOf"]]
    return schema["$defs"], [schema["$defs"][name] for name in found]


def _fields(kinds: Schema, todo: list[Schema]) -> Iterator[str]:
    """Yield a table a kind of object, in the order in which they first come up."""
    done = {shape["title"] for shape in todo}
    while todo:
        shape = todo.pop(0)
        rows = [
            f"| `{name}` | {_type(field, kinds)} | {_cell(field, kinds)} |"
            for name, field in shape["properties"].items()
        ]
        title = shape["title"].removesuffix("Object")
        yield "\n".join(
            [f"### {title}", "", shape["description"], "", "| field | value | meaning |", "|---|---|---|", *rows]
        )
        for name in re.findall(r"#/\$defs/(\w+Object)", json.dumps(shape["properties"])):
            if name not in done:
                done.add(name)
                todo.append(kinds[name])


def _type(field: Schema, kinds: Schema) -> str:
    if "anyOf" in field:
        return " or ".join(_type(choice, kinds) for choice in field["anyOf"])
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        short = {"SpanPair": "span", "EntityId": "entity id", "StatementId": "statement id", "SourceId": "report id"}
        linked = name.removesuffix("Object")
        return short.get(name) or _enum(kinds[name]) or f"[{linked}](#{linked.lower()})"
    if "items" in field:
        return f"list of {_type(field['items'], kinds)}"
    if "const" in field:
        return f"`{json.dumps(field['const'])}`"
    return str(field["type"])


def _enum(kind: Schema) -> str | None:
    values = kind.get("enum")
    return ", ".join(f"`{value}`" for value in values) if values else None


def _cell(field: Schema, kinds: Schema) -> str:
    if "const" in field:
        return "The name and version of this shape."
    named = kinds.get(str(field.get("$ref", "")).rsplit("/", 1)[-1], {})
    return str(field.get("description") or named.get("description") or "").replace("|", "\\|")


def _tables() -> Iterator[str]:
    for table in tables():
        rows = [f"| `{column.name}` | {_holds(column)} | {column.description} |" for column in table.columns]
        key = ", ".join(f"`{name}`" for name in table.key)
        head = [f"### {table.name}", "", f"{table.description} Told apart by {key}.", ""]
        yield "\n".join([*head, "| column | value | meaning |", "|---|---|---|", *rows])


def _holds(column: Column) -> str:
    if column.refers:
        table, _, name = column.refers.partition(".")
        kind = f"[{table}](#{table})`.{name}`"
    else:
        kind = ", ".join(f"`{value}`" for value in column.values) or column.type
    return kind if column.required else f"{kind}, or empty"


def main() -> None:
    """Check or rewrite."""
    pipeline = Pipeline()
    wanted = contents(pipeline)
    out_of_date = stale(pipeline)
    for path in out_of_date:
        print(path.relative_to(ROOT))
        if "--check" not in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(wanted[path], "utf-8")
    sys.exit(1 if out_of_date and "--check" in sys.argv else 0)


if __name__ == "__main__":
    main()

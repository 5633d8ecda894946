#!/usr/bin/env python3
"""Write what the documentation takes from the code: the JSON Schema, every command's help, the example of a Reading.

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

from click.testing import CliRunner

from onrecord import Pipeline
from onrecord.cli import app
from onrecord.export.readings_json import reading_to_json, schema_to_json
from onrecord.intake import document_from_text

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schemas" / "reading-1.schema.json"
COMMAND_LINE = ROOT / "docs" / "command-line.md"
JSON = ROOT / "docs" / "json.md"

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
        JSON: _filled(JSON, {"report": report, "example": example, "fields": "\n\n".join(_fields())}),
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


def _fields() -> Iterator[str]:
    """Yield a table a kind of object, in the order in which they first come up."""
    schema = json.loads(schema_to_json())
    todo, done = [schema], set()
    while todo:
        shape = todo.pop(0)
        rows = [f"| `{name}` | {_type(field)} | {_cell(field)} |" for name, field in shape["properties"].items()]
        title = shape["title"].removesuffix("Object")
        yield "\n".join(
            [f"### {title}", "", shape["description"], "", "| field | value | meaning |", "|---|---|---|", *rows]
        )
        for name in re.findall(r"#/\$defs/(\w+Object)", json.dumps(shape["properties"])):
            if name not in done:
                done.add(name)
                todo.append(schema["$defs"][name])


def _type(field: dict[str, object]) -> str:
    if "anyOf" in field:
        return " or ".join(_type(choice) for choice in field["anyOf"])
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        short = {"SpanPair": "span", "EntityId": "entity id", "StatementId": "statement id"}
        return (
            short.get(name) or _enum(name) or f"[{name.removesuffix('Object')}](#{name.removesuffix('Object').lower()})"
        )
    if "items" in field:
        return f"list of {_type(field['items'])}"
    if "const" in field:
        return f"`{json.dumps(field['const'])}`"
    return str(field["type"])


def _enum(name: str) -> str | None:
    values = json.loads(schema_to_json())["$defs"][name].get("enum")
    return ", ".join(f"`{value}`" for value in values) if values else None


def _cell(field: dict[str, object]) -> str:
    return str(field["description"]).replace("|", "\\|")


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

"""The Frictionless data package: what each file holds, and how the files hang together."""

from __future__ import annotations

from typing import NotRequired

from typing_extensions import TypedDict

from onrecord.errors import counted
from onrecord.export.tables.schema import Column, Table, tables
from onrecord.model.case import Record


class Constraints(TypedDict):
    """What a cell must be."""

    required: NotRequired[bool]
    enum: NotRequired[list[str]]


class FieldObject(TypedDict):
    """A column."""

    name: str
    type: str
    description: str
    constraints: NotRequired[Constraints]


class Reference(TypedDict):
    """Where a foreign key leads; an empty resource is the same table."""

    resource: str
    fields: str


class ForeignKey(TypedDict):
    """A column that points into another table."""

    fields: str
    reference: Reference


class TableSchema(TypedDict):
    """The columns of a table."""

    fields: list[FieldObject]
    missingValues: list[str]
    primaryKey: list[str]
    foreignKeys: NotRequired[list[ForeignKey]]


class Dialect(TypedDict):
    """How the CSV is written."""

    delimiter: str
    lineTerminator: str
    quoteChar: str
    doubleQuote: bool
    header: bool


class Resource(TypedDict):
    """One file."""

    name: str
    path: str
    profile: str
    format: str
    mediatype: str
    encoding: str
    description: str
    dialect: Dialect
    schema: TableSchema


class Package(TypedDict):
    """The whole."""

    profile: str
    name: str
    title: str
    description: str
    resources: list[Resource]


_ABOUT = (
    "A machine's reading of news reports: it proposes, and a person decides. Every start and end counts Unicode code "
    "points of the report's text, which the table texts has. A text cell that begins with an apostrophe has it from "
    "the export, so that no spreadsheet takes the cell for a formula: take one off to have the exact text."
)


def package(record: Record) -> Package:
    """Return the description of a case's tables."""
    return {
        "profile": "tabular-data-package",
        "name": "onrecord-case",
        "title": f"Case of {counted(len(record.sources), 'report')}",
        "description": _ABOUT,
        "resources": [_resource(table) for table in tables()],
    }


def _resource(table: Table) -> Resource:
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": table.description,
        "dialect": {
            "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True,
        },
        "schema": _schema(table),
    }  # fmt: skip


def _schema(table: Table) -> TableSchema:
    schema: TableSchema = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    keys = [_key(table, column) for column in table.columns if column.refers]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _field(column: Column) -> FieldObject:
    field: FieldObject = {"name": column.name, "type": column.type, "description": column.description}
    constraints: Constraints = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    return field


def _key(table: Table, column: Column) -> ForeignKey:
    other, _, name = column.refers.partition(".")
    return {"fields": column.name, "reference": {"resource": "" if other == table.name else other, "fields": name}}

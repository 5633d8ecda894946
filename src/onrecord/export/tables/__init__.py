"""A case as tables: CSV files with a Frictionless data package that says what is in them and how they hang together."""

from onrecord.export.tables.csv_files import csv_files
from onrecord.export.tables.schema import Column, Table, tables

__all__ = ["Column", "Table", "csv_files", "tables"]

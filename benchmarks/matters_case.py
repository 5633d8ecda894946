"""What OnRecord makes of a matter: its case's JSON lines, looked up by report number."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from matters_key import Person, names_in
from onrecord import Pipeline
from onrecord.engine.cases import add_reading
from onrecord.engine.views.record import record
from onrecord.export.case.lines import lines
from onrecord.intake import IntakeOptions, take_in
from onrecord.model import Document, Reading
from onrecord.store import open_case

Row = dict[str, Any]  # an object of docs/case-json.md
_TITLES = {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "the", "a", "an"}


def read_reports(pipeline: Pipeline, reports: Mapping[str, Path]) -> dict[str, Reading]:
    """Read a matter's reports, by number."""
    found = {}
    for number, path in reports.items():
        for document in take_in([str(path)], IntakeOptions()):
            if not isinstance(document, Document):
                raise SystemExit(f"{path}: {document.error}")
            found[number] = pipeline.read(document)
    return found


def build(readings: Sequence[Reading]) -> list[Row]:
    """Make a case of Readings, added in this order, and return its JSON lines."""
    with TemporaryDirectory() as folder, open_case(str(Path(folder) / "matter.onrecord"), create=True) as case:
        for reading in readings:
            add_reading(case, reading)
        return [json.loads(line) for line in lines(record(case))]


class Case:
    """The lines of one matter's case."""

    def __init__(self, rows: Sequence[Row]) -> None:
        kinds: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            kinds[row["schema"].split("/")[1]].append(row)
        self.sources = kinds["source"]
        self.origins = kinds["origin"]
        self.differences = kinds["difference"]
        self.demands = kinds["demand"]
        self.chains = kinds["legal"]
        self.claims = {claim["id"]: claim for claim in kinds["claim"]}
        self.number = {source["id"]: Path(source["input"]).name[:2] for source in self.sources}
        self.published = {self.number[source["id"]]: source["published"] for source in self.sources}
        self._readings = {self.number[reading["source"]]: reading for reading in kinds["reading"]}
        self._entities = {entity["id"]: entity for entity in kinds["entity"]}
        self._whole = {
            (self.number[source], local): entity["id"]
            for entity in kinds["entity"]
            for member in entity["members"]
            for source, _, local in [member.partition("/")]
        }

    def numbers(self, row: Row) -> set[str]:
        """Return the numbers of the reports that tell of something."""
        return {self.number[source] for source in row["sources"]}

    def text(self, number: str) -> str:
        """Return the text of a report."""
        whole: str = self._readings[number]["document"]["text"]
        return whole

    def who(self, person: Person) -> dict[str, str | None]:
        """Return which entity of the case a person is in each report that names them; None where it is nobody."""
        found: dict[str, str | None] = {}
        for number, reading in self._readings.items():
            named = names_in(person, number, reading["document"]["text"])
            if named:
                votes = Counter(self._voted(reading["entities"], named))
                local = max(votes, key=lambda name: (votes[name], name), default=None)
                found[number] = self._whole.get((number, local)) if local else None
        return found

    @staticmethod
    def _voted(entities: Sequence[Row], named: Sequence[tuple[int, int]]) -> Iterator[str]:
        for entity in entities:
            if entity["kind"] == "person":
                for start, end in entity["mentions"]:
                    if any(start < stop and at < end for at, stop in named):
                        yield entity["id"]

    def called(self, named: Row) -> set[str]:
        """Return what somebody goes by: the words themselves, and the names and offices that the case knows."""
        words = {named["text"]}
        if entity := self._entities.get(named["entity"] or ""):
            words |= {entity["name"], *(name["value"] for name in entity["names"])}
            words |= {office["text"] for office in entity["offices"]}
        return {plain(word) for word in words} - {""}


def is_called(words: set[str], names: Sequence[str]) -> bool:
    """Whether somebody who goes by some words has one of the key's names, or goes by a telling part of one."""
    keys = [plain(name) for name in names]
    return any(_stands(key, ours) or (ours not in _BROAD and _stands(ours, key)) for ours in words for key in keys)


def _stands(inner: str, outer: str) -> bool:
    return f" {inner} " in f" {outer} "


# Alone, these name too many to tell one from another by.
_BROAD = {"police", "minister", "officer", "officers", "judge", "group", "office", "board", "court"}


def plain(words: str) -> str:
    """Return words to compare names by: without case, marks, titles, articles and possessives."""
    kept = "".join(c if c.isalnum() or c in "-’'" else " " for c in words.casefold().replace("’", "'")).split()
    return " ".join(word.removesuffix("'s") for word in kept if word not in _TITLES)

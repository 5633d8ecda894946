"""The quality gate's sample: short invented reports with every statement marked by hand (``tests/quality/statements``).

One YAML file holds one report, paragraph by paragraph, and below each paragraph the statements that it holds. A part of
a statement is written as the words themselves, so the key cannot drift from the text:

- ``he said`` stands once in its paragraph, as whole words; ``said@2`` is the second of several;
- ``“We waited … came.”`` runs from the first piece to the second;
- ``¶4 “Nobody came.”`` stands in paragraph 4 instead.

Words that are not there, or are there more than once, raise :class:`SampleError` with the file and the statement.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import yaml

from onrecord.model import Form, Span

SAMPLE = Path(__file__).parents[1] / "tests" / "quality" / "statements"
OPENING, CLOSING = "“‘\"'", "”’\"'"
_BREAK = "\n\n"
_PARTS = {"source", "cue", "content", "form", "speaker"}
_MAY = {"id", "quoted", "relayed_by", "within"}
_NOT_SCORED = "?"


class SampleError(ValueError):
    """A key does not fit its text; the message names the file, the paragraph and the words."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One statement of the key.

    Attributes:
        source, cue, content: as in :class:`onrecord.model.Statement`.
        quoted: the parts of the content within quotation marks, marks left out.
        speakers: whom the report's ``people`` have for it, empty where the text does not say; ``None``: not scored.
        relayed_by: through whom it reached the reader.
        within: the index of the statement in whose content it stands.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    quoted: tuple[Span, ...]
    speakers: frozenset[str] | None
    relayed_by: str | None
    within: int | None


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report of the sample: its text, who is in it under which names, and its statements in text order."""

    name: str
    text: str
    people: dict[str, tuple[str, ...]]
    statements: tuple[Marked, ...]

    def in_marks(self) -> list[bool]:
        """For each code point, whether it stands in quoted words of some statement or is a mark around them."""
        flags = [False] * len(self.text)
        for statement in self.statements:
            for span in statement.quoted:
                for i in range(max(0, span.start - 1), min(len(self.text), span.end + 1)):
                    flags[i] = True
        return flags


def load(folder: Path = SAMPLE) -> tuple[MarkedReport, ...]:
    """Read the sample, sorted by name.

    Raises:
        SampleError: where a key does not fit its text.
    """
    return tuple(read_report(path.stem, path.read_text("utf-8")) for path in _files(folder))


def digest(folder: Path = SAMPLE) -> str:
    """Return the SHA-256 over the sample's files, sorted by name, each as its name, a line break and its bytes."""
    sha = hashlib.sha256()
    for path in _files(folder):
        sha.update(path.name.encode() + b"\n" + path.read_bytes())
    return sha.hexdigest()


def read_report(name: str, source: str) -> MarkedReport:
    """Read one file's text; see :func:`load`."""
    raw = yaml.safe_load(source)
    paragraphs = raw["text"]
    if [p["paragraph"] for p in paragraphs] != list(range(1, len(paragraphs) + 1)):
        raise SampleError(f"{name}: the paragraphs are not numbered 1, 2, 3 …")
    key = _Key(name, [p["words"] for p in paragraphs], {k: tuple(v) for k, v in raw["people"].items()})
    rows = [(p["paragraph"], row) for p in paragraphs for row in p.get("said", ())]
    return MarkedReport(name, key.text, key.people, key.statements(rows))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))


class _Key:
    """Turns one report's key into spans."""

    def __init__(self, name: str, paragraphs: list[str], people: dict[str, tuple[str, ...]]) -> None:
        self.name, self.paragraphs, self.people = name, paragraphs, people
        self.text = _BREAK.join(paragraphs)
        self._where = name
        for words in (w for names in people.values() for w in names):
            if words.casefold() not in self.text.casefold():
                self._fail(f"nobody is called {words!r} in the text")

    def statements(self, rows: list[tuple[int, dict[str, object]]]) -> tuple[Marked, ...]:
        ids = {row["id"]: index for index, (_, row) in enumerate(rows) if "id" in row}
        found = tuple(self._statement(paragraph, row, ids) for paragraph, row in rows)
        for statement in found:
            if statement.within is not None:
                around = found[statement.within].content
                if not all(any(a.contains(s) for a in around) for s in (*statement.cue, *statement.content)):
                    self._fail(f"{statement.content[0].words(self.text)!r} does not stand within")
        return found

    def _statement(self, paragraph: int, row: dict[str, object], ids: dict[object, int]) -> Marked:
        self._where = f"{self.name} ¶{paragraph}, {row.get('content')!r}"
        if not set(row) >= _PARTS or not set(row) <= _PARTS | _MAY:
            self._fail(f"has {sorted(row)}, not {sorted(_PARTS)} and perhaps {sorted(_MAY)}")
        source, cue, content = (self._spans(paragraph, row[part]) for part in ("source", "cue", "content"))
        form = Form(str(row["form"]))
        quoted = self._unmarked(content) if form is Form.DIRECT else self._spans(paragraph, row.get("quoted"))
        self._check_marks(form, content, quoted)
        within = row.get("within")
        if within is not None and within not in ids:
            self._fail(f"stands within {within!r}, which is no statement's id")
        relay = self._known(row.get("relayed_by"))
        speakers = None if row["speaker"] == _NOT_SCORED else frozenset(self._known(row["speaker"]))
        return Marked(
            source, cue, content, form, quoted, speakers,
            relay[0] if relay else None, None if within is None else ids[within],
        )  # fmt: skip

    def _known(self, given: object) -> list[str]:
        who = [str(one) for one in _several(given)]
        for one in who:
            if one not in self.people:
                self._fail(f"nobody among its people is {one!r}")
        return who

    def _spans(self, paragraph: int, given: object) -> tuple[Span, ...]:
        return tuple(self._span(paragraph, str(words)) for words in _several(given))

    def _span(self, paragraph: int, words: str) -> Span:
        if elsewhere := re.match(r"¶(\d+) ", words):
            paragraph, words = int(elsewhere[1]), words[elsewhere.end() :]
        nth = None
        if numbered := re.search(r"@(\d+)$", words):
            nth, words = int(numbered[1]), words[: numbered.start()]
        offset = sum(len(p) + len(_BREAK) for p in self.paragraphs[: paragraph - 1])
        first, _, last = words.partition(" … ")
        start, end = self._find(paragraph, first, 0, nth)
        if last:
            end = self._find(paragraph, last, end, None)[1]
        return Span(offset + start, offset + end)

    def _find(self, paragraph: int, words: str, after: int, nth: int | None) -> tuple[int, int]:
        before, behind = (r"(?<!\w)" if words[0].isalnum() else ""), (r"(?!\w)" if words[-1].isalnum() else "")
        pattern = re.compile(before + re.escape(words) + behind)
        places = [match.span() for match in pattern.finditer(self.paragraphs[paragraph - 1], after)]
        if not places or (nth is None and len(places) > 1) or (nth is not None and nth > len(places)):
            self._fail(f"{words!r} stands {len(places)} times in paragraph {paragraph}, wanted: {nth or 'once'}")
        return places[(nth or 1) - 1]

    def _unmarked(self, content: tuple[Span, ...]) -> tuple[Span, ...]:
        """What stands inside the marks of a quotation; one that goes on in the next paragraph is not closed."""
        inside = []
        for span in content:
            words = span.words(self.text)
            if words[0] not in OPENING:
                self._fail("is direct, but does not begin with a quotation mark")
            inside.append(Span(span.start + 1, span.end - (words[-1] in CLOSING)))
        return tuple(inside)

    def _check_marks(self, form: Form, content: tuple[Span, ...], quoted: tuple[Span, ...]) -> None:
        if (form is Form.INDIRECT) == bool(quoted):
            self._fail(f"is {form} and has {len(quoted)} quoted parts")
        for span in quoted:
            if self.text[span.start - 1] not in OPENING:
                self._fail(f"{span.words(self.text)!r} does not follow a quotation mark")
            if self.text[span.end : span.end + 1] not in (*CLOSING, *_BREAK[:1], ""):
                self._fail(f"{span.words(self.text)!r} is followed by neither a quotation mark nor a paragraph's end")
            if not any(c.contains(span) for c in content):
                self._fail(f"{span.words(self.text)!r} is quoted outside its content")

    def _fail(self, what: str) -> NoReturn:
        raise SampleError(f"{self._where}: {what}")


def _several(given: object) -> list[object]:
    return [] if given is None else list(given) if isinstance(given, list) else [given]

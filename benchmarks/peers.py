"""The statement readers that ``statements.py`` compares; each runs as a process: ``peers.py READER TEXT_DIR``.

A reader prints one JSON object a document: ``{"id": …, "statements": [{"source": [[s, e]], "cue": …, "content": …}]}``
in code points of the text, which is what the scorer reads; ours with each statement's ``confidence``, theirs with
``unread``, how many stretches of the text the reader gave up on.

- ``onrecord``: the product's whole path, ``onrecord read --format jsonl``; it alone reads people and events too;
- ``rules``: our first reader, by rules and a lexicon of cues, on the same intake and parse;
- ``textacy``: textacy's ``direct_quotations`` on whole texts, as its documentation has it, and with the same spaCy
  model; it gives up on a text whose quotation marks do not pair;
- ``textacy-paragraphs``: the same paragraph by paragraph, so that an odd mark costs it one paragraph.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from processes import Ran, run_alone

if TYPE_CHECKING:  # the measuring process imports this module and stays small
    from spacy.language import Language
    from spacy.tokens import Doc

    from onrecord import Document

READERS = ("onrecord", "rules", "textacy", "textacy-paragraphs")
#: What a reader needs that the product does not.
NEEDS = {"textacy": "textacy", "textacy-paragraphs": "textacy"}
_READ = "from onrecord.cli import main; main()"

Row = dict[str, Any]


def run(reader: str, folder: Path) -> tuple[list[Row], Ran]:
    """Run one reader over a folder of ``.txt`` files in a process of its own: its rows, and what they cost."""
    if reader == "onrecord":
        ran = run_alone([sys.executable, "-c", _READ, "read", str(folder), "--format", "jsonl"])
        return [row_of(json.loads(line)) for line in ran.output.splitlines()], ran
    ran = run_alone([sys.executable, __file__, reader, str(folder)])
    return [json.loads(line) for line in ran.output.splitlines()], ran


def row_of(reading: Row) -> Row:
    """Return a Reading, as the product's JSON has it, in the scorer's shape."""
    return {"id": Path(reading["document"]["input"]).stem, "statements": reading["statements"]}


# What the processes of the other readers do. --------------------------------------------------------------------


def main(reader: str, folder: str) -> None:
    """Read every text and print its row."""
    from onrecord.intake import IntakeOptions, Rejected, take_in
    from onrecord.reading import language

    nlp = language.load()
    read: Callable[[Document], tuple[list[Row], int]] = {
        "rules": lambda document: (list(_by_rules(nlp, document)), 0),
        "textacy": lambda document: _by_textacy([(nlp(document.text), 0)]),
        "textacy-paragraphs": lambda document: _by_textacy(_paragraphs(nlp, document)),
    }[reader]
    for document in take_in([folder], IntakeOptions()):
        if not isinstance(document, Rejected):
            with nlp.memory_zone():
                statements, unread = read(document)
            print(json.dumps({"id": Path(document.input).stem, "statements": statements, "unread": unread}))


def _by_rules(nlp: Language, document: Document) -> Iterator[Row]:
    from onrecord.reading.language import parse
    from onrecord.reading.statements import rules

    for found in rules.find_attributions(parse(nlp, document.text, document.blocks), document.blocks):
        spans = {
            role: [[s.start, s.end] for s in ranges]
            for role, ranges in (("source", found.source), ("cue", found.cue), ("content", found.content))
        }
        yield {**spans, "confidence": found.confidence}


def _by_textacy(stretches: Iterable[tuple[Doc, int]]) -> tuple[list[Row], int]:
    """Read stretches of a text, each with the code point where it begins; also how many textacy gave up on."""
    from textacy.extract import direct_quotations

    rows, unread = [], 0
    for doc, offset in stretches:
        try:
            for found in direct_quotations(doc):
                parts = {"source": found.speaker, "cue": found.cue, "content": list(found.content)}
                spans = {r: [[t[0].idx + offset, t[-1].idx + len(t[-1]) + offset]] for r, t in parts.items()}
                rows.append(spans)
        except ValueError:
            unread += 1
    return rows, unread


def _paragraphs(nlp: Language, document: Document) -> Iterator[tuple[Doc, int]]:
    doc = nlp(document.text)
    for block in document.blocks:
        span = doc.char_span(block.span.start, block.span.end, alignment_mode="expand")
        if span is not None:
            yield span.as_doc(), span.start_char


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Read ECB+ (Cybulska and Vossen, LREC 2014): texts put together from their tokens, and what is marked in them.

The corpus has no texts, only tokens: white space is put back as newspapers write it. A sentence that ends in no mark
of its own (a headline, a byline) is a line by itself, and the address that begins a found page is left out.
"""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int]

#: The split of Cybulska and Vossen (2015). Topics 36 to 45 are the test split.
DEV = ("2", "5", "12", "18", "21", "23", "34", "35")
TRAIN = (
    "1", "3", "4", "6", "7", "8", "9", "10", "11", "13", "14", "16", "19", "20", "22", "24", "25", "26", "27", "28",
    "29", "30", "31", "32", "33",
)  # fmt: skip
#: The sentences of each text whose marks were checked; others are marked in part, and are not scored.
SENTENCES = "ECBplus_coreference_sentences.csv"

_NO_SPACE_BEFORE = re.compile(r"[.,;:!?)%\]]+|['’](s|re|ve|ll|d|m)?|n['’]t|”")
_AFTER_APOSTROPHE = frozenset({"s", "re", "ve", "ll", "d", "m", "t"})
_ENDS = re.compile(r"[.!?…:;][\"'”’)\]]*$|[\"”]$")
#: Quotation marks of those who wrote tokens on a typewriter's keys.
_MARKS = {"``": "“", "''": "”"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words.

    Attributes:
        id: in its text.
        tag: what they are: ``"ACTION_OCCURRENCE"``, ``"HUMAN_PART_PER"``.
        words: the span of each word; they may stand apart ("checked … in").
        sentence: the number of the sentence.
        chain: the name of what they refer to: one over all texts of the corpus, of this text alone where ``across`` is
            false.
    """

    id: str
    tag: str
    words: tuple[Span, ...]
    sentence: str
    chain: str
    across: bool

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return self.words[0][0], self.words[-1][1]

    @property
    def is_action(self) -> bool:
        """Whether it is an event, one that did not happen included."""
        return "ACTION" in self.tag


@dataclass(frozen=True, slots=True)
class Text:
    """A text: its name (``"22_3ecbplus"``), its topic, its sentences by number, and its marks in their order."""

    name: str
    topic: str
    text: str
    sentences: Mapping[str, Span]
    marks: tuple[Mark, ...]


def read(path: Path) -> Text:
    """Read one text."""
    root = ElementTree.parse(path).getroot()
    tokens = [
        (token.get("t_id", ""), token.get("sentence", "0"), _MARKS.get(word, word))
        for token in root.iter("token")
        for word in [(token.text or "").strip() or "-"]
    ]
    if tokens and tokens[0][2].startswith(("http", "www")):
        tokens = [token for token in tokens if token[1] != tokens[0][1]]
    text, at, sentences = _put_together(tokens)
    number = {id: sentence for id, sentence, _ in tokens}
    return Text(path.stem, path.stem.partition("_")[0], text, sentences, tuple(_marks(root, path.stem, at, number)))


def texts(folder: Path, topics: Iterable[str]) -> list[Text]:
    """Read the texts of topics, in order.

    Args:
        folder: the corpus's, with a folder a topic.
        topics: those to read, by number.
    """
    return [read(path) for topic in topics for path in sorted((folder / topic).glob("*.xml"), key=lambda p: p.stem)]


def checked(folder: Path) -> dict[str, frozenset[str]]:
    """Return the numbers of the sentences, by the name of the text, whose marks were checked."""
    found: dict[str, set[str]] = defaultdict(set)
    with (folder / SENTENCES).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[f"{row['Topic']}_{row['File']}"].add(row["Sentence Number"])
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _put_together(tokens: list[tuple[str, str, str]]) -> tuple[str, dict[str, Span], dict[str, Span]]:
    """Return the text, where each token stands in it, and where each sentence does."""
    text, sentence = "", ""
    at: dict[str, Span] = {}
    sentences: dict[str, Span] = {}
    glue, inside = True, False
    for n, (id, number, word) in enumerate(tokens):
        if number != sentence:
            text += "" if not text else " " if _ENDS.search(text) else "\n\n"
            sentence, glue, inside = number, True, False
        before = tokens[n - 1][2] if n and tokens[n - 1][1] == number else ""
        after = tokens[n + 1][2] if n + 1 < len(tokens) and tokens[n + 1][1] == number else ""
        hyphen = word == "-" and before[-1:].isalnum() and (after[:1].islower() or after[:1].isdigit())
        short = word in _AFTER_APOSTROPHE and before in ("'", "’")
        clock = before == ":" and word[:1].isdigit() and n > 1 and tokens[n - 2][2].isdigit()
        if not (glue or short or clock or hyphen or _NO_SPACE_BEFORE.fullmatch(word) or (word == '"' and inside)):
            text += " "
        glue = hyphen or word in ("(", "$", "“", "[") or (word == '"' and not inside)
        inside ^= word == '"'
        at[id] = (len(text), len(text) + len(word))
        text += word
        sentences[number] = (sentences.get(number, at[id])[0], len(text))
    return text, at, sentences


def _marks(root: ElementTree.Element, name: str, at: Mapping[str, Span], number: Mapping[str, str]) -> Iterator[Mark]:
    chains: dict[str, tuple[str, bool]] = {}
    for relation in root.find("Relations") or ():
        across = relation.tag == "CROSS_DOC_COREF"
        chain = relation.get("note", "") if across else f"{name}/{relation.get('r_id', '')}"
        for source in relation.findall("source"):
            chains[source.get("m_id", "")] = (chain, across)
    marks = []
    for mark in root.find("Markables") or ():
        id = mark.get("m_id", "")
        words = [token for anchor in mark.findall("token_anchor") if (token := anchor.get("t_id", "")) in at]
        if words:
            chain, across = chains.get(id, (f"{name}/m{id}", False))
            spans = tuple(sorted(at[word] for word in words))
            marks.append(Mark(id, mark.tag, spans, number[words[0]], chain, across))
    yield from sorted(marks, key=lambda mark: (mark.words, mark.id))

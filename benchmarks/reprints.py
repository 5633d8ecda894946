"""Find reprints among many reports: ``benchmarks/reprints.py [REPORTS]``.

Makes so many reports (100,000) out of the samples' sentences, with other names in every one. A third are reprints of
an earlier one: up to three sentences are cut, and a word is changed. Each is noted and linked in an index in memory,
one by one. Printed are the share of the reprints that were linked with what they reprint, how many others were linked,
the time a report at the beginning and at the end, and the peak memory. Nothing is compared with everything when the
two times are alike.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.intake import IntakeOptions, document_from_text, take_in
from onrecord.model import BlockKind, Document
from onrecord.record import reprints
from onrecord.record.index import InMemory
from onrecord.record.shingles import sentences

SAMPLES = Path(__file__).parents[1] / "samples"
REPORTS = 100_000
_NAME = re.compile(r"\b[A-Z][a-z]{3,}")
_SENTENCES = 14


def stock() -> list[str]:
    """Return the samples' sentences."""
    found = []
    for document in take_in([str(SAMPLES)], IntakeOptions()):
        if isinstance(document, Document):
            for block in document.blocks:
                if block.kind is BlockKind.PARAGRAPH:
                    found += [span.words(document.text) for span in sentences(document.text, block.span)]
    return [sentence for sentence in dict.fromkeys(found) if len(sentence.split()) > 7]


def made(known: list[str], count: int) -> Iterator[tuple[list[str], int | None]]:
    """Yield the sentences of each report, and the number of the one that it reprints."""
    dice = random.Random(20240509)
    last: list[tuple[int, list[str]]] = []
    for number in range(count):
        if last and dice.random() < 1 / 3:
            original, told = dice.choice(last)
            told = list(told)
            for _ in range(dice.randrange(4)):
                told.pop(dice.randrange(len(told)))
            told[0] = told[0].replace(" the ", " this ", 1)
            yield told, original
            continue
        told = [_changed(sentence, dice) for sentence in dice.sample(known, _SENTENCES)]
        last = [*last[-499:], (number, told)]
        yield told, None


def _changed(sentence: str, dice: random.Random) -> str:
    """Return a sentence with other names and with every fourth word another: two reporters' words are not the same."""
    words = _NAME.sub(lambda name: name[0][0] + "".join(dice.choices("aeilmnorst", k=5)), sentence).split()
    return " ".join("".join(dice.choices("aeilmnorst", k=6)) if at % 4 == 3 else word for at, word in enumerate(words))


def main() -> None:
    """Print the figures."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("reports", nargs="?", type=int, default=REPORTS)
    count = given.parse_args().reports
    index = InMemory()
    known = stock()
    tenth = max(1, count // 10)
    took: list[float] = []
    right = wrong = all_reprints = 0
    for number, (told, original) in enumerate(made(known, count)):
        document = document_from_text("\n\n".join(told))
        began = time.process_time()
        reprints.note(index, f"r{number}", document)
        links = reprints.links_of(index, f"r{number}")
        took.append(time.process_time() - began)
        linked = {link.left if link.right == f"r{number}" else link.right for link in links}
        all_reprints += original is not None
        right += f"r{original}" in linked
        wrong += original is None and bool(linked)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} reports, {all_reprints} of them reprints: {100 * right / max(1, all_reprints):.1f} % linked")
    print(f"reports of their own that were linked with an earlier one: {wrong}")
    first, last = (1000 * sum(part) / len(part) for part in (took[:tenth], took[-tenth:]))
    print(f"{first:.2f} ms of CPU a report in the first tenth, {last:.2f} ms in the last; peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()

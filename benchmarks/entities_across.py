"""Score who is who over reports on ECB+: ``benchmarks/entities_across.py DATA_DIR [--topics 2,8,14] [--wrong]``.

ECB+ (Cybulska and Vossen, LREC 2014) marks people, bodies and places in one or two sentences of each of its texts, and
which of them are one over all texts of a topic. Each named entity that the product reads is taken for the one that most
of its mentions are marked as; those without a marked mention are left out. Counted are pairs of entities of two texts,
and B-cubed. Beside it stands what joins whoever has the same name, letter for letter but for case.

The values of ``onrecord.record.entities.evidence`` were set with topics 1, 5, 13 and 19 in view, which are left out.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import ecb
from ecb import Span
from onrecord import Pipeline, Reading
from onrecord.intake import document_from_text
from onrecord.record.entities import entity_of, note, regroup, sheets_of
from onrecord.record.index import InMemory

SEEN = frozenset({"1", "5", "13", "19"})


def marked(item: ecb.Text) -> dict[Span, str]:
    """Return which person, body or place each marked span is, over the texts of its topic."""
    return {mark.span: mark.chain for mark in item.marks if mark.across and mark.tag.startswith(("HUMAN", "LOC"))}


def gold_of(reading: Reading, marks: Mapping[Span, str]) -> dict[str, str]:
    """Return which marked one each named entity is."""
    found = {}
    for entity in reading.entities:
        votes = Counter(marks[span] for m in entity.mentions if (span := (m.start, m.end)) in marks)
        if entity.named and votes:
            found[entity.id] = min(votes, key=lambda one: (-votes[one], one))
    return found


def grouped(readings: Mapping[str, Reading]) -> Mapping[str, str]:
    """Return the group of each entity ("r1/e2"), the reports added one by one."""
    index = InMemory()
    group: dict[str, str] = {}
    for source, reading in readings.items():
        note(index, source, reading)
        found = regroup(index, source)
        for members in found.sets:
            group.update(dict.fromkeys(members, members[0]))
        group.update((member, group[mate]) for member, mate in found.joins)
    sets: dict[str, list[str]] = defaultdict(list)
    for member, name in group.items():
        sets[name].append(member)
    return entity_of(sets, sheets_of(index, readings))


def figures(gold: Mapping[str, str], found: Mapping[str, str]) -> str:
    """Return precision and recall of pairs over two texts, and B-cubed F1."""
    ours, theirs = pairs(found), pairs(gold)
    both = len(ours & theirs)
    by_gold, by_found = held(gold), held(found)
    shares = [
        (len(by_gold[gold[m]] & by_found[found[m]]) / len(by_found[found[m]]),
         len(by_gold[gold[m]] & by_found[found[m]]) / len(by_gold[gold[m]]))
        for m in gold
    ]  # fmt: skip
    precision, recall = (sum(share[n] for share in shares) / len(shares) for n in (0, 1))
    return (
        f"pairs P {100 * both / max(len(ours), 1):.1f} R {100 * both / max(len(theirs), 1):.1f}; "
        f"B-cubed P {100 * precision:.1f} R {100 * recall:.1f} F1 {200 * precision * recall / (precision + recall):.1f}"
    )


def held(of: Mapping[str, str]) -> dict[str, set[str]]:
    """Return the members of each."""
    sets: dict[str, set[str]] = defaultdict(set)
    for member, name in of.items():
        sets[name].add(member)
    return sets


def pairs(of: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return the pairs of entities of two texts that are one."""
    return {
        pair
        for members in held(of).values()
        for pair in combinations(sorted(members), 2)
        if pair[0].split("/")[0] != pair[1].split("/")[0]
    }


def main() -> None:
    """Read the texts, group what they name, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of evaluation sets")
    parser.add_argument(
        "--topics", help="of ECB+, with commas; all but those that were looked at where it is not given"
    )
    parser.add_argument("--wrong", action="store_true", help="print the pairs that are joined and should not be")
    given = parser.parse_args()
    folder = given.data / "ecbplus"
    topics = set(given.topics.split(",")) if given.topics else {p.name for p in folder.iterdir() if p.is_dir()} - SEEN
    pipeline = Pipeline()
    readings: dict[str, Reading] = {}
    gold: dict[str, str] = {}
    names: dict[str, str] = {}
    for item in ecb.texts(folder, sorted(topics)):
        source = f"r{len(readings) + 1}"
        readings[source] = pipeline.read(document_from_text(item.text))
        names.update((f"{source}/{e.id}", e.name) for e in readings[source].entities)
        gold.update((f"{source}/{id}", one) for id, one in gold_of(readings[source], marked(item)).items())
    ids = grouped(readings)
    gold = {member: one for member, one in gold.items() if member in ids}
    print(f"{len(topics)} topics, {len(readings)} texts, {len(gold)} entities")
    print("product    ", figures(gold, {member: ids[member] for member in gold}))
    print("same name  ", figures(gold, {member: names[member].lower() for member in gold}))
    if given.wrong:
        for one, other in sorted(pairs({member: ids[member] for member in gold}) - pairs(gold)):
            print(f"  {names[one]} ({one}) | {names[other]} ({other})")


if __name__ == "__main__":
    main()

"""Score the speakers of statements: ``benchmarks/speakers.py DATA_DIR [--split dev] [--wrong] [--polnear N]``.

GUM's news has its coreference marked by hand (Zeldes, LREV 51, 2017). For every statement that the product finds whose
source has the head of a gold mention in it, the outermost such mention's chain is the one that speaks. Its entity is

- right, where most of its other mentions (of a named entity: of its other mentions by name) are in that chain, or where
  it has none and neither has the chain an earlier one or a name;
- split, where it is unnamed and the chain has a name that it lacks, or where it stands alone and the chain does not;
- wrong, where most of those mentions are in other chains.

A statement with several speakers is right where the chain of each has a mention in the source. Coverage is the share of
statements with a source that get a speaker, accuracy the share right of those that could be judged. Sources are counted
as names, descriptions of somebody whom the text names too, descriptions of somebody whom it does not, and pronouns.

PolNeAR has sources by hand but no entities: of every Nth article, the share of its sources that get a speaker.
"""

from __future__ import annotations

import argparse
import importlib.util
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from gum import Gold, Text, is_proper
from gum import read as read_gum
from onrecord import Pipeline, Reading
from onrecord.intake import document_from_text
from onrecord.model import Entity, Form, Span, Statement
from onrecord.reading import people, speakers, times
from onrecord.reading.attribution import Attribution
from onrecord.reading.layer import Draft, Layer
from onrecord.reading.statements.quotes import find_quotations

Roles = dict[str, list[tuple[int, int]]]
PRONOUNS = frozenset(
    {"i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "it", "its", "they", "them"}
    | {"their", "who", "whom", "whose", "which", "that", "this", "one"}
)
KINDS = ("name", "description", "unnamed", "pronoun")


def outermost(gold: Iterable[Gold], span: Span) -> Gold | None:
    """The gold mention that begins first, and of those the longest, of the ones with a head in a span."""
    inside = [g for g in gold if any(span.start <= head < span.end for head in g.heads)]
    return min(inside, key=lambda g: (g.start, -g.end), default=None)


def kind_of(item: Text, mention: Gold) -> str:
    """Which kind of source a gold mention is."""
    if item.text[mention.start : mention.end].lower() in PRONOUNS:
        return "pronoun"
    if mention.named:
        return "name"
    return "description" if any(g.named for g in item.gold if g.group == mention.group) else "unnamed"


def verdict(item: Text, reading: Reading, statement: Statement, source: Gold) -> str:
    """Whether the speakers are "right", "split" or "wrong", or "" where that cannot be told."""
    if len(statement.speakers) > 1:
        groups = {g.group for g in item.gold if any(s.start <= h < s.end for s in statement.source for h in g.heads)}
        told = [_chain(item, reading, e, ()) for e in statement.speakers]
        return "" if None in told else "right" if set(told) <= groups else "wrong"
    (entity,) = statement.speakers
    chain = _chain(item, reading, entity, statement.source)
    if chain is not None:
        if chain != source.group:
            return "wrong"
    elif any(not s.overlaps(m) for m in entity.mentions for s in statement.source):
        return ""
    if entity.named:
        return "right"
    mine = [g for g in item.gold if g.group == source.group]
    earlier = chain is None and any(g.end <= source.start for g in mine)
    return "split" if earlier or any(g.named for g in mine) else "right"


def _chain(item: Text, reading: Reading, entity: Entity, source: tuple[Span, ...]) -> str | None:
    others = [m for m in entity.mentions if not any(m.overlaps(s) for s in source)]
    names = [m for m in others if entity.named and is_proper(reading.words(m), entity.name)]
    found = Counter(g.group for m in (names or others) if (g := outermost(item.gold, m)) is not None)
    return found.most_common(1)[0][0] if found else None


def score(texts: list[Text], pipeline: Pipeline, wrong: bool) -> None:
    """Print GUM's table."""
    rows: Counter[tuple[str, str]] = Counter()
    for item in texts:
        reading = pipeline.read(replace(document_from_text(item.text), language="en"))
        for statement in reading.statements:
            source = next((g for s in statement.source if (g := outermost(item.gold, s)) is not None), None)
            if source is None:
                continue
            kind = kind_of(item, source)
            rows[kind, "sources"] += 1
            if not statement.speakers:
                rows[kind, "none"] += 1
            result = verdict(item, reading, statement, source) if statement.speakers else "none"
            rows[kind, result] += bool(statement.speakers)
            if wrong and result in ("wrong", "split", "none"):
                words = " … ".join(reading.words(s) for s in statement.source)
                print(f"{result:6}{item.name[9:]:14}{words!r} -> {[e.name for e in statement.speakers]}")
    print(f"{'GUM':12}{'sources':>8}{'covered':>9}{'judged':>8}{'right':>7}{'split':>7}{'wrong':>7}{'accuracy':>10}")
    for kind in (*KINDS, "all"):
        kinds = KINDS if kind == "all" else (kind,)
        n, none, right, split, bad = (
            sum(rows[k, what] for k in kinds) for what in ("sources", "none", "right", "split", "wrong")
        )
        judged = right + split + bad
        covered, accuracy = (n - none) / max(n, 1), right / max(judged, 1)
        print(f"{kind:12}{n:8}{covered:9.3f}{judged:8}{right:7}{split:7}{bad:7}{accuracy:10.3f}")


def polnear(data: Path, split: str, every: int, wrong: bool) -> None:
    """Print how many of PolNeAR's own sources get a speaker."""
    path = data.parent / "scorers" / "attribution.py"
    spec = importlib.util.spec_from_file_location("attribution_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = scorer.read_gold(data / "polnear" / split)
    rows: Counter[tuple[str, bool]] = Counter()
    marked: list[Roles] = []
    given = Layer("given", frozenset(), frozenset({"attributions"}), "", partial(_set, marked))
    pipeline = Pipeline([times.layer(), given, people.layer(), speakers.layer()])
    for text, roles in list(gold.values())[::every]:
        marked[:] = roles
        reading = pipeline.read(replace(document_from_text(text), language="en"))
        for statement in reading.statements:
            words = " … ".join(reading.words(s) for s in statement.source)
            if words:
                kind = "pronoun" if words.lower() in PRONOUNS else "capital" if words[0].isupper() else "small"
                rows[kind, bool(statement.speakers)] += 1
                if wrong and not statement.speakers:
                    print("none  ", repr(words))
    print(f"{'PolNeAR':12}{'sources':>8}{'covered':>9}")
    for kind in ("capital", "small", "pronoun", "all"):
        kinds = ("capital", "small", "pronoun") if kind == "all" else (kind,)
        yes, no = (sum(rows[k, told] for k in kinds) for told in (True, False))
        print(f"{kind:12}{yes + no:8}{yes / max(yes + no, 1):9.3f}")


def _set(marked: list[Roles], draft: Draft) -> None:
    """Give a draft the attributions that were marked by hand."""
    quotations = find_quotations(draft.document.text, [b.span for b in draft.document.blocks])
    pieces = [piece.inner for quotation in quotations for piece in quotation.pieces]
    spans = [{role: tuple(Span(*s) for s in sorted(a[role])) for role in ("source", "cue", "content")} for a in marked]
    made = []
    for a in spans:
        quoted = tuple(p for p in pieces if any(c.contains(p) for c in a["content"]))
        around = [
            (sum(len(c) for c in other["content"]), n)
            for n, other in enumerate(spans)
            if other is not a and any(c.contains(s) for c in other["content"] for s in a["cue"][:1])
        ]
        within = min(around)[1] if around else None
        made.append(Attribution(a["source"], a["cue"], a["content"], Form.INDIRECT, quoted, within=within))
    draft.attributions = tuple(made)


def main() -> None:
    """Read the command line and score."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--split", default="dev")
    arguments.add_argument("--wrong", action="store_true", help="list what was wrong, split or left without a speaker")
    arguments.add_argument("--polnear", type=int, default=10, help="read every Nth article of PolNeAR; 0 for none")
    args = arguments.parse_args()
    texts = [read_gum(path) for path in sorted((args.data / "gum-news" / args.split).glob("*.conllu"))]
    score(texts, Pipeline(), args.wrong)
    if args.polnear:
        polnear(args.data, args.split, args.polnear, args.wrong)


if __name__ == "__main__":
    main()

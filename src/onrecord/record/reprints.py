"""Which reports are copies of one text, and which sentences two reports share.

Two indexes find the candidates, so that nothing is compared with everything: bands of a MinHash over a report's rows of
words, for texts that are alike throughout, and a key a sentence, for those that share a paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rensa import RMinHash

from onrecord.model import Document
from onrecord.model.record import Link, LinkKind, Passage, Why, Words
from onrecord.record.index import Index, blobs
from onrecord.record.shingles import VERSION, Fingerprint, Sentence, fingerprint, passage_keys

#: The spaces of the index. rensa may make other hashes in a later version, hence its version and ours in the names.
BANDS = f"band-rensa0.5-{VERSION}"
PASSAGES = f"passage-{VERSION}"
PRINTS = f"reprint-{VERSION}"

_HASHES = 128
_SEED = 20240509
#: 32 bands of 4: two texts with half of their rows in common are found with a chance of 87 %, with 70 % of 99.98 %.
_ROWS = 4
#: So much of a sentence's rows in the other's sentence make it the same, edited.
SAME_SENTENCE = 0.6
#: So much of both texts must be shared for copies of one text, counted in words.
COPY = 0.5
#: A text that stands so far inside a longer one was cut from it.
CUT = 0.8
#: How many reports one is compared with, so that adding to a large case stays quick.
MOST_COMPARED = 200
#: Of reports that are known to be copies of one text, so many stand for all.
STAND_FOR_COPIES = 12
#: A report that shares fewer words shares a phrase, and not a passage.
FEWEST_SHARED = 8


@dataclass(frozen=True, slots=True)
class Shared:
    """What two reports share.

    Attributes:
        passages: the shared sentences, in the left one's order.
        of_left, of_right: the share of each report's words that stand in them.
    """

    passages: tuple[Passage, ...]
    of_left: float
    of_right: float


def band_keys(of: Fingerprint) -> list[str]:
    """Return a report's MinHash bands as keys; none for a report with no sentence."""
    shingles = of.shingles
    if not shingles:
        return []
    minhash = RMinHash(num_perm=_HASHES, seed=_SEED)
    minhash.update([f"{value:08x}" for value in sorted(shingles)])
    digest = minhash.digest()
    return [
        f"{at // _ROWS}:" + "".join(f"{value:08x}" for value in digest[at : at + _ROWS])
        for at in range(0, _HASHES, _ROWS)
    ]


def note(index: Index, source: str, document: Document) -> Fingerprint:
    """Put what a source is found and compared by into the index, and return it."""
    found = fingerprint(document)
    index.put_keys(source, BANDS, band_keys(found))
    index.put_keys(source, PASSAGES, passage_keys(found))
    index.put_profile(source, PRINTS, found.to_json())
    return found


def links_of(
    index: Index, source: str, groups: Callable[[Iterable[str]], Mapping[str, str]] | None = None
) -> list[Link]:
    """Return how a noted source shares text with the others: copies and parts, the heaviest first.

    A pair's link is the same whichever of the two was noted first. Where very many share text with one, it is compared
    with the nearest.

    Args:
        index: of the reports.
        source: the noted one.
        groups: gives the group of copies that each of some sources is in, if any.
    """
    own = blobs(index, PRINTS, [source]).get(source)
    if own is None:
        return []
    mine = Fingerprint.from_json(own)
    shared = Counter(index.find(BANDS, band_keys(mine)))
    shared.update(index.find(PASSAGES, passage_keys(mine)))
    del shared[source]
    near = _nearest(shared, groups(shared) if groups else {})
    found = []
    for other, text in sorted(blobs(index, PRINTS, near).items()):
        left, right = sorted((source, other))
        theirs = Fingerprint.from_json(text)
        link = link_between(left, mine if left == source else theirs, right, theirs if left == source else mine)
        if link is not None:
            found.append(link)
    return sorted(found, key=lambda link: (-link.score, link.left, link.right))


def _nearest(shared: Mapping[str, int], group_of: Mapping[str, str]) -> list[str]:
    """Return the sources that share most: of hundreds of copies, the nearest lead to the others."""
    near: list[str] = []
    taken: Counter[str] = Counter()
    for other in sorted(shared, key=lambda other: (-shared[other], other)):
        group = group_of.get(other, other)
        if taken[group] < STAND_FOR_COPIES:
            taken[group] += 1
            near.append(other)
    return near[:MOST_COMPARED]


def link_between(left: str, of_left: Fingerprint, right: str, of_right: Fingerprint) -> Link | None:
    """Return how two reports share text, or ``None`` where they do not."""
    shared = compare(left, of_left, right, of_right)
    if not shared.passages:
        return None
    a, b = shared.of_left, shared.of_right
    copied = min(a, b) >= COPY or (max(a, b) >= CUT and min(a, b) >= COPY / 2)
    if not copied and sum(len(p.left.span) for p in shared.passages) < FEWEST_SHARED:
        return None
    why = (
        Why("share of words", round(a, 3), f"{a:.0%} of {left}", f"{b:.0%} of {right}"),
        Why("sentences", float(len(shared.passages)), *_first_words(shared.passages)),
    )
    return Link(
        LinkKind.COPY if copied else LinkKind.PARTLY, left, right, round(max(a, b) if copied else min(a, b), 4), why
    )


def _first_words(passages: tuple[Passage, ...]) -> tuple[str, str]:
    first = passages[0]
    return (f"{first.left.span.start}-{first.left.span.end}", f"{first.right.span.start}-{first.right.span.end}")


def compare(left: str, of_left: Fingerprint, right: str, of_right: Fingerprint) -> Shared:
    """Return which sentences two reports share, each sentence once, and how much of each report that is."""
    passages: list[Passage] = []
    used: set[int] = set()
    words_left = words_right = 0
    where = _holders(of_right)
    for sentence in of_left.sentences:
        best = _best(sentence, of_right, where, used)
        if best is None:
            continue
        used.add(best)
        other = of_right.sentences[best]
        words_left, words_right = words_left + sentence.words, words_right + other.words
        exact = sentence.shingles == other.shingles and sentence.words == other.words
        passages.append(
            Passage(Words(left, sentence.span), Words(right, other.span), exact, sentence.quoted and other.quoted)
        )
    all_left, all_right = (sum(s.words for s in of.sentences) or 1 for of in (of_left, of_right))
    return Shared(tuple(passages), words_left / all_left, words_right / all_right)


def _holders(of: Fingerprint) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, sentence in enumerate(of.sentences):
        for value in sentence.shingles:
            found.setdefault(value, []).append(at)
    return found


def _best(sentence: Sentence, of: Fingerprint, where: dict[int, list[int]], used: set[int]) -> int | None:
    """Return the number of the other report's sentence that is the same, or the same edited."""
    hits: dict[int, int] = {}
    for value in sentence.shingles:
        for at in where.get(value, ()):
            if at not in used:
                hits[at] = hits.get(at, 0) + 1
    best = max(hits, key=lambda at: (hits[at], -at), default=None)
    if best is None:
        return None
    smaller = min(len(sentence.shingles), len(of.sentences[best].shingles))
    # A sentence cut short is the same; so is one with a name changed. One with only an opening in common is not.
    return best if hits[best] >= SAME_SENTENCE * smaller and hits[best] >= 3 else None


def copies(links: list[Link]) -> Iterator[tuple[str, ...]]:
    """Yield the groups of sources that copies join, each in order; sources without a copy are in none."""
    group: dict[str, set[str]] = {}
    for link in links:
        if link.kind in (LinkKind.COPY, LinkKind.VERSION):
            joined = group.get(link.left, {link.left}) | group.get(link.right, {link.right})
            for source in joined:
                group[source] = joined
    yield from sorted({tuple(sorted(members)) for members in group.values()})

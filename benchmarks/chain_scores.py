"""Scores of chains of mentions: MUC, B-cubed, CEAF-e, their mean, and LEA.

The first three are those of the scorer library ``scorch``, which counts as Pradhan et al. (ACL 2014) do: a mention that
one side alone has stands for itself and is not moved to the other. LEA is that of Moosavi and Strube (ACL 2016).
"""

from __future__ import annotations

import importlib
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

SCORER = "scorch"
Chains = list[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Figure:
    """Recall, precision and their harmonic mean, each between 0 and 1."""

    recall: float
    precision: float
    f1: float


@dataclass(frozen=True, slots=True)
class ChainScores:
    """The figures of one response; ``conll`` is the mean of the F1 of MUC, B-cubed and CEAF-e."""

    mentions: Figure
    muc: Figure
    b_cubed: Figure
    ceaf_e: Figure
    lea: Figure

    @property
    def conll(self) -> float:
        """The mean of three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def score(key: Chains, response: Chains) -> ChainScores:
    """Score a response. Chains of one mention count where they are given; MUC knows no such chains.

    Args:
        key: chains as they are marked; no mention is in two.
        response: chains as they were found; the same.

    Raises:
        ModuleNotFoundError: where ``scorch`` is not installed.
    """
    scores = importlib.import_module(f"{SCORER}.scores")
    held, given = frozenset().union(*key), frozenset().union(*response)
    both = len(held & given)
    parts = _numbered(key, response)
    return ChainScores(
        mentions=_figure(both / max(len(held), 1), both / max(len(given), 1)),
        muc=Figure(*map(float, scores.muc(*parts))),
        b_cubed=Figure(*map(float, scores.b_cubed(*parts))),
        ceaf_e=Figure(*map(float, scores.ceaf_e(*parts))),
        lea=lea(key, response),
    )


def lea(key: Chains, response: Chains) -> Figure:
    """Return LEA: of each chain the share of its links that the other side has, weighed by the chain's size.

    A chain of one mention has one link, to itself, which the other side has where it is a chain of one there too.
    """
    return _figure(_lea_recall(key, response), _lea_recall(response, key))


def _lea_recall(key: Chains, response: Chains) -> float:
    of = {mention: at for at, chain in enumerate(response) for mention in chain}
    total = 0.0
    for chain in key:
        if len(chain) == 1:
            (mention,) = chain
            total += mention in of and len(response[of[mention]]) == 1
            continue
        together: dict[int, int] = {}
        for mention in chain:
            if mention in of:
                together[of[mention]] = together.get(of[mention], 0) + 1
        total += len(chain) * sum(map(_links, together.values())) / _links(len(chain))
    return total / max(sum(map(len, key)), 1)


def _links(mentions: int) -> int:
    return mentions * (mentions - 1) // 2


def _figure(recall: float, precision: float) -> Figure:
    return Figure(recall, precision, 2 * recall * precision / (recall + precision) if recall + precision else 0.0)


def _numbered(*sides: Iterable[frozenset[Hashable]]) -> list[list[set[int]]]:
    # The scorer sorts mentions, and mentions of several kinds have no order.
    number: dict[Hashable, int] = {}
    return [[{number.setdefault(mention, len(number)) for mention in chain} for chain in side] for side in sides]


def chains_of(group: Mapping[Hashable, Hashable], *, alone: bool = True) -> Chains:
    """Return the chains of mentions by the name of each one's group; without those of one mention, if wanted."""
    found: dict[Hashable, set[Hashable]] = {}
    for mention, name in group.items():
        found.setdefault(name, set()).add(mention)
    return [frozenset(chain) for chain in found.values() if alone or len(chain) > 1]

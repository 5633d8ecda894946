"""How likely two reports tell of one happening: a logistic regression over the figures of :mod:`onrecord.record.pairs`.

The weights and where they come from are in `pair_weights.json` and `pair_weights.md`; `training/incidents` makes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from onrecord.model.record import Link, LinkKind, Why
from onrecord.record.pairs import FIGURES, evidence, have_something_in_common
from onrecord.record.profile import Profile


@dataclass(frozen=True, slots=True)
class Weights:
    """The regression.

    Attributes:
        bias: what two reports of which nothing is known start from, as log-odds.
        of: the weight of each figure.
        join: the mean likelihood from which groups of reports are joined.
    """

    bias: float
    of: Mapping[str, float]
    join: float


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """Return the weights that the package ships."""
    table = json.loads((resources.files(__package__) / "pair_weights.json").read_text("utf-8"))
    return Weights(table["bias"], {name: table["weights"].get(name, 0.0) for name in FIGURES}, table["join"])


#: Links less likely than this are not kept; they count as nought where groups are weighed.
LEAST = 0.1


def link_of(a: str, of_a: Profile, b: str, of_b: Profile, weights: Weights | None = None) -> Link | None:
    """Return the link between two sources; the same whichever comes first.

    ``None`` where it is unlikely, or nothing that tells matters apart is in both.
    """
    weights = weights or shipped()
    if b < a:
        a, of_a, b, of_b = b, of_b, a, of_a
    figures = evidence(of_a, of_b)
    odds = weights.bias + sum(weights.of[figure.name] * figure.value for figure in figures)
    likely = 1 / (1 + math.exp(-odds))
    if likely < LEAST or not have_something_in_common(figures, of_a, of_b):
        return None
    why = [Why(f.name, round(weights.of[f.name] * f.value, 3), f.left, f.right) for f in figures]
    why.sort(key=lambda one: (-abs(one.value), one.name))
    return Link(LinkKind.INCIDENT, a, b, round(likely, 4), tuple(one for one in why if one.value))

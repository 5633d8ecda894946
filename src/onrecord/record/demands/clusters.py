"""Which asks of several reports are one demand: the same thing, about the same matter, of the same body.

Whether two asks are one depends on those two alone, so that the groups do not depend on the order of adding.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from onrecord.model.demands import State
from onrecord.ontology.asked import Act, Thing
from onrecord.record.demands.likeness import Ids, answers_for, by_whom, is_same, key_of
from onrecord.record.demands.rows import Move, Rows, Who
from onrecord.record.demands.things import overlap, stems_of

#: What is one demand whoever states it, where matter and addressee agree.
_ALIKE = frozenset({Thing.INQUIRY, Thing.APOLOGY})
#: What only one person or body can do.
_PERSONAL = frozenset({Thing.RESIGNATION, Thing.APOLOGY})
_ENOUGH = 0.5
_FROM_OUTSIDE = re.compile(r"\b(?:independent|public|judicial|outside|external|full|inquiry|enquiry|commission)\b")
_MAKE_GO = re.compile(r"(?:place|put|suspend|sack|dismiss|remove|fire|transfer|oust)\b")
Homes = Mapping[str, str]


def member_of(move: Move) -> str:
    """Return what an ask is called as a member of a group: its source and what it is known by there."""
    return f"{move.source}/{move.id}.{move.thing.value}"


def is_demand(move: Move) -> bool:
    """Whether a row makes a demand: an ask, or an inquiry that is ordered though nobody is known to have asked."""
    if move.state is State.CALLED_FOR and move.bare and move.thing is Thing.OTHER:
        return False  # "urged her to think again": a further call of what was asked for before
    return move.state is State.CALLED_FOR or (
        move.state is State.ORDERED and not move.weak and move.thing is Thing.INQUIRY
    )


def clusters(rows: Iterable[Rows], homes: Homes, ids: Ids, around: Container[str] | None = None) -> list[list[Move]]:
    """Return asks by demand, each list in order of source and place.

    Args:
        rows: of each report; they know their source.
        homes: the main incident of each source.
        ids: "r1/e2" to the id of the entity in the case.
        around: only demands that an ask of these sources belongs to; all without it.
    """
    asks = [move for one in rows for move in one.moves if is_demand(move)]
    by_thing: dict[tuple[Thing, Act], list[Move]] = defaultdict(list)
    for move in asks:
        by_thing[move.thing, move.act].append(move)
    found = []
    for thing in sorted(by_thing):
        found += _joined(sorted(by_thing[thing], key=_place), homes, ids, around)
    # What stands alone and is weak is no demand: an ask without an asker, a bare order told in passing.
    kept = [group for group in found if any(not m.weak and not (m.bare and not m.back) for m in group)]
    return sorted(kept, key=lambda group: _place(group[0]))


def _place(move: Move) -> tuple[str, int, str, int, str]:
    head = move.source.rstrip("0123456789")
    digits = move.source[len(head) :]
    return (head, int(digits) if digits else -1, move.source, (move.what or move.words).start, move.id)


def _joined(asks: list[Move], homes: Homes, ids: Ids, around: Container[str] | None) -> list[list[Move]]:
    """Return what hangs together: each ask is compared with those that no group has yet."""
    left = dict(enumerate(asks))
    groups: list[list[int]] = []
    for at, ask in enumerate(asks):
        if at not in left or (around is not None and ask.source not in around):
            continue
        group, new = [], [at]
        del left[at]
        while new:
            group += new
            near = [b for b, other in left.items() if any(is_one(*_ordered(asks[a], other), homes, ids) for a in new)]
            for b in near:
                del left[b]
            new = near
        groups.append(sorted(group))
    return [[asks[n] for n in group] for group in groups]


def _ordered(left: Move, right: Move) -> tuple[Move, Move]:
    return (left, right) if _place(left) <= _place(right) else (right, left)


def is_one(left: Move, right: Move, homes: Homes, ids: Ids) -> bool:
    """Whether two asks are of one demand."""
    if left.thing is not right.thing or left.act is not right.act:
        return False
    if left.thing is Thing.INQUIRY and _is_for_police(left) is not _is_for_police(right):
        return False
    if left.thing is Thing.INQUIRY:
        mine, other = by_whom([left.text.lower()]), by_whom([right.text.lower()])
        if mine and other and not mine & other:
            return False
    if left.thing is Thing.RESIGNATION and (_is_to_make_go(left) is not _is_to_make_go(right)) and left.of and right.of:
        return False
    same_askers = _share(left.by, right.by, ids)
    if not _one_matter(left, right, homes, same_askers=same_askers):
        return False
    if left.source == right.source and (left.weak or right.weak or left.bare or right.bare):
        return _agree(left.of, right.of, ids) or left.weak or right.weak
    if left.thing in _PERSONAL and left.of and right.of:
        return _share(left.of, right.of, ids) or (same_askers and bool(_office(left) & _office(right)))
    agreed = _agree(left.of, right.of, ids)
    if left.thing in _ALIKE:
        known = left.thing is Thing.INQUIRY or same_askers or left.source == right.source or bool(left.of and right.of)
        return agreed and known
    alike = overlap(left.stems, right.stems)
    if (
        same_askers
        and left.thing is not Thing.OTHER
        and (alike > 0 or _means_it(left, right) or _means_it(right, left))
    ):
        return True
    if same_askers and left.thing in (Thing.PUBLICATION, Thing.BAN):
        return True
    return agreed and bool(alike >= _ENOUGH) and (left.thing is not Thing.RESIGNATION or bool(left.of and right.of))


def _is_to_make_go(ask: Move) -> bool:
    """Whether who is asked is to make another go, and not to go: "place the captain under suspension"."""
    return _MAKE_GO.match(ask.text.lower()) is not None


def _office(ask: Move) -> set[str]:
    """Return the stems that tell who should go: "the district collector", "the removal of collector Ann Orr"."""
    told = {one for who in ask.of for one in stems_of(f"{who.text} {' '.join(who.labels)}")}
    return (told | set(ask.stems)) - {"resign", "remov", "immediat", "step", "stand", "aside", "down"}


def _means_it(left: Move, right: Move) -> bool:
    """Whether the "it" of an ask is what another names: by the sentences around it."""
    return not set(left.stems[1:]) and bool(set(left.about) & set(right.stems))


def _is_for_police(ask: Move) -> bool:
    """Whether the police are to investigate, and nobody from outside."""
    asked = any(who.sector == "police" for who in ask.of)
    return asked and ask.act is Act.NEW and not _FROM_OUTSIDE.search(ask.text.lower())


def _share(left: tuple[Who, ...], right: tuple[Who, ...], ids: Ids) -> bool:
    return any(is_same(a, b, ids) for a in left for b in right)


def _agree(left: tuple[Who, ...], right: tuple[Who, ...], ids: Ids) -> bool:
    """Whether addressees do not speak against each other: nobody is named, or one answers for the other."""
    return not left or not right or any(answers_for(a, b, ids) > 0 for a in left for b in right)


def _one_matter(left: Move, right: Move, homes: Homes, *, same_askers: bool) -> bool:
    """Whether two asks are about one matter: of one main incident, or one names what the other's report is about."""
    mine, other = homes.get(left.source, left.source), homes.get(right.source, right.source)
    named_left, named_right = set(left.names), set(right.names)
    if mine == other:
        # "look at the clearance of the Corn Hall", in a report of a death: another matter than the death.
        return not (left.elsewhere or right.elsewhere) or left.elsewhere == right.elsewhere
    if (left.elsewhere in (other, right.elsewhere) and left.elsewhere) or right.elsewhere == mine:
        return True
    return same_askers and bool(named_left & named_right or overlap(left.stems, right.stems) >= _ENOUGH)


def keys_of(rows: Rows, ids: Ids | None = None) -> set[str]:
    """Return what reports of other matters with an ask of one demand are found by: thing and asker."""
    return {
        f"{m.thing.value}:{key_of(who, ids or {})}" for m in rows.moves if is_demand(m) for who in m.by if who.named
    }

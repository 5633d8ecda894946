"""Score a matter's case against its key: counts that add up over matters, and a line for each miss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple, TypeVar

from matters_case import Case, Row, is_called, plain
from matters_key import Chain, Demand, Difference, Key, Side, State, Step, places

Item = TypeVar("Item", bound=Hashable)
Counts = Counter[str]


class Score(NamedTuple):
    """Counts by name, and what was missed or made up."""

    counts: Counts
    misses: list[str]


def score(key: Key, case: Case) -> Score:
    """Score all that a matter's key speaks of."""
    counts: Counts = Counter()
    misses: list[str] = []
    ids = {who: case.who(person) for who, person in key.persons.items()}
    for told in (_origins(key, case), _persons(key, ids), _differences(key, case), _demands(key, case),
                 _legal(key, case, ids)):  # fmt: skip
        for name, amount, miss in told:
            counts[name] += amount
            if miss:
                misses.append(miss)
    return Score(counts, misses)


_Told = Iterator[tuple[str, int, str]]  # a count's name, how much is added to it, and the miss that it tells of


# Groups of reports


def in_groups(groups: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the group of each member."""
    return {member: name for name, members in groups.items() for member in members}


def pairwise(key: Mapping[Item, str], ours: Mapping[Item, str]) -> tuple[int, int, int]:
    """Return how many pairs are joined in both, by us, and in the key."""
    both = Counter((key[item], ours[item]) for item in key)
    return _pairs(both), _pairs(Counter(ours.values())), _pairs(Counter(key.values()))


def _pairs(sizes: Mapping[Item, int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def b_cubed(key: Mapping[Item, str], ours: Mapping[Item, str]) -> tuple[float, float]:
    """Return the sums over all items of their B-cubed precision and recall (Bagga and Baldwin, 1998)."""
    both = Counter((key[item], ours[item]) for item in key)
    in_ours, in_key = Counter(ours.values()), Counter(key.values())
    precision = sum(n * n / in_ours[mine] for (_, mine), n in both.items())
    recall = sum(n * n / in_key[theirs] for (theirs, _), n in both.items())
    return precision, recall


def main_incidents(case: Case) -> dict[str, str]:
    """Return the main incident of each report; one of its own where it has none."""
    return {case.number[s["id"]]: s["main_incident"] or s["id"] for s in case.sources}


def _origins(key: Key, case: Case) -> _Told:
    wanted = in_groups(key.origins)
    ours = {case.number[s["id"]]: s["origin"] or s["id"] for s in case.sources}
    names = {origin["id"]: origin["name"] or "" for origin in case.origins}
    both, mine, theirs = pairwise(wanted, ours)
    yield "origins exact", int(both == mine == theirs), ""
    yield "matters", 1, ""
    for number, name in wanted.items():
        called = names.get(ours[number], "")
        right = is_called({plain(called)}, name.split(" / ")) if called else False
        yield "origin names", int(right), "" if right else f"origin of {number}: {called!r}, not {name!r}"
        yield "reports", 1, ""


# Persons


def _persons(key: Key, ids: Mapping[str, Mapping[str, str | None]]) -> _Told:
    mainly = {who: Counter(found.values()).most_common(1)[0][0] if found else None for who, found in ids.items()}
    shared = Counter(entity for entity in mainly.values() if entity)
    for who, found in ids.items():
        whole = len(set(found.values())) == 1 and mainly[who] is not None
        right = whole and shared[mainly[who] or ""] == 1
        why = "is with somebody else" if whole else f"is {dict(sorted(found.items()))}"
        yield "persons right", int(right), "" if right else f"person {who}: {why}"
        yield "persons", 1, ""
    for pair in key.namesakes:
        one, other = (set(ids[who].values()) - {None} for who in pair.two)
        apart = bool(one and other) and not one & other
        yield "namesakes apart", int(apart), "" if apart else f"namesakes {pair.two}: {one or None}, {other or None}"
        yield "namesakes", 1, ""


# Differences


def _differences(key: Key, case: Case) -> _Told:
    found: set[str] = set()
    for row in case.differences:
        fits = [d for d in key.differences if _shows(row, d, case)]
        banned = [d for d in key.not_differences if _shows(row, d, case)]
        found |= {d.what for d in fits}
        yield "differences shown", 1, ""
        said = f"{row['property']}, {_said(row, case)}"
        yield "differences false", int(not fits), "" if fits else f"false difference ({row['type']} {said})"
        for wrong in banned:
            yield "differences banned", 1, f"shown though no difference: {wrong.what} ({said})"
    for difference in key.differences:
        if difference.must:
            got = difference.what in found
            yield "differences found", int(got), "" if got else f"difference not found: {difference.what}"
            yield "differences must", 1, ""


def _shows(row: Row, difference: Difference, case: Case) -> bool:
    """Whether a difference has two sides of the key's, each in a cell of another claim or another stance."""
    if row["property"] not in difference.property:
        return False
    claims = [case.claims[claim] for claim in row["claims"]]
    cells = [(claim["id"], account["stance"], claim, account) for claim in claims for account in claim["accounts"]]
    has = [
        {(of, stance) for of, stance, claim, account in cells if _has(claim, account, side, case)}
        for side in difference.sides
    ]
    return any(one != other for left, right in permutations(has, 2) for one in left for other in right)


def _has(claim: Row, account: Row, side: Side, case: Case) -> bool:
    if case.number[account["source"]] not in side.reports:
        return False
    return any(places(word, told) for word in side.words for told in (claim["value"], *_telling(account["words"])))


def _telling(words: Sequence[Row]) -> Iterator[str]:
    """Yield a cell's words without the sentences that they stand in, which may say the other side's as well."""
    for outer in words:
        start, end = outer["span"]
        within = (each["span"] for each in words if each["source"] == outer["source"] and each["span"] != outer["span"])
        if not any(start <= at and stop <= end for at, stop in within):
            text: str = outer["text"]
            yield text


def _said(row: Row, case: Case) -> str:
    cells = []
    for claim in (case.claims[claim] for claim in row["claims"]):
        first = claim["accounts"][0]
        cells.append(f"{claim['value']!r} [{case.number[first['source']]}: {first['words'][0]['text']!r}]")
    return " / ".join(cells)


# Demands


def _demands(key: Key, case: Case) -> _Told:
    pairs = _matched(key.demands, case)
    for demand in key.demands:
        row = pairs.get(demand.id)
        if not demand.optional:
            yield "demands", 1, ""
            yield "demands found", int(row is not None), "" if row else f"demand not found: {demand.id}"
            if row:
                yield from _asking(demand, row, case)
            yield from _states(demand, row, case)
    taken = {row["id"] for row in pairs.values()}
    for row in case.demands:
        if row["id"] not in taken:
            split = next((d for d in key.demands if _likeness(d, row, case) >= _ENOUGH), None)
            kind = "demands split" if split else "demands false"
            yield kind, 1, f"{kind}: {_shown(row, case)}" + (f" (of {split.id})" if split else "")


# A demand is the key's where what is asked for and one of the parties agree.
_ENOUGH = 3


def _likeness(demand: Demand, row: Row, case: Case) -> int:
    """Return how well a demand fits the key's: nought where no report has both, or other things are asked for."""
    asked = [row["what"]["text"], *(s["words"]["text"] for s in row["states"] if s["state"] == "called for")]
    if not case.numbers(row) & demand.reports or not any(places(w, a) for w in demand.what for a in asked):
        return 0
    by, of = _right_by(demand, row, case), _right_of(demand, row, case)
    return 2 * _right_what(demand, row) + 1 + by + of if by or of else 1


def _matched(demands: Sequence[Demand], case: Case) -> dict[str, Row]:
    """Return which row is which demand of the key, the likest first."""
    ranked = sorted(
        ((_likeness(d, row, case), not d.optional, len(row["sources"]), -i, -j, d, row)
         for i, d in enumerate(demands) for j, row in enumerate(case.demands)),
        key=lambda each: each[:5], reverse=True,
    )  # fmt: skip
    found: dict[str, Row] = {}
    taken: set[str] = set()
    for likeness, _, _, _, _, demand, row in ranked:
        if likeness >= _ENOUGH - 1 and demand.id not in found and row["id"] not in taken:
            found[demand.id] = row
            taken.add(row["id"])
    return found


def _right_what(demand: Demand, row: Row) -> bool:
    return any(places(word, row["what"]["text"]) for word in demand.what)


def _right_by(demand: Demand, row: Row, case: Case) -> bool:
    """Whether somebody asks, and nobody who in the key does not."""
    if not demand.by:
        return True
    return bool(row["by"]) and all(is_called(case.called(named), demand.by) for named in row["by"])


def _right_of(demand: Demand, row: Row, case: Case) -> bool:
    if not demand.of:
        return True
    return row["of"] is not None and is_called(case.called(row["of"]), demand.of)


def _asking(demand: Demand, row: Row, case: Case) -> _Told:
    wrong = [
        name
        for name, right in (
            ("by", _right_by(demand, row, case)),
            ("of", _right_of(demand, row, case)),
            ("what", _right_what(demand, row)),
        )
        if not right
    ]
    shown = f"demand {demand.id}: {', '.join(wrong)} not right: {_shown(row, case)}"
    yield "demands right", int(not wrong), shown if wrong else ""


def _states(demand: Demand, row: Row | None, case: Case) -> _Told:
    ours = row["states"] if row else []
    used: set[int] = set()
    for wanted in demand.states:
        at = _first(wanted, ours, case)
        yield "states", 1, ""
        missing = f"state of {demand.id} not found: {'/'.join(wanted.s)} in {list(wanted.r)}"
        yield "states found", int(bool(at)), "" if at or row is None else missing
        used |= set(at)
        if at and wanted.d:
            yield from _dated(wanted.d, [ours[i]["date"] for i in at], "states", f"{demand.id} {wanted.s[0]}")
    allowed = {i for state in demand.may for i in _first(state, ours, case)}
    for i, state in enumerate(ours):
        if i in used or i not in allowed:
            words = f"{state['state']} {sorted(case.numbers(state))} {state['words']['text']!r}"
            yield "states shown", 1, ""
            yield "states right", int(i in used), "" if i in used else f"wrong state of {demand.id}: {words}"


def _first(wanted: State | Step, ours: Sequence[Row], case: Case) -> list[int]:
    """Return which states or steps of ours are one of the key's."""
    return [i for i, row in enumerate(ours)
            if (row.get("state") or row.get("step")) in wanted.s and case.numbers(row) & set(wanted.r)]  # fmt: skip


def _dated(wanted: str, dates: Sequence[str | None], what: str, told: str) -> _Told:
    right = any(date and date.startswith(wanted) for date in dates)
    yield f"{what} dated", 1, ""
    yield f"{what} dated right", int(right), "" if right else f"date of {told}: {list(dates)}, not {wanted}"


def _shown(row: Row, case: Case) -> str:
    by = ", ".join(named["text"] for named in row["by"]) or "nobody"
    of = row["of"]["text"] if row["of"] else "nobody"
    return f"{by} of {of}: {row['what']['text']!r} {sorted(case.numbers(row))}"


# The law


def _legal(key: Key, case: Case, ids: Mapping[str, Mapping[str, str | None]]) -> _Told:
    whose = {chain.person: set(ids[chain.person].values()) - {None} for chain in key.legal}
    for row in case.chains:
        if not any(row["entity"] in entities for entities in whose.values()):
            steps = ", ".join(f"{step['step']} {sorted(case.numbers(step))}" for step in row["steps"])
            yield "chains wrong", 1, f"chain of somebody with none: {row['person']} ({steps})"
    for chain in key.legal:
        if not chain.optional:
            ours = [step for row in case.chains if row["entity"] in whose[chain.person] for step in row["steps"]]
            yield "chains", 1, ""
            yield "chains found", int(bool(ours)), ""
            yield from _steps(chain, ours, case)


def _steps(chain: Chain, ours: Sequence[Row], case: Case) -> _Told:
    used: set[int] = set()
    for wanted in chain.steps:
        at = _first(wanted, ours, case)
        yield "steps", 1, ""
        missing = f"step of {chain.person} not found: {'/'.join(wanted.s)} in {list(wanted.r)}"
        yield "steps found", int(bool(at)), "" if at else missing
        used |= set(at)
        if at and wanted.d:
            yield from _dated(wanted.d, [ours[i]["date"] for i in at], "steps", f"{chain.person} {wanted.s[0]}")
    for i, step in enumerate(ours):
        if i in used or step["step"] not in chain.may:
            words = f"{step['step']} {sorted(case.numbers(step))} {step['words']['text']!r}"
            yield "steps shown", 1, ""
            yield "steps right", int(i in used), "" if i in used else f"wrong step of {chain.person}: {words}"

"""Demands and legal chains that were found, against a key by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from onrecord.model.demands import Dated, Demand, LegalChain, State

#: A state that no sentence dates has its report's date, which says "then or before": reports come a day late.
LATE = timedelta(days=2)


def missing(key: Mapping[str, Any], found: Iterable[Demand], sources: Mapping[str, str]) -> list[str]:
    """Return what the key's demand has and none that was found has; ``sources`` gives the source of a report."""
    wanted = [state for state in key["states"] if state["state"] != "open"]
    by = set(key["by"] if isinstance(key["by"], list) else [key["by"].split(" (")[0]])
    best: list[str] | None = None
    for demand in found:
        if not by & {asker.text for asker in demand.by} and not by & {asker.text.lower() for asker in demand.by}:
            continue
        lost = [str(state) for state in wanted if not any(is_told(state, one, sources) for one in demand.states)]
        told = {state["state"] for state in key["states"]}
        # A call that a later report repeats is a state that a key need not list.
        lost += [f"more: {one}" for one in demand.states if one.kind.value not in told | {"called for"}]
        if any(state["state"] == "open" for state in key["states"]) and not demand.open:
            lost.append("is not open")
        best = lost if best is None or len(lost) < len(best) else best
    return [f"nobody of {by}"] if best is None else best


def is_told(state: Mapping[str, Any], one: Dated[Any], sources: Mapping[str, str]) -> bool:
    """Whether a dated state or step is the key's: its kind, day, report and who did it."""
    kind = state.get("state") or state["step"].split(" on ")[0]
    if one.kind.value != kind or sources[state["report"]] not in one.sources:
        return False
    if one.kind is not State.CALLED_FOR and "by" in state and (one.by is None or not state["by"].endswith(one.by.text)):
        return False
    if "finding" in state and (one.finding is None or max(state["finding"].split(), key=len) not in one.finding.text):
        return False
    if state["date"] is None or one.date is None:
        return one.of_report
    if one.of_report and len(one.date) == len(state["date"]) == len("2024-05-05"):
        return timedelta(0) <= date.fromisoformat(one.date) - date.fromisoformat(state["date"]) <= LATE
    return bool(one.date == state["date"])


def missing_steps(key: Mapping[str, Any], found: Iterable[LegalChain], sources: Mapping[str, str]) -> list[str]:
    """Return the steps of the key's person that no chain of theirs has."""
    chains = [chain for chain in found if chain.person == key["person"]]
    if len(chains) != 1:
        return [f"{len(chains)} chains of {key['person']}"]
    return [str(step) for step in key["steps"] if not any(is_told(step, one, sources) for one in chains[0].steps)]

"""Making decisions."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import CaseError, SettingError
from onrecord.model.decision import About, Decision, Overruled, Verdict
from onrecord.store import Case


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of deciding.

    Attributes:
        decision: what was decided; an earlier one where it said the same already.
        is_new: whether it was not there before.
        overrules: earlier decisions, not taken back, that do not hold beside it and others.
    """

    decision: Decision
    is_new: bool
    overrules: tuple[Overruled, ...] = ()


def decide(case: Case, about: About, verdict: Verdict, pair: tuple[str, str], *, by: str, why: str) -> Outcome:
    """Keep what a named reviewer decided about two reports or two entities of reports.

    It supersedes a standing decision about the same two. Who calls groups anew what it is about, in one change of the
    case with this.

    Args:
        case: open, and written to.
        about: what of the two.
        verdict: whether they are one.
        pair: source ids ("r1"), or for ``About.ENTITY`` entities of sources ("r1/e2").
        by: who decides.
        why: for which reason.

    Raises:
        CaseError: where the case has no such report or entity, or cannot be written.
        SettingError: where the two are the same, or who or why is empty.
    """
    by, why = _said("by", by), _said("why", why)
    for one in pair:
        _see_to(case, about, one)
    if pair[0] == pair[1]:
        raise SettingError("decision.same", "a decision is about two, and these are one", subject=pair[0])
    earlier = next((d for d in _holding(case) if d.about is about and {d.left, d.right} == set(pair)), None)
    if earlier is not None and earlier.verdict is verdict:
        return Outcome(earlier, is_new=False)
    before = {one.decision.number for one in case.decisions.standing(about).overruled}
    made = case.decisions.add(about, verdict, pair, by, why, earlier.number if earlier else None)
    overruled = case.decisions.standing(about).overruled
    return Outcome(made, is_new=True, overrules=tuple(one for one in overruled if one.decision.number not in before))


def take_back(case: Case, number: int, *, by: str, why: str) -> Outcome:
    """Leave what a decision was about to the machine again; the decision stays in the list, superseded.

    Raises:
        CaseError: where there is no such decision, or it is superseded already, or the case cannot be written.
        SettingError: where who or why is empty.
    """
    by, why = _said("by", by), _said("why", why)
    known = {decision.number: decision for decision in case.decisions}
    if number not in known:
        raise CaseError(
            "case.no_decision",
            f"has no decision {number}",
            subject=case.name,
            hint=f"`onrecord decide {case.name} list` lists them",
        )
    old = known[number]
    if old not in _holding(case):
        after = next((d.number for d in known.values() if d.supersedes == number), None)
        if after is None:
            raise CaseError(
                "case.taken_back",
                f"decision {number} took decision {old.supersedes} back, and decides nothing itself",
                subject=case.name,
                hint="decide anew about the same two",
            )
        raise CaseError(
            "case.superseded", f"decision {number} is superseded already, by decision {after}", subject=case.name
        )
    made = case.decisions.add(old.about, Verdict.OPEN, (old.left, old.right), by, why, number)
    return Outcome(made, is_new=True)


def _holding(case: Case) -> list[Decision]:
    """Return the decisions that no later one supersedes, but for those that only take back."""
    known = list(case.decisions)
    superseded = {decision.supersedes for decision in known}
    return [d for d in known if d.verdict is not Verdict.OPEN and d.number not in superseded]


def _said(what: str, words: str) -> str:
    if not words.strip():
        raise SettingError(f"decision.{what}", f"a decision says {'who made it' if what == 'by' else 'why'}",
                           subject=f"--{what}")  # fmt: skip
    return words.strip()


def _see_to_report(case: Case, id: str) -> None:
    try:
        found = case.sources[id].id
    except CaseError as error:
        if error.code != "case.no_source":
            raise
        found = None
    if found != id:  # "r01" and "r1/v2" lead to r1, too
        raise CaseError(
            "case.no_source",
            f"has no report {id!r}",
            subject=case.name,
            hint=f"`onrecord show {case.name} sources` lists them",
        )


def _see_to(case: Case, about: About, one: str) -> None:
    source, _, entity = one.partition("/")
    _see_to_report(case, source if about is About.ENTITY else one)
    if about is not About.ENTITY:
        return
    if not entity or entity not in {known.id for known in case.sources.reading(source).entities}:
        raise CaseError(
            "case.no_entity",
            f"has no entity {one!r} in a report",
            subject=case.name,
            hint=f"an entity of a report is named like r1/e2; `onrecord show {case.name} people` lists them",
        )

"""``onrecord decide``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.model.decision import Decision
    from onrecord.review import Outcome
    from onrecord.store import Case

_CHOICES = tuple(f"{how}-{what}" for what in ("origin", "incident", "entity") for how in ("same", "other"))
#: So many characters of a title are told.
_LONGEST = 120
_TAKE_BACK, _LIST = "take-back", "list"


@click.command(
    help="""Decide about what OnRecord proposes, and list what was decided.

    WHAT is one of:

    \b
      same-origin, other-origin      two reports (r1 r4) come from one origin, or from two
      same-incident, other-incident  two reports have one main incident, or two
      same-entity, other-entity      two entities of reports (r1/e2 r4/e7, as `show CASE people` names them) are one,
                                     or two
      take-back                      leave a decision, by its number, to OnRecord again
      list                           every decision, in order (the default)

    A decision is never edited or erased: a later one about the same two supersedes it, and the log keeps both. What
    was decided holds whatever is added or worked out later. Of decisions that cannot all hold, the later ones do, and
    it is said which do not.
    """,
    epilog="""\b
Examples:
  onrecord decide vigil.onrecord other-origin r2 r3 --by "Ada Quint" --why "each had a reporter there"
  onrecord decide vigil.onrecord same-entity r1/e2 r4/e7 --by "Ada Quint" --why "one nurse, her maiden name"
  onrecord decide vigil.onrecord take-back 1 --by "Ada Quint" --why "the desk says they shared one"
  onrecord decide vigil.onrecord list --format json
""",
)
@click.argument("case", metavar="CASE")
@click.argument("what", metavar="[WHAT]", type=click.Choice((*_CHOICES, _TAKE_BACK, _LIST)), default=_LIST)
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--by", metavar="NAME", help="Who decides; needed to decide.")
@click.option("--why", metavar="WORDS", help="For which reason; needed to decide.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="The output of list: for a terminal, or JSON.",
)
def decide(case: str, what: str, ids: tuple[str, ...], by: str | None, why: str | None, form: str) -> None:
    """Decide about a proposal."""
    from onrecord.cli.output import write_stdout
    from onrecord.errors import counted
    from onrecord.store import open_case

    wanted = {_LIST: 0, _TAKE_BACK: 1}.get(what, 2)
    if len(ids) != wanted:
        takes = counted(wanted, "id") if wanted else "no ids"
        raise click.UsageError(f"{what} takes {takes}, and got {len(ids)}")
    if what == _LIST and (by is not None or why is not None):
        raise click.UsageError("list takes no --by and no --why")
    if what != _LIST and not (by and why):
        raise click.UsageError(f"{what} needs --by NAME and --why WORDS")
    with open_case(case) as opened:
        if what == _LIST:
            text = _as_json(list(opened.decisions)) if form == "json" else _listed(opened)
        else:
            outcome = _decided(opened, what, ids, by or "", why or "")
            text = _told(outcome, _about(opened, outcome.decision))
    write_stdout(text)


def _decided(case: Case, what: str, ids: tuple[str, ...], by: str, why: str) -> Outcome:
    from onrecord import review
    from onrecord.cli.decide_ids import check
    from onrecord.engine.joining import follow
    from onrecord.model.decision import About, Verdict

    with case.change():
        if what == _TAKE_BACK:
            if not ids[0].isdecimal():
                raise click.UsageError(f"{ids[0]!r} is no number of a decision")
            outcome = review.take_back(case, int(ids[0]), by=by, why=why)
        else:
            check(case, what, ids)
            how, about = what.split("-")
            verdict = Verdict.ONE if how == "same" else Verdict.TWO
            outcome = review.decide(case, About(about), verdict, (ids[0], ids[1]), by=by, why=why)
        if outcome.is_new:
            follow(case, outcome.decision)
    return outcome


def _about(case: Case, decision: Decision) -> list[str]:
    """Return what the two are called, so that a slip in an id shows."""
    from onrecord.export.printable import printable
    from onrecord.model.decision import About

    lines = []
    for id in (decision.left, decision.right):
        source, _, local = id.partition("/")
        if decision.about is About.ENTITY:
            entity = next((one for one in case.sources.reading(source).entities if one.id == local), None)
            what = f"{entity.name} ({entity.kind.value})" if entity else "unknown"
        else:
            report = case.sources[source]
            what = ", ".join([report.title or report.input, *([report.published] if report.published else [])])
        lines.append(f"{id} is {printable(what)[:_LONGEST]}")
    return lines


def _told(outcome: Outcome, about: list[str]) -> str:
    known = "" if outcome.is_new else ", as decided before"
    lines = [f"decision {outcome.decision.number}: {_says(outcome.decision)}{known}"]
    if outcome.decision.supersedes is not None and outcome.is_new:
        lines.append(f"  in place of decision {outcome.decision.supersedes}")
    for one in outcome.overrules:
        lines.append(f"  {_overruled(one.decision, one.by)}")
    lines += [f"  {one}" for one in about]
    return "".join(f"{line}\n" for line in lines)


def _overruled(decision: Decision, by: tuple[int, ...]) -> str:
    numbers = " and ".join(map(str, by))
    return f"decision {decision.number} ({_says(decision)}) does not hold beside {numbers}"


def _says(decision: Decision) -> str:
    pair = f"{decision.left} and {decision.right}"
    return _SENTENCES[decision.about.value, decision.verdict.value].format(pair)


_SENTENCES = {
    ("origin", "one"): "{} are of one origin",
    ("origin", "two"): "{} are of two origins",
    ("origin", "open"): "the origins of {} are left open",
    ("incident", "one"): "{} have one main incident",
    ("incident", "two"): "{} have two main incidents",
    ("incident", "open"): "the main incidents of {} are left open",
    ("entity", "one"): "{} are one",
    ("entity", "two"): "{} are two",
    ("entity", "open"): "whether {} are one is left open",
}


def _listed(case: Case) -> str:
    from onrecord.export.printable import printable
    from onrecord.model.decision import About

    decisions = list(case.decisions)
    superseded = {decision.supersedes: decision.number for decision in decisions}
    against = {one.decision.number: one.by for about in About for one in case.decisions.standing(about).overruled}
    lines = []
    for decision in decisions:
        lines.append(f"{decision.number}  {_says(decision)}")
        lines.append(f"   {printable(decision.by)}, {decision.at}: {printable(decision.why)}")
        if decision.number in superseded:
            lines.append(f"   superseded by decision {superseded[decision.number]}")
        elif decision.number in against:
            lines.append(f"   does not hold beside {' and '.join(map(str, against[decision.number]))}")
    return "".join(f"{line}\n" for line in lines) or "nothing was decided yet\n"


def _as_json(decisions: list[Decision]) -> str:
    import json
    from dataclasses import asdict

    from onrecord.export.readings_json import escape_unsafe

    lines = ",\n".join(json.dumps(asdict(decision), ensure_ascii=False) for decision in decisions)
    return escape_unsafe(f"[\n{lines}\n]\n" if lines else "[]\n")

"""Which demand an answer answers: the same kind of thing, in the same matter, by whom was asked, and not before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from onrecord.model.demands import State
from onrecord.ontology.asked import Act, Thing
from onrecord.record.demands.gathered import Open, as_day
from onrecord.record.demands.likeness import Ids, answers_for, by_whom, is_one_asker, is_same, succeeds
from onrecord.record.demands.people import is_office
from onrecord.record.demands.rows import Move
from onrecord.record.demands.things import overlap, stem, stems_of

#: An answer may be told a few days before the first report of the call: reports of one day differ.
_BEFORE = timedelta(days=3)
_ENOUGH = 1.0
#: What a report of another matter may tell as well: "the council still has not published its letter".
_FROM_ELSEWHERE = frozenset({State.REFUSED, State.OPEN})
_OFFICIAL = frozenset(
    {"police", "government", "legislature", "judiciary", "business", "military", "health", "education"}
)

#: Bodies that look into things, by sort: an inquest is no answer to who asked for a public inquiry.
_BODIES = (
    ("inquest", re.compile(r"\binquests?|\bcoroner")),
    ("inquiry", re.compile(r"\binquir|\benquir|\bcommission\b|\bjudicial|\btribunal|\bhearings?\b|\bpanel")),
    ("review", re.compile(r"\breview")),
    ("study", re.compile(r"\bstud(?:y|ies)|\bsurvey")),
    ("investigation", re.compile(r"\binvestigat|\bprobe")),
)
_A_JUDGE = re.compile(r"\bjudicial|\bjudge")
_ANY_BODY = re.compile(
    r"\blook(?:ed)? (?:into|at)|\bsomebody|\bsomeone|\bexamin|\breports?\b|\bfinding|\bprobe|\bre-?open|\bit\b"
)
_OF_ITS_OWN = re.compile(
    r"\b(?:inquir\w*|enquir\w*|investigation|probe|review|commission|inquest)\b[^.;,]{0,12}? (?:into|of|on|"
    r"over) (?P<about>.+)$"
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """An answer and a demand, and whether the answer's report is about the demand's matter."""

    answer: Move
    demand: Open
    near: bool
    ids: Ids


def attach(demands: Sequence[Open], moves: Sequence[Move], homes: Mapping[str, str], ids: Ids) -> None:
    """Give every answer to the demand that it answers best, if any; ``moves`` stand in order of time."""
    at_home: dict[str, list[int]] = defaultdict(list)
    by_stem: dict[tuple[Thing, str], list[int]] = defaultdict(list)
    for at, demand in enumerate(demands):
        at_home[demand.home].append(at)
        for one in demand.stems:
            by_stem[demand.thing, one].append(at)
    asks = {id(ask) for demand in demands for ask in demand.asks}
    for move in moves:
        if (move.state is State.CALLED_FOR and not move.bare) or id(move) in asks:
            continue
        near = set(at_home[homes.get(move.source, move.source)])
        if move.state in _FROM_ELSEWHERE:
            near |= {at for one in move.stems for at in by_stem.get((move.thing, one), ())}
        scored = [(score, -at) for at in near if (score := fit(move, demands[at], homes, ids)) >= _ENOUGH]
        if scored:
            demands[-max(scored)[1]].add([move])
    _after_the_report(demands, moves)


def _after_the_report(demands: Sequence[Open], moves: Sequence[Move]) -> None:
    """Give apologies that no demand for one accounts for to the inquiry whose report the same source tells of."""
    taken = {id(answer) for demand in demands for answer in demand.answers}
    apologies: dict[str, list[Move]] = defaultdict(list)
    for move in moves:
        if move.state is State.APOLOGISED and id(move) not in taken and any(is_office(who) for who in move.by):
            apologies[move.source].append(move)
    for demand in demands:
        if demand.thing is Thing.INQUIRY:
            reported = dict.fromkeys(a.source for a in demand.answers if a.state is State.REPORTED)
            demand.add([move for source in reported for move in apologies[source]])


def fit(answer: Move, demand: Open, homes: Mapping[str, str], ids: Ids) -> float:
    """Return how well an answer fits a demand; from 1 on it does."""
    if answer.back:
        return 10.0 if (answer.source, answer.back) in demand.members and answer.thing is demand.thing else 0.0
    if not _is_in_time(answer, demand):
        return 0.0
    home = homes.get(answer.source, answer.source)
    near = home == demand.home
    rule = _RULES.get(answer.state)
    return rule(_Pair(answer, demand, near, ids)) if rule else 0.0


def _is_in_time(answer: Move, demand: Open) -> bool:
    since, until = demand.since, as_day(answer.date, last=True)
    return since is None or until is None or until >= since - _BEFORE


def _actor(answer: Move, demand: Open, ids: Ids) -> float | None:
    """Return how well who answers stands for who was asked; ``None`` where one of the two is not known."""
    asked = demand.asked
    if not answer.by or not asked:
        return None
    return max(answers_for(a, b, ids) for a in answer.by for b in asked)


def _is_an_asker(answer: Move, demand: Open, ids: Ids) -> bool:
    return any(is_same(a, b, ids) for a in answer.by for b in demand.askers)


def _refused(pair: _Pair) -> float:
    answer, demand, near, ids = pair.answer, pair.demand, pair.near, pair.ids
    if answer.thing is not demand.thing or _is_an_asker(answer, demand, ids):
        return 0.0
    alike, actor = overlap(answer.stems, demand.stems), _actor(answer, demand, ids)
    if demand.thing in (Thing.RESIGNATION, Thing.APOLOGY):
        if demand.thing is Thing.APOLOGY and actor is None:
            return 0.0
        if demand.thing is Thing.RESIGNATION and near and (actor or 0.0) < _MOST:
            # "ruled out the removal of the collector", by who could remove them
            if not demand.asked and alike:
                return 1.5  # "the decision not to suspend the officers": who should go is known by the word alone
            named = {one for who in demand.asked for one in stems_of(" ".join((who.name, who.text, *who.labels)))}
            return 1.5 if named & set(answer.stems) and answer.by else 0.0
        return 2.0 * actor if near and actor is not None else 0.0
    # Who is not known to have been asked must hold an office, or be answering in the report that tells of the call.
    told_there = answer.source in demand.sources
    if actor == 0.0 or (actor is None and answer.by and not (is_office(answer.by[0]) or told_there)):
        return 0.0
    if demand.thing is Thing.INQUIRY:
        if not near or (answer.act is Act.WIDER and demand.act is not Act.WIDER) or not _same_body(answer, demand):
            return 0.0
        return 1.0 + alike + (0.5 if answer.act is demand.act else 0.0) + (actor or 0.0)
    if not near and (alike < _HALF or (actor or 0.0) < _MOST):
        return 0.0
    shared = set(answer.stems) & set(demand.stems)
    enough = bool(shared) if demand.thing is not Thing.OTHER else alike >= _HALF and bool(shared)
    return 1.0 + alike + (actor or 0.0) if enough else 0.0


def _withdrawn(pair: _Pair) -> float:
    """Whether who asked asks no more: nobody else can withdraw it."""
    answer, demand, near, ids = pair.answer, pair.demand, pair.near, pair.ids
    if not near or answer.thing is not demand.thing or not answer.by or not demand.askers:
        return 0.0
    if not any(is_one_asker(a, b, ids) for a in answer.by for b in demand.askers):
        return 0.0
    return 1.0 + overlap(answer.stems, demand.stems) + (0.5 if answer.act is demand.act else 0.0)


_HALF, _MOST = 0.5, 0.8


def _inquiry(pair: _Pair) -> float:
    answer, demand, near, ids = pair.answer, pair.demand, pair.near, pair.ids
    if demand.thing is not Thing.INQUIRY or demand.act is Act.WIDER or not near or answer.thing is not Thing.INQUIRY:
        return 0.0
    if answer.act is Act.WIDER or not _same_body(answer, demand) or _is_by_another(answer, demand):
        return 0.0
    own = _OF_ITS_OWN.search(answer.text.lower())
    subject = tuple(stem(word) for word in re.findall(r"[a-z]{3,}", own["about"])) if own else ()
    shared = set(subject) & demand.about
    told = any(_OF_ITS_OWN.search(text) for text in demand.texts)
    if subject and told and not shared:
        return 0.0
    actor = _actor(answer, demand, ids)
    if _is_for_a_judge(demand) and answer.state is not State.ORDERED and answer.by:
        sectors = {one.sector for one in answer.by}
        if "government" in sectors or "police" in sectors:
            return 0.0
    if answer.by_name and (actor is None or actor < _MOST):
        return 0.0
    stranger = actor == 0.0 and answer.by[0].sector not in ("government", "judiciary", "legislature")
    if answer.state is State.ORDERED and stranger:
        return 0.0
    known = 0.5 if State.ORDERED in demand.states else 0.0
    return 1.0 + 0.2 * len(shared) + known + (actor or 0.0)


def _is_for_a_judge(demand: Open) -> bool:
    """Whether a judge is to look into it, and no officer of the government."""
    return all(_A_JUDGE.search(text) for text in demand.texts)


def _is_by_another(answer: Move, demand: Open) -> bool:
    """Whether a body that goes by its letters is asked for ("a CBI probe"), and another one is at work or reports."""
    if answer.state is State.ORDERED:
        return False
    asked = {word for ask in demand.asks for word in ask.text.split() if word.isupper() and word.isalpha()}
    told = {*answer.text.split(), *(word for who in answer.by for word in f"{who.name} {who.text}".split())}
    return any(len(word) > 1 for word in asked) and not asked & told and bool(answer.by)


def _same_body(answer: Move, demand: Open) -> bool:
    own, asked = (by_whom(texts) for texts in ([answer.text.lower()], demand.texts))
    if own and asked and not own & asked:
        return False
    mine = {name for name, rule in _BODIES if rule.search(answer.text.lower())}
    mine = mine or {
        name
        for name, rule in _BODIES
        if rule.search(" ".join((*answer.about, *(f"{who.text} {' '.join(who.labels)}".lower() for who in answer.by))))
    }
    other = {name for text in demand.texts for name, rule in _BODIES if rule.search(text)}
    if not mine or not other or mine & other:
        return True
    return any(_ANY_BODY.search(text) for text in demand.texts) or bool(
        re.search(r"\bprobe|\breports?\b|\bfindings?\b", answer.text.lower()) and "inquest" not in mine
    )


def _apologised(pair: _Pair) -> float:
    answer, demand, near, ids = pair.answer, pair.demand, pair.near, pair.ids
    if demand.thing is not Thing.APOLOGY or not near:
        return 0.0
    actor = _actor(answer, demand, ids)
    if actor is None:
        return 1.0 if answer.by and answer.by[0].sector in _OFFICIAL else 0.0
    # Any of a body may say sorry for it, and so may who holds the office after whom was asked.
    if any(succeeds(a, b) for a in answer.by for b in demand.asked):
        return 1.0
    return 2.0 * actor if actor >= _HALF else 0.0


def _resigned(pair: _Pair) -> float:
    answer, demand, near, ids = pair.answer, pair.demand, pair.near, pair.ids
    if demand.thing is not Thing.RESIGNATION or not near:
        return 0.0
    return 2.0 if any(is_same(a, b, ids) for a in answer.by for b in demand.asked) else 0.0


def _done(pair: _Pair) -> float:
    answer, demand, near, ids = pair.answer, pair.demand, pair.near, pair.ids
    if answer.thing is Thing.OTHER is demand.thing:
        return _done_otherwise(pair)
    if answer.thing is not demand.thing or answer.thing in (Thing.RESIGNATION, Thing.APOLOGY, Thing.PROSECUTION):
        return 0.0
    shared = set(answer.about) & set(demand.stems)
    actor = _actor(answer, demand, ids)
    things = shared - {"publish", "releas", "drop", "withdraw", "explain"}
    # A paper or a film that another office hands out is out all the same, where two words say that it is this one.
    elsewhere = answer.thing is Thing.PUBLICATION and len(things) > 1 and any(is_office(who) for who in answer.by)
    if actor == 0.0 and answer.state is not State.RULED and not elsewhere:
        return 0.0
    return 1.0 + 0.2 * len(shared) + (actor or 0.0) if near and things else 0.0


def _done_otherwise(pair: _Pair) -> float:
    """Whether somebody did what they were asked to: the same verb, and another word of it or a name."""
    answer, demand, near, ids = pair.answer, pair.demand, pair.near, pair.ids
    verbs = demand.verbs
    more = (set(answer.about) & set(demand.stems)) - verbs
    named = {w for who in demand.askers for w in stems_of(who.name)} & set(answer.about)
    actor = _actor(answer, demand, ids)
    fits = near and actor is not None and actor >= _MOST and bool(set(answer.stems[:1]) & verbs)
    return 1.0 + actor if fits and actor is not None and (more or named) else 0.0


def _left_open(pair: _Pair) -> float:
    answer, demand, near, ids = pair.answer, pair.demand, pair.near, pair.ids
    if answer.thing is not demand.thing:
        return 0.0
    shared, actor = set(answer.stems) & set(demand.stems), _actor(answer, demand, ids)
    if actor is None or actor < _MOST or not shared:
        return 0.0
    return 1.0 + 0.2 * len(shared) if near or len(shared) > 1 else 0.0


def _ruled(pair: _Pair) -> float:
    answer, demand, near = pair.answer, pair.demand, pair.near
    known = demand.about if demand.thing is Thing.LIFTING else set(demand.stems)
    shared = set(answer.stems) & known
    return (
        1.0 + 0.2 * len(shared)
        if near and answer.thing is demand.thing and (shared or demand.thing in (Thing.INQUIRY, Thing.COMPENSATION))
        else 0.0
    )


def _appealed(pair: _Pair) -> float:
    demand, near = pair.demand, pair.near
    return 1.5 if near and State.RULED in demand.states else 0.0


def _settled(pair: _Pair) -> float:
    demand, near = pair.demand, pair.near
    return 1.0 if near and demand.thing is Thing.COMPENSATION else 0.0


def _called_again(pair: _Pair) -> float:
    """Return whether somebody asks again for what they asked before, without saying it: "urged her to think again"."""
    answer, demand, near, ids = pair.answer, pair.demand, pair.near, pair.ids
    if not near or answer.thing is not Thing.OTHER or not _is_an_asker(answer, demand, ids):
        return 0.0
    actor = max((answers_for(a, b, ids) for a in answer.of for b in demand.asked), default=0.5)
    return 1.0 + actor + (1.0 if State.REFUSED in demand.states else 0.0) if actor else 0.0


_RULES = {
    State.CALLED_FOR: _called_again,
    State.REFUSED: _refused,
    State.WITHDRAWN: _withdrawn,
    State.ORDERED: _inquiry,
    State.UNDER_WAY: _inquiry,
    State.REPORTED: _inquiry,
    State.APOLOGISED: _apologised,
    State.RESIGNED: _resigned,
    State.DONE: _done,
    State.OPEN: _left_open,
    State.RULED: _ruled,
    State.APPEALED: _appealed,
    State.SETTLED: _settled,
}

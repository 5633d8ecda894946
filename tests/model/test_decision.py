"""Of decisions that cannot all hold, the later do, and the others are named."""

from __future__ import annotations

from onrecord.model.decision import About, Decision, Standing, Verdict, standing


def decide(number: int, verdict: Verdict, left: str, right: str, supersedes: int | None = None) -> Decision:
    return Decision(number, About.ORIGIN, verdict, left, right, "Ira Lorne", "", "2024-05-01T10:00:00Z", supersedes)


def test_what_was_superseded_or_is_about_something_else_does_not_stand() -> None:
    made = [
        decide(1, Verdict.ONE, "r1", "r2"),
        decide(2, Verdict.TWO, "r1", "r2", supersedes=1),
        decide(3, Verdict.ONE, "r3", "r4"),
        decide(4, Verdict.OPEN, "r3", "r4", supersedes=3),
    ]
    assert standing(made, About.ORIGIN) == Standing(apart=frozenset({("r1", "r2")}))
    assert standing(reversed(made), About.ORIGIN) == standing(made, About.ORIGIN)
    assert standing(made, About.INCIDENT) == Standing()


def test_two_that_a_chain_makes_one_stay_one() -> None:
    made = [
        decide(1, Verdict.TWO, "r1", "r3"),
        decide(2, Verdict.ONE, "r1", "r2"),
        decide(3, Verdict.ONE, "r2", "r3"),
    ]
    found = standing(made, About.ORIGIN)
    assert found.together == {("r1", "r2"), ("r2", "r3")}
    assert found.apart == frozenset()
    assert [(one.decision.number, one.by) for one in found.overruled] == [(1, (2, 3))]


def test_a_link_that_would_make_two_one_does_not_hold_beside_a_later_split() -> None:
    made = [
        decide(1, Verdict.ONE, "r1", "r2"),
        decide(2, Verdict.ONE, "r2", "r3"),
        decide(3, Verdict.TWO, "r1", "r3"),
    ]
    found = standing(made, About.ORIGIN)
    assert found.together == {("r2", "r3")}
    assert found.apart == {("r1", "r3")}
    assert [(one.decision.number, one.by) for one in found.overruled] == [(1, (2, 3))]

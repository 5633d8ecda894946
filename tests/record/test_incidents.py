"""Which reports are of one incident, by what they say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.record import incidents
from onrecord.record.grouping import average_linkage
from onrecord.record.index import InMemory
from onrecord.record.pairs import evidence, have_something_in_common
from onrecord.record.profile import Profile, profile_of
from onrecord.record.scorer import link_of

FIRST = """Man, 22, killed in shooting on Alder Street

A 22-year-old man was shot dead outside a shop in Alder Street, Quenby, on Saturday night, police said.

Leroy Vantill was hit twice as he left the shop at about 10pm. He died at Quenby General Hospital.

Police said that a grey van had been seen driving away. No one has been arrested."""
FOLLOW = """Suspect charged with the murder of Leroy Vantill

A man was charged on Wednesday with killing Leroy Vantill, 22, outside a shop in Quenby last Saturday.

Casper Rook, 30, was arrested in a grey van on the coast road, detectives said. He will appear in court on Friday.

Vantill was shot as he walked out of the shop in Alder Street."""
ANOTHER = """Man, 41, killed in shooting on Mill Lane

A 41-year-old man was shot dead outside a bar in Mill Lane, Quenby, on Saturday night, police said.

Dermot Ashby was hit once as he left the bar at about 11pm. He died at the scene.

Police said that two people had been seen running away. No one has been arrested."""


def profile(read_text: Callable[..., Reading], text: str, published: str) -> Profile:
    return profile_of(read_text(text, published))


@pytest.fixture
def three(read_text: Callable[..., Reading]) -> dict[str, Reading]:
    return {
        "r1": read_text(FIRST, "2024-06-09"),
        "r2": read_text(ANOTHER, "2024-06-09"),
        "r3": read_text(FOLLOW, "2024-06-12"),
    }


def test_two_shootings_of_one_night_stay_two(three: dict[str, Reading]) -> None:
    for order in (["r1", "r2", "r3"], ["r3", "r2", "r1"]):
        index = InMemory()
        for source in order:
            incidents.note(index, source, three[source])
            incidents.regroup(index, source)
        found = {group for source in order for group in incidents.groups_around(index, source)}
        assert found == {("r1", "r3"), ("r2",)}


def test_a_link_says_what_made_it(three: dict[str, Reading]) -> None:
    profiles = {source: profile_of(reading) for source, reading in three.items()}
    link = link_of("r1", profiles["r1"], "r3", profiles["r3"])
    assert link is not None
    assert link.score > 0.9
    names = next(why for why in link.why if why.name == "names")
    assert names.value > 0
    assert "leroy vantill" in names.left
    assert link_of("r3", profiles["r3"], "r1", profiles["r1"]) == link


def test_what_speaks_against_says_so_too(three: dict[str, Reading]) -> None:
    figures = {f.name: f for f in evidence(profile_of(three["r1"]), profile_of(three["r2"]))}
    assert figures["other_age"].left == "22"
    assert figures["other_age"].right == "41"
    assert figures["other_harmed"].right == "dermot ashby"


def test_a_profile_can_be_kept(three: dict[str, Reading]) -> None:
    for reading in three.values():
        found = profile_of(reading)
        again = Profile.from_json(found.to_json())
        assert again.people == found.people
        assert again.days == found.days
        assert again.words == pytest.approx(found.words, abs=1e-4)


def test_what_a_profile_holds(three: dict[str, Reading]) -> None:
    found = profile_of(three["r1"])
    victim = next(party for party in found.people if party.name == ("leroy", "vantill"))
    assert victim.side == "harmed"
    assert found.days[0][0] == "2024-06-08"
    assert found.streets == ("alder",)
    assert found.ages == (22,)
    assert found.clocks == (22 * 60,)


def test_a_city_is_told_once_and_an_address_by_its_block(read_text: Callable[..., Reading]) -> None:
    text = (
        "Leeds police were called to 4127 North Tamsin Avenue at 2:15 a.m. on Saturday, and to the 900 block of "
        "Orrin Lane. Both men were taken to Leeds General Hospital."
    )
    found = profile(read_text, text, "2024-06-09")
    assert found.blocks == ("900 orrin", "4100 tamsin")
    assert found.streets == ("tamsin", "orrin")
    assert found.clocks == (2 * 60 + 15,)
    # Its name would make all that happens in a city alike.
    assert "leeds" not in found.words
    assert found.spots == ()


def test_a_street_by_which_a_government_is_called_is_no_place(read_text: Callable[..., Reading]) -> None:
    assert profile(read_text, "Downing Street said on Monday that it would wait.", "2024-06-09").streets == ()


def test_streets_and_hours_tell_two_shootings_of_one_night_apart(read_text: Callable[..., Reading]) -> None:
    def told(place: str, hour: str) -> Profile:
        text = f"Man shot in Leeds\n\nA man was shot and hurt on {place} in Leeds at {hour} on Saturday, police said."
        return profile(read_text, text, "2024-06-09")

    first, again = told("Tamsin Avenue", "2:15 a.m."), told("the 400 block of Tamsin Avenue", "about 2:20 a.m.")
    other = told("Orrin Lane", "11:30 p.m.")
    alike, different = link_of("r1", first, "r2", again), link_of("r1", first, "r3", other)
    assert alike is not None
    assert {"street", "clock"} <= {why.name for why in alike.why}
    assert different is None


def test_a_street_that_every_town_has_says_nothing_by_itself(read_text: Callable[..., Reading]) -> None:
    def linked(street: str) -> bool:
        texts = (f"A shop on {street} was closed on Monday.", f"A bus broke down on {street} on Monday.")
        left, right = (profile(read_text, text, "2024-06-11") for text in texts)
        return have_something_in_common(evidence(left, right), left, right)

    assert linked("Orrin Lane")
    assert not linked("High Street")


def test_a_first_name_spelt_in_two_ways_is_one(read_text: Callable[..., Reading]) -> None:
    texts = (f"A man was shot dead on Monday. He was {name} Vantill, police said." for name in ("Tommy", "Tommie"))
    left, right = (profile(read_text, text, "2024-06-11") for text in texts)
    names = next(figure for figure in evidence(left, right) if figure.name == "names")
    assert names.left == "tommy vantill"


def test_pages_that_failed_to_load_are_of_one_incident_by_their_titles_alone(read_text: Callable[..., Reading]) -> None:
    failed = (
        "\n\nThis page needs scripts to show its videos. Please turn them on in the settings of a browser, then load "
        "the page again. If that does not help, try another browser, clear its cookies and switch off whatever blocks "
        "advertisements. The archive, the weather radar and the crossword need scripts and cookies as well."
    )
    titles = (
        "Boy, 7, hit by stray bullet in Tamsin Heights",
        "Bakery burns down",
        "Boy hit by bullet in Tamsin Heights",
    )
    boy, bakery, again = (profile(read_text, title + failed, "2024-06-11") for title in titles)
    assert boy.words.keys() & bakery.words.keys() >= {"scripts", "crossword"}
    assert link_of("r1", boy, "r2", bakery) is None
    assert link_of("r1", boy, "r3", again) is not None


def test_words_about_the_site_are_left_out(read_text: Callable[..., Reading]) -> None:
    more = (
        "\n\nDownload the Quenby Ledger app for Zephyrhills weather.\n\nCopyright Quenby Ledger. All rights reserved."
    )
    found = profile(read_text, FIRST + more, "2024-06-09")
    assert "alder" in found.words
    assert not {"zephyrhills", "copyright", "reserved"} & found.words.keys()


def test_a_rare_name_that_somebody_goes_by_alone(read_text: Callable[..., Reading]) -> None:
    first = "Selvam was beaten in the market of Quenby. Selvam, a tailor, is in hospital."
    later = "The inquiry into the beating of R. Selvam has ended. Mr Selvam said he was glad of it."
    left, right = profile(read_text, first, "2024-06-09"), profile(read_text, later, "2024-09-09")
    assert "selvam" in {f.left for f in evidence(left, right) if f.name == "one_name"}
    common = (text.replace("Selvam", "Smith") for text in (first, later))
    left, right = (profile(read_text, text, "2024-06-09") for text in common)
    assert not [f for f in evidence(left, right) if f.name == "one_name"]


def test_a_follow_up_that_dates_only_itself_is_of_no_other_day(read_text: Callable[..., Reading]) -> None:
    head = "Family of Leroy Vantill settle with the city\n\nThe Quenby Courier, 3 March 2026\n\n"
    later = profile(read_text, f"{head}The family of Leroy Vantill have settled. He was shot in Quenby.", "2026-03-03")
    assert later.days == ()
    told = f"{head}The family of Leroy Vantill met the mayor on Monday. He was shot in Quenby."
    dated = profile(read_text, told, "2026-03-03")
    assert [day for day, _ in dated.days] == ["2026-03-02"]
    first = profile(read_text, FIRST, "2024-06-09")
    assert not {"other_day", "days_apart"} & {figure.name for figure in evidence(first, dated)}


def test_reports_without_a_date_are_compared_all_the_same(read_text: Callable[..., Reading]) -> None:
    a, b = profile_of(read_text(FIRST)), profile_of(read_text(FOLLOW))
    link = link_of("a", a, "b", b)
    assert link is not None
    assert link.score > 0.5


def test_one_doubtful_pair_does_not_chain_two_groups() -> None:
    sure = {("a", "b"): 0.95, ("c", "d"): 0.95}
    assert average_linkage("abcd", {**sure, ("b", "c"): 0.6}, 0.5) == [("a", "b"), ("c", "d")]
    both = {("a", "c"): 0.6, ("a", "d"): 0.6, ("b", "c"): 0.6, ("b", "d"): 0.6}
    assert average_linkage("abcd", {**sure, **both}, 0.5) == [("a", "b", "c", "d")]


def test_groups_do_not_depend_on_the_order_of_pairs() -> None:
    pairs = {("a", "b"): 0.7, ("b", "c"): 0.7, ("c", "d"): 0.7, ("a", "d"): 0.7}
    straight = average_linkage("abcd", pairs, 0.5)
    assert average_linkage("dcba", dict(reversed(pairs.items())), 0.5) == straight
    turned = {(b, a): likely for (a, b), likely in pairs.items()}
    assert average_linkage("bdac", turned, 0.5) == straight


def test_only_the_touched_reports_are_given_back(three: dict[str, Reading]) -> None:
    index = InMemory()
    for source in ("r1", "r2"):
        incidents.note(index, source, three[source])
        incidents.regroup(index, source)
    incidents.note(index, "r3", three["r3"])
    assert incidents.regroup(index, "r3") == [("r1", "r3")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The lido in Quenby reopened on Monday.", "A bus broke down outside a bakery in Quenby on Monday."),
        ("Ottoline said on Monday that she had won a raffle.", "Ottoline was late for a flight on Monday."),
    ],
)
def test_short_reports_of_one_rubric_day_and_town_or_first_name_stay_two(
    read_text: Callable[..., Reading], left: str, right: str
) -> None:
    texts = (f"Town item 1\n\n{left}", f"Town item 2\n\n{right}")
    one, other = (profile(read_text, text, "2024-06-11") for text in texts)
    assert link_of("r1", one, "r2", other) is None

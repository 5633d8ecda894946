"""What is denied, doubted or not said is no fact."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading

Read = Callable[..., Reading]


def held(reading: Reading, *types: str) -> list[str]:
    return [event.asserted.value for event in reading.events if event.type in types]


FORCE = ("use_of_force", "assault")


@pytest.mark.parametrize(
    ("sentence", "asserted"),
    [
        ("Mara Quill said that police had beaten her.", "asserted"),
        ("Mara Quill did not say that police had beaten her.", "possible"),
        ("Mara Quill has not said that police had beaten her.", "possible"),
        ("Mara Quill never claimed that police had beaten her.", "possible"),
        ("Mara Quill did not complain that police had beaten her.", "possible"),
        ("A spokesman would not confirm that police had beaten her.", "possible"),
        ("A spokesman could not confirm that police had beaten her.", "possible"),
        ("A spokesman refused to confirm that police had beaten her.", "possible"),
        ("A spokesman was unable to confirm that police had beaten her.", "possible"),
        ("Police have yet to confirm that officers had beaten her.", "possible"),
        ("No officer has confirmed that police had beaten her.", "possible"),
        ("Mara Quill falsely claimed that police had beaten her.", "possible"),
        ("Mara Quill did not say why police had beaten her.", "asserted"),
        ("The mayor did not know that police had beaten her.", "asserted"),
    ],
)
def test_what_nobody_said_is_no_fact(read_text: Read, sentence: str, asserted: str) -> None:
    assert held(read_text(sentence), *FORCE) == [asserted]


def test_police_who_confirm_nothing_made_no_arrest(read_text: Read) -> None:
    reading = read_text("Police would not confirm that Mara Quill had been arrested.")
    (arrest,) = [event for event in reading.events if event.type == "arrest"]
    assert arrest.asserted == "possible"
    assert [filler.role for filler in arrest.roles] == ["patient"]


@pytest.mark.parametrize(
    ("sentence", "asserted"),
    [
        ("Tom Bray was acquitted of killing two men.", "denied"),
        ("Tom Bray was cleared of murdering two men.", "denied"),
        ("Tom Bray was wrongly convicted of killing two men.", "denied"),
        ("Tom Bray was convicted of killing two men.", "asserted"),
        ("Tom Bray was found not guilty of killing two men.", "denied"),
        ("The judge found Tom Bray guilty of killing two men.", "asserted"),
        ("A jury acquitted three officers of murdering Ann Poole.", "denied"),
        ("Tom Bray pleaded not guilty to murdering two men.", "denied"),
        ("Tom Bray was arrested for killing two men.", "possible"),
        ("Tom Bray is wanted for killing two men.", "possible"),
        ("Tom Bray was jailed for killing two men.", "asserted"),
        ("Tom Bray was almost killed by police.", "denied"),
        ("Tom Bray was nearly killed on Friday.", "denied"),
        ("Nearly fifty people were killed on Friday.", "asserted"),
        ("The minister refused to apologise for the killing of Tom Bray.", "asserted"),
        ("Police refused to arrest Ann Poole for the killing of Tom Bray.", "asserted"),
        ("The family called for an apology for the killing of Tom Bray.", "asserted"),
    ],
)
def test_a_killing_is_held_as(read_text: Read, sentence: str, asserted: str) -> None:
    assert held(read_text(sentence), "killing") == [asserted]


@pytest.mark.parametrize(
    ("sentence", "asserted"),
    [
        ("It is true that police shot Mara Quill.", "asserted"),
        ("It is not true that police shot Mara Quill.", "denied"),
        ("It is untrue that police shot Mara Quill.", "denied"),
        ("It was Tom Bray who shot Mara Quill.", "asserted"),
        ("It was not Tom Bray who shot Mara Quill.", "denied"),
        ("It is claimed that police shot Mara Quill.", "possible"),
        ("Police are said to have shot Mara Quill.", "possible"),
        ("“Police shot Mara Quill,” said Tom Bray.", "asserted"),
        ("The force dismissed allegations that officers beat Mara Quill.", "denied"),
        ("Mara Quill withdrew her claim that police had shot her.", "denied"),
        ("Police came close to shooting Mara Quill.", "denied"),
        ("It is unlikely that police shot Mara Quill.", "possible"),
        ("Claims that guards had beaten a student were false.", "denied"),
        ("Allegations that guards beat Mara Quill were investigated.", "possible"),
        ("There was no evidence that police used force.", "denied"),
        ("There is no doubt that police used force.", "asserted"),
        ("The council rejected claims that police used force.", "denied"),
        ("Tom Bray disputed that he had shot Mara Quill.", "denied"),
        ("Tom Bray said it was untrue that he shot Mara Quill.", "denied"),
        ("Mara Quill dreamed that police shot her.", "possible"),
        ("Were police to shoot Mara Quill, the town would burn.", "possible"),
        ("Instead of shooting Mara Quill, police let her go.", "denied"),
    ],
)
def test_the_use_of_force_is_held_as(read_text: Read, sentence: str, asserted: str) -> None:
    assert held(read_text(sentence), *FORCE) == [asserted]


@pytest.mark.parametrize(
    ("sentence", "asserted"),
    [
        ("Rather than arrest Mara Quill, police drove her home.", "denied"),
        ("Far from arresting Mara Quill, police drove her home.", "denied"),
        ("Police stopped short of arresting Mara Quill.", "denied"),
        ("Police ruled out arresting Mara Quill.", "denied"),
        ("Her family blamed the mayor for the arrest of Mara Quill.", "asserted"),
        ("Her family pressed for steps for the arrest of Tom Bray.", "asked"),
        ("Mara Quill escaped arrest.", "denied"),
        ("Police have yet to arrest Mara Quill.", "denied"),
        ("Police did not arrest Mara Quill until Friday.", "asserted"),
        ("Police thought about arresting Mara Quill.", "possible"),
        ("Hardly anyone was arrested.", "possible"),
        ("Had police arrested Mara Quill, the mayor would have left.", "possible"),
        ("Nor had police arrested Mara Quill.", "asserted"),
    ],
)
def test_an_arrest_that_did_not_come_about(read_text: Read, sentence: str, asserted: str) -> None:
    assert held(read_text(sentence), "arrest") == [asserted]


@pytest.mark.parametrize(
    ("sentence", "asserted"),
    [
        ("Ann Poole meets the mayor on 20 May.", "planned"),
        ("Ann Poole met the mayor on 20 April.", "asserted"),
        ("Ann Poole meets the mayor on 20 April.", "asserted"),
    ],
)
def test_the_present_of_a_day_to_come_is_a_plan(read_text: Read, sentence: str, asserted: str) -> None:
    assert held(read_text(sentence, published="2024-05-15"), "meeting") == [asserted]


def test_a_vigil_on_a_day_to_come_is_a_plan(read_text: Read) -> None:
    assert held(read_text("A vigil takes place on 20 May.", published="2024-05-15"), "gathering") == ["planned"]
    assert held(read_text("A vigil takes place on 20 May."), "gathering") == ["asserted"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Tom Bray was found guilty of arson.", "conviction"),
        ("Tom Bray was found not guilty of arson.", "acquittal"),
        ("The jury found Tom Bray not guilty.", "acquittal"),
    ],
)
def test_not_guilty_is_no_conviction(read_text: Read, sentence: str, kind: str) -> None:
    events = [event for event in read_text(sentence).events if event.type in ("conviction", "acquittal")]
    assert [(event.type, event.asserted) for event in events] == [(kind, "asserted")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The judge found no officer guilty.",
        "The jury found neither man guilty.",
        "The magistrates found none of the men guilty.",
        "No officer was found guilty.",
        "Not one officer was found guilty.",
        "Not a single officer was convicted.",
        "Neither Tom Bray nor Ann Poole was convicted.",
        "Tom Bray was found neither guilty nor innocent.",
    ],
)
def test_nobody_found_guilty_is_no_conviction(read_text: Read, sentence: str) -> None:
    assert held(read_text(sentence), "conviction", "acquittal") == ["denied"]


def test_not_all_or_not_only_some_is_no_denial(read_text: Read) -> None:
    assert held(read_text("Not only officers were convicted."), "conviction") == ["asserted"]
    assert held(read_text("Not all officers were convicted."), "conviction") == ["asserted"]


def test_a_plea_of_not_guilty_is_no_conviction(read_text: Read) -> None:
    assert held(read_text("Tom Bray pleaded not guilty."), "conviction", "acquittal") == []
    assert held(read_text("Tom Bray pleaded not guilty."), "denial") == ["asserted"]


@pytest.mark.parametrize(
    ("sentence", "asserted"),
    [
        ("The soldiers resorted to firing.", "asserted"),
        ("The soldiers resorted to no firing.", "denied"),
    ],
)
def test_a_negation_on_any_word_of_an_event_denies_it(read_text: Read, sentence: str, asserted: str) -> None:
    assert held(read_text(sentence), "use_of_force") == [asserted]


@pytest.mark.parametrize(
    ("sentence", "asserted"),
    [
        ("Police neither hit nor kicked him.", "denied"),
        ("The law lets officers arrest protesters.", "possible"),
        ("Ministers want police to be able to arrest protesters.", "possible"),
        ("Officers were able to arrest the protesters.", "asserted"),
    ],
)
def test_what_may_be_done_or_is_neither_nor_is_no_fact(read_text: Read, sentence: str, asserted: str) -> None:
    assert set(held(read_text(sentence), "use_of_force", "arrest")) == {asserted}


def test_a_claim_is_shot_down_and_nobody_killed(read_text: Read) -> None:
    assert held(read_text("Police shot down the claim."), "killing") == []

"""The people layer, on invented people in an invented county."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import Pipeline, Reading
from onrecord.intake import document_from_text
from onrecord.model import Entity, EntityKind, Sector

Read = Callable[..., Reading]


def entity(reading: Reading, name: str) -> Entity:
    found = [e for e in reading.entities if e.name == name]
    assert len(found) == 1, f"{name!r} is {len(found)} of {[(e.kind.value, e.name) for e in reading.entities]}"
    return found[0]


def words(reading: Reading, name: str) -> list[str]:
    return [reading.words(m) for m in entity(reading, name).mentions]


def roles(reading: Reading, name: str) -> list[str]:
    return [r.text for r in entity(reading, name).roles]


def test_surname_with_a_title_and_alone_is_the_person_named_in_full(read_text: Read) -> None:
    reading = read_text("Helen Marlowe was stopped in Oldbury.\n\nMs Marlowe was searched. Marlowe was then let go.")
    assert words(reading, "Helen Marlowe") == ["Helen Marlowe", "Ms Marlowe", "Marlowe"]


def test_a_given_name_alone_is_the_only_person_who_bears_it(read_text: Read) -> None:
    reading = read_text("Daniel Ashcombe went missing on Friday. His mother said Daniel had never been late before.")
    assert "Daniel" in words(reading, "Daniel Ashcombe")


def test_two_people_with_one_surname_stay_two(read_text: Read) -> None:
    text = "Helen Marlowe and her brother Peter Marlowe were there. Mr Marlowe left early. Ms Marlowe stayed on."
    reading = read_text(text)
    assert "Mr Marlowe" in words(reading, "Peter Marlowe")
    assert "Ms Marlowe" in words(reading, "Helen Marlowe")


def test_a_bare_surname_of_two_people_is_neither_where_the_text_does_not_tell(read_text: Read) -> None:
    reading = read_text("Helen Marlowe and Peter Marlowe were both at the rally. Marlowe was arrested.")
    assert "Marlowe" not in words(reading, "Helen Marlowe")
    assert "Marlowe" not in words(reading, "Peter Marlowe")


def test_a_person_and_an_organisation_of_one_name_are_two(read_text: Read) -> None:
    reading = read_text(
        "Robert Oldbury praised Oldbury Council on Monday. Mr Oldbury said Oldbury Council had listened."
    )
    assert entity(reading, "Robert Oldbury").kind is EntityKind.PERSON
    assert entity(reading, "Oldbury Council").kind is EntityKind.ORGANISATION
    assert words(reading, "Oldbury Council") == ["Oldbury Council", "Oldbury Council"]


@pytest.mark.parametrize(
    ("text", "name", "role", "sector"),
    [
        ("Home Secretary Joan Whitlock said so.", "Joan Whitlock", "Home Secretary", Sector.GOVERNMENT),
        ("London mayor Amir Qureshi said so.", "Amir Qureshi", "London mayor", Sector.GOVERNMENT),
        ("The organiser Jane Holloway said so.", "Jane Holloway", "organiser", Sector.CIVIL_SOCIETY),
        ("Sgt. Mark Bellamy was on duty.", "Mark Bellamy", "Sgt.", Sector.POLICE),
        (
            "They met the Wexshire Police Commissioner Dame Ruth Harrow.",
            "Ruth Harrow",
            "Wexshire Police Commissioner",
            Sector.POLICE,
        ),
        (
            "Martin Fenwick, chairman of the Wexshire Police Council, said he would resign.",
            "Martin Fenwick",
            "chairman of the Wexshire Police Council",
            Sector.POLICE,
        ),
        ("Anna Lindqvist is the mayor of Oldbury.", "Anna Lindqvist", "mayor of Oldbury", Sector.GOVERNMENT),
        ("The council's leader, Jane Holloway, said so.", "Jane Holloway", "council's leader", Sector.GOVERNMENT),
    ],
)
def test_offices_and_descriptions(read_text: Read, text: str, name: str, role: str, sector: Sector) -> None:
    reading = read_text(text)
    assert role in roles(reading, name)
    assert entity(reading, name).sector is sector
    for given_role in entity(reading, name).roles:
        assert reading.words(given_role.span) == given_role.text


@pytest.mark.parametrize(
    "text",
    [
        "Helen Marlowe, 28, was arrested.",
        "Helen Marlowe, aged 28, was arrested.",
        "Helen Marlowe (28) was arrested.",
        "The 28-year-old Helen Marlowe was arrested.",
    ],
)
def test_ages(read_text: Read, text: str) -> None:
    assert entity(read_text(text), "Helen Marlowe").age == 28


def test_an_age_alone_refers_to_the_person_of_that_age(read_text: Read) -> None:
    text = "Helen Marlowe, 28, and Peter Voss, 41, were arrested. The 41-year-old was later released."
    assert words(read_text(text), "Peter Voss")[-1] == "The 41-year-old"


def test_an_age_that_two_people_might_have_is_nobodys(read_text: Read) -> None:
    text = "Helen Marlowe and Peter Voss were arrested. The 41-year-old was later released."
    reading = read_text(text)
    assert entity(reading, "Helen Marlowe").age is None
    assert entity(reading, "Peter Voss").age is None


@pytest.mark.parametrize("place", ["Thornley Common", "Market Square", "Kent", "Mill Lane"])
def test_named_places_are_places_and_their_spans_are_clean(read_text: Read, place: str) -> None:
    reading = read_text(f"A vigil was held in {place} last night.\n\nPeople had gathered in {place}.")
    assert entity(reading, place).kind is EntityKind.PLACE
    assert words(reading, place) == [place, place]


def test_police_of_a_report_with_one_force_are_that_force_and_some_officers_are_not(read_text: Read) -> None:
    text = (
        "Wexshire Police have been criticised. Dozens shouted as police closed the road.\n\n"
        "Two officers held a man down. The force declined to comment."
    )
    reading = read_text(text)
    assert words(reading, "Wexshire Police") == ["Wexshire Police", "police", "The force"]
    officers = entity(reading, "Two officers")
    assert (officers.kind, officers.sector, officers.named) == (EntityKind.GROUP, Sector.POLICE, False)


def test_with_two_forces_the_police_are_neither(read_text: Read) -> None:
    reading = read_text("Wexshire Police and Norland Police sent officers. Police closed the road.")
    assert words(reading, "Wexshire Police") == ["Wexshire Police"]
    assert words(reading, "Norland Police") == ["Norland Police"]


def test_an_acronym_stands_for_its_organisation_and_the_clitic_is_left_out(read_text: Read) -> None:
    text = "The Wexshire Housing Association (WHA) replied. The WHA’s chairman resigned."
    assert words(read_text(text), "Wexshire Housing Association") == ["Wexshire Housing Association", "WHA", "WHA"]


def test_an_office_alone_is_the_person_who_was_given_it(read_text: Read) -> None:
    text = "Home Secretary Joan Whitlock met Amir Qureshi, the mayor of Oldbury."
    text += " The Home Secretary left. The mayor stayed."
    reading = read_text(text)
    assert "The Home Secretary" in words(reading, "Joan Whitlock")
    assert "The mayor" in words(reading, "Amir Qureshi")


def test_pronouns_have_one_antecedent_or_none(read_text: Read) -> None:
    sure = read_text("Helen Marlowe was arrested in Oldbury. She was later fined.")
    assert words(sure, "Helen Marlowe")[-1] == "She"
    unsure = read_text("Helen Marlowe and Jane Holloway were arrested. An officer took her bag.")
    assert "her" not in words(unsure, "Helen Marlowe") + words(unsure, "Jane Holloway")
    disagreeing = read_text("Peter Voss was arrested in Oldbury. She was later fined.")
    assert words(disagreeing, "Peter Voss") == ["Peter Voss"]


def test_i_in_a_quotation_is_its_speaker(read_text: Read) -> None:
    reading = read_text('Helen Marlowe said: "I was standing there when they grabbed me."')
    assert words(reading, "Helen Marlowe") == ["Helen Marlowe", "I", "me"]


@pytest.mark.parametrize(
    ("text", "name", "kind", "sector"),
    [
        ("Hundreds of protesters marched.", "Hundreds of protesters", EntityKind.GROUP, None),
        ("A crowd gathered.", "crowd", EntityKind.GROUP, None),
        ("A Government source told us.", "Government source", EntityKind.PERSON, Sector.GOVERNMENT),
        ("A spokesman for Wexshire Police replied.", "spokesman for Wexshire Police", EntityKind.PERSON, Sector.POLICE),
        ("He saw a 28-year-old woman fall.", "28-year-old woman", EntityKind.PERSON, None),
        ("Soldiers fired into the air.", "Soldiers", EntityKind.GROUP, Sector.MILITARY),
        ("The hospital declined to comment.", "hospital", EntityKind.ORGANISATION, Sector.HEALTH),
        ("residents ran as policemen opened fire in the old town.", "policemen", EntityKind.GROUP, Sector.POLICE),
    ],
)
def test_unnamed_people_and_groups(
    read_text: Read, text: str, name: str, kind: EntityKind, sector: Sector | None
) -> None:
    found = entity(read_text(text), name)
    assert (found.kind, found.sector, found.named) == (kind, sector, False)


def test_the_same_general_group_is_one_and_counted_groups_are_their_own(read_text: Read) -> None:
    text = "Protesters met at noon. Two protesters were hurt. The protesters went home. Three protesters were fined."
    reading = read_text(text)
    assert words(reading, "Protesters") == ["Protesters", "The protesters"]
    assert words(reading, "Two protesters") == ["Two protesters"]
    assert words(reading, "Three protesters") == ["Three protesters"]


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Oldbury City Council", Sector.GOVERNMENT),
        ("Wexshire Crown Court", Sector.JUDICIARY),
        ("Oldbury General Hospital", Sector.HEALTH),
        ("Wexshire University", Sector.EDUCATION),
        ("Oldbury Evening News", Sector.MEDIA),
        ("Wexshire Police Federation", Sector.CIVIL_SOCIETY),
        ("Wexshire Police Department", Sector.POLICE),
        ("Norland Progress Party", Sector.PARTY),
    ],
)
def test_the_sector_of_an_organisation_is_in_its_name(read_text: Read, name: str, sector: Sector) -> None:
    found = entity(read_text(f"Critics said {name} had been warned in March."), name)
    assert (found.kind, found.sector) == (EntityKind.ORGANISATION, sector)


def test_entities_are_numbered_in_text_order_and_no_mention_is_listed_twice(read_text: Read) -> None:
    reading = read_text("Helen Marlowe met Peter Voss in Kent. Police said she and Mr Voss had left Kent by noon.")
    firsts = [e.mentions[0] for e in reading.entities]
    assert firsts == sorted(firsts)
    assert [e.id for e in reading.entities] == [f"e{n}" for n in range(1, len(firsts) + 1)]
    mentions = [m for e in reading.entities for m in e.mentions]
    assert len(mentions) == len(set(mentions))


def test_a_name_whose_common_noun_is_set_small_is_the_same_organisation(read_text: Read) -> None:
    text = "Wexshire Police were called at noon. A spokeswoman for Wexshire police said two men had been held."
    assert words(read_text(text), "Wexshire Police") == ["Wexshire Police", "Wexshire police"]


def test_a_dateline_is_a_place(read_text: Read) -> None:
    reading = read_text("OLDBURY (Norland Press) - Two men were held after a march.")
    assert entity(reading, "OLDBURY").kind is EntityKind.PLACE


def test_a_country_is_meant_by_its_adjective_where_the_text_names_it(read_text: Read) -> None:
    reading = read_text("The minister flew to Turkey on Monday. Turkish officials met her.")
    assert words(reading, "Turkey") == ["Turkey", "Turkish"]
    assert all(e.kind is not EntityKind.PLACE for e in read_text("Turkish officials met her.").entities)


def test_a_pronoun_inside_a_quotation_is_not_taken_up_outside_it(read_text: Read) -> None:
    text = "Peter Voss stayed until noon. “My brother saw it all,” he said."
    reading = read_text(text)
    assert "he" not in words(reading, "My brother")
    assert "he" in words(reading, "Peter Voss")


def test_an_excuse_for_force_is_no_police_force(read_text: Read) -> None:
    reading = read_text("The inquiry will ask whether deadly force was needed and whether the force was trained.")
    assert all("deadly" not in e.name for e in reading.entities)


_PIECES = st.sampled_from(
    ["Helen Marlowe", "Ms",
     "police", "“", "”", '"', "'", "’s", " ", "\n\n", "\n", ",", "28", "-year-old", "the ", "said",
     "of", "hundreds", "she", "I", "who", "\u200f", "\0",
     "👮🏽‍♀️", "é", "Chief Inspector", "Council", "(", "WHA", ")", "."]
)  # fmt: skip


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.lists(_PIECES, max_size=40).map("".join), st.text(max_size=80)))
def test_any_text_goes_through_and_every_span_lies_in_it(pipeline: Pipeline, text: str) -> None:
    reading = pipeline.read(document_from_text(text))
    for found in reading.entities:
        assert found.mentions
        for span in (*found.mentions, *(r.span for r in found.roles)):
            assert reading.words(span).strip()


def test_a_time_is_nobody(read_text: Read) -> None:
    reading = read_text(
        "At 7.31pm an officer moved. 7.31pm was when the line went forward, Ann Orr said.", "2024-03-10"
    )
    assert not [entity.name for entity in reading.entities if "pm" in entity.name]

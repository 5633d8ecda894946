"""Bodies under several names: acronyms, what everybody calls them, and the common nouns that stand for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Entity, EntityKind, Sector

Read = Callable[..., Reading]


def with_words(reading: Reading, words: str) -> Entity:
    (found,) = [e for e in reading.entities if words in [reading.words(m) for m in e.mentions]]
    return found


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        (
            "Her Majesty's Inspectorate of Harbours and Quays (HMIHQ) was critical. HMIHQ said so.",
            "Her Majesty's Inspectorate of Harbours and Quays",
            "HMIHQ",
        ),
        ("The NSW Council for Fair Play (NSWCFP) agreed.", "NSW Council for Fair Play", "NSWCFP"),
        ("The Independent Office for Police Conduct (IOPC) said so.", "Independent Office for Police Conduct", "IOPC"),
        (
            "The Ann Roe Trust for the Arts paid. The Ann Roe Trust said so.",
            "Ann Roe Trust for the Arts",
            "Ann Roe Trust",
        ),
        ("Scotland Yard said no. The Met said its officers were right.", "Scotland Yard", "Met"),
        ("An Garda Síochána said no. Gardaí in Ballydoon arrested two men.", "An Garda Síochána", "Gardaí"),
    ],
)
def test_short_and_full_names_are_one_body(read_text: Read, text: str, full: str, short: str) -> None:
    reading = read_text(text)
    assert with_words(reading, full) is with_words(reading, short)


def test_brackets_that_explain_nothing_join_nothing(read_text: Read) -> None:
    reading = read_text("The Oldbury Harbour Board (BBC) met. The Oldbury Harbour Board said so.")
    assert with_words(reading, "Oldbury Harbour Board") is not with_words(reading, "BBC")


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("LAPD", Sector.POLICE),
        ("NSW Police", Sector.POLICE),
        ("PSNI", Sector.POLICE),
        ("CRPF", Sector.POLICE),
        ("Scotland Yard", Sector.POLICE),
        ("Garda Síochána", Sector.POLICE),
        ("Independent Office for Police Conduct", Sector.GOVERNMENT),
        ("Wexshire Police Federation", Sector.CIVIL_SOCIETY),
        ("Police and Crime Panel", Sector.GOVERNMENT),
        ("GSOC", Sector.GOVERNMENT),
        ("Trinamool Congress", Sector.PARTY),
    ],
)
def test_sectors_of_bodies(read_text: Read, name: str, sector: Sector) -> None:
    reading = read_text(f"The {name} said it would answer the complaint about the arrests on Friday.")
    assert with_words(reading, name).sector is sector


def test_an_acronym_of_several_bodies_is_the_indian_force_in_an_indian_report(read_text: Read) -> None:
    indian = read_text("Two jawans of the RAF were hurt when the mob attacked. The RAF fired in the air.")
    british = read_text("Two pilots of the RAF were hurt when the jet crashed. The RAF said so.")
    assert with_words(indian, "RAF").sector is Sector.POLICE
    assert with_words(british, "RAF").sector is not Sector.POLICE


def test_the_broadcaster_is_the_one_just_named(read_text: Read) -> None:
    text = (
        "Former prime minister Gerald Finch accused the BBC of bias. The former minister said the broadcaster was lost."
    )
    reading = read_text(text)
    assert with_words(reading, "the broadcaster") is with_words(reading, "BBC")
    assert with_words(reading, "The former minister").name == "Gerald Finch"


def test_the_minister_is_not_the_former_minister(read_text: Read) -> None:
    reading = read_text("Former minister Gerald Finch was angry. The minister said nothing.")
    assert with_words(reading, "The minister").name != "Gerald Finch"


def test_of_two_outlets_the_broadcaster_is_neither(read_text: Read) -> None:
    reading = read_text("Mr Finch spoke to the BBC and Sky News. The broadcaster said nothing.")
    assert not with_words(reading, "The broadcaster").named


def test_an_agency_is_not_what_bare_police_means(read_text: Read) -> None:
    reading = read_text("The court asked the CBI to look into the firing. Police said six bodies were found.")
    assert with_words(reading, "Police") is not with_words(reading, "CBI")


def test_the_department_is_the_police_where_only_police_were_named(read_text: Read) -> None:
    reading = read_text("Port Alden police said they would comply. The department has 200 officers.")
    assert with_words(reading, "The department").sector is Sector.POLICE


@pytest.mark.parametrize(
    ("text", "name", "role", "mention"),
    [
        (
            "Superintendent of Police R K Deshmane said stones were thrown. The SP said so.",
            "R K Deshmane",
            "Superintendent of Police",
            "The SP",
        ),
        (
            "Deputy Inspector General Rakesh Bhalla denied it. The DIG said so.",
            "Rakesh Bhalla",
            "Deputy Inspector General",
            "The DIG",
        ),
        ("The DIG (Oldpore range), N. R. Babu, said so.", "N. R. Babu", "DIG", "N. R. Babu"),
        ("Commissioner of Police P C Pandhari said so.", "P C Pandhari", "Commissioner of Police", "P C Pandhari"),
        ("Chief Supt Pat Leary praised them.", "Pat Leary", "Chief Supt", "Pat Leary"),
        ("The Lib Dem Simon Hughes-Parry said so.", "Simon Hughes-Parry", None, "Simon Hughes-Parry"),
    ],
)
def test_offices_and_their_bearers(read_text: Read, text: str, name: str, role: str | None, mention: str) -> None:
    bearer = with_words(read_text(text), mention)
    assert bearer.name == name
    assert role is None or (role in [r.text for r in bearer.roles] and bearer.sector is Sector.POLICE)


def test_a_first_information_report_is_nobody(read_text: Read) -> None:
    reading = read_text("The inspector refused to register an FIR, he alleged.")
    assert "FIR" not in [e.name for e in reading.entities]


def test_a_village_that_no_gazetteer_knows_is_a_place(read_text: Read) -> None:
    reading = read_text("Two men were shot dead in the village of Zzamporra on Friday.")
    assert with_words(reading, "Zzamporra").kind is EntityKind.PLACE


def test_names_in_a_report_without_capitals(read_text: Read) -> None:
    text = (
        "police officers tasered a man armed with scissors in cardiff on monday night. the man, 45-year-old gareth "
        "pugh from splott, was taken to hospital. the iopc is investigating the case."
    )
    reading = read_text(text)
    assert with_words(reading, "gareth pugh").age == 45
    assert with_words(reading, "iopc").sector is Sector.GOVERNMENT


def test_a_surname_that_the_tagger_takes_for_a_word(read_text: Read) -> None:
    reading = read_text("Sir Alan Peebles defended the guards. Peebles said they had been provoked.")
    assert with_words(reading, "Peebles").name == "Alan Peebles"


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        (
            "Army spokesman Col. Pierre Ngoma denied it. Rebels were to blame, the colonel said.",
            "Pierre Ngoma",
            "the colonel",
        ),
        ("PC Iain Laidlaw feared for his safety. The constable acted lawfully.", "Iain Laidlaw", "The constable"),
    ],
)
def test_a_rank_in_full_is_the_short_ranks_bearer(read_text: Read, text: str, name: str, mention: str) -> None:
    assert with_words(read_text(text), mention).name == name


def test_a_campaign_with_a_capital_article_inside(read_text: Read) -> None:
    reading = read_text("Women felt betrayed, organisers said. Reclaim The Night had planned the vigil for weeks.")
    assert with_words(reading, "Reclaim The Night").kind is EntityKind.ORGANISATION


def test_a_party_is_part_of_the_office(read_text: Read) -> None:
    bearer = with_words(read_text("Labour TD Aoife Nash said she would raise it."), "Aoife Nash")
    assert [role.text for role in bearer.roles] == ["Labour TD"]


@pytest.mark.parametrize("name", ["Brackwell Homes", "Calder Housing", "Marlow Foods", "Sandhurst Lettings"])
def test_a_firm_is_known_by_its_last_word(read_text: Read, name: str) -> None:
    body = with_words(read_text(f"Tenants asked {name} why the alarms had failed."), name)
    assert (body.kind, body.sector) == (EntityKind.ORGANISATION, Sector.BUSINESS)

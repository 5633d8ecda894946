"""Sectors: what a word tells of somebody's, and what a bare acronym does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Sector

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for the super PAC said it had spent millions.",
        "A super PAC spokesman said it had spent millions.",
        "The PAC said it had raised money for the senator.",
        "RAF pilots flew over the town on Friday.",
        "The pac leader smiled.",
        "A raf spokesman smiled.",
        "Ice covered the road, a spokesman said. Ice spokesman Kurt Lund fell.",
        "The dig leader found a coin.",
        "The gunman fled. Gunmen shot at the shop.",
        "The campaign manager said it was over.",
        "Kate Lorne, the campaign manager, said it was over.",
    ],
)
def test_neither_an_acronym_of_several_nor_a_weapon_nor_a_campaign_tells_a_sector(read_text: Read, text: str) -> None:
    told = {(e.name, e.sector) for e in read_text(text).entities if e.sector is not None}
    assert told - {("senator", Sector.LEGISLATURE)} == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PAC jawans beat the villagers.", "PAC jawans"),
        ("PAC personnel beat the villagers.", "PAC personnel"),
        ("ICE agents raided a bakery.", "ICE agents"),
        ("The DIG said two men were held.", "DIG"),
        ("Two DCPs were moved on Friday.", "DCPs"),
        ("A CID officer was moved on Friday.", "CID officer"),
        ("A police marksman was moved on Friday.", "police marksman"),
    ],
)
def test_what_stands_beside_it_or_its_capitals_tell(read_text: Read, text: str, name: str) -> None:
    assert [e.sector for e in read_text(text).entities if e.name == name or name in e.name] == [Sector.POLICE]


@pytest.mark.parametrize(
    ("who", "sector"),
    [
        ("Cops", Sector.POLICE),
        ("The DCP", Sector.POLICE),
        ("The SP", Sector.POLICE),
        ("Jawans", Sector.POLICE),
        ("The police party", Sector.POLICE),
        ("Law enforcement officers", Sector.POLICE),
        ("Firearms officers", Sector.POLICE),
        ("Sheriff's deputies", Sector.POLICE),
        ("The Oldbury PD", Sector.POLICE),
        ("Met officers", Sector.POLICE),
        ("Gardaí", Sector.POLICE),
        ("Army officers", Sector.MILITARY),
        ("Prison officers", None),
    ],
)
def test_who_is_police(read_text: Read, who: str, sector: Sector | None) -> None:
    reading = read_text(f"{who} fired on the crowd in Oldpore on Monday.")
    found = [e.sector for e in reading.entities if e.mentions[0].start < len(who)]
    assert sector in found
    assert sector is Sector.POLICE or Sector.POLICE not in found


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("Store detectives stopped him.", "Store detectives", None),
        ("The ferry captain said so.", "ferry captain", None),
        ("The army captain said so.", "army captain", Sector.MILITARY),
        ("A weapons inspector said so.", "weapons inspector", None),
        ("A murder detective said so.", "murder detective", Sector.POLICE),
        ("A vigil committee was formed.", "vigil committee", None),
        ("The select committee met.", "select committee", Sector.LEGISLATURE),
        ("The Harbour Fete Committee met.", "Harbour Fete Committee", None),
        ("The Home Affairs Committee met.", "Home Affairs Committee", Sector.LEGISLATURE),
        ("Officer Dan Cruse fired twice.", "Dan Cruse", Sector.POLICE),
    ],
)
def test_the_words_before_a_rank_or_body_may_take_its_sector(
    read_text: Read, text: str, name: str, sector: Sector | None
) -> None:
    assert {e.name: e.sector for e in read_text(text).entities}[name] == sector

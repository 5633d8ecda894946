"""The keys of the invented matters: their format, and that their words stand in their reports."""

from __future__ import annotations

import pytest

from matters_key import HALVES, Matter, MatterError, faults, load, places, read_key
from onrecord.intake import IntakeOptions, take_in
from onrecord.model import Document

MATTERS = load()

KEY = """\
about = "A fair is closed"
[incidents]
fair = ["01"]
[origins]
"The Dene Post" = ["01"]
[persons]
mayor = { names = ["Ida Roke"] }
[[differences]]
what = "how many came"
property = ["how many"]
sides = [{ in = ["01"], words = ["40"] }, { in = ["01"], words = ["90"] }]
[[demands]]
id = "reopen"
by = ["Ida Roke"]
of = ["Dene Council"]
what = ["reopen"]
states = [{ s = "called for", r = ["01"], d = "2022-05" }]
[[legal]]
person = "mayor"
steps = [{ s = ["arrested", "detained"], r = ["01"] }]
"""
TEXT = "Ida Roke was held after the fair. She asked Dene Council to reopen it. Police saw 40 there, she saw 90."


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.name)
def test_a_key_fits_its_reports(matter: Matter) -> None:
    texts = {}
    for number, path in matter.reports.items():
        (document,) = take_in([str(path)], IntakeOptions())
        assert isinstance(document, Document)
        texts[number] = document.text
    assert faults(matter.key, texts) == []
    assert list(texts) == [f"{n:02}" for n in range(1, len(texts) + 1)]


def test_the_matters_are_of_the_size_they_say() -> None:
    assert [sum(m.half == half for m in MATTERS) for half in HALVES] == [4, 4]
    assert all(5 <= len(m.reports) <= 8 for m in MATTERS)
    assert all(len(m.key.incidents) > 1 and m.key.namesakes for m in MATTERS)


def test_a_sound_key_has_no_faults() -> None:
    assert faults(read_key(KEY), {"01": TEXT}) == []


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('fair = ["01"]', 'fair = ["02"]', "incidents does not hold each report once"),
        ('Post" = ["01"]', 'Post" = ["01", "01"]', "origins does not hold each report once"),
        ('names = ["Ida Roke"]', 'names = ["Ada Roke"]', "says 'Ada Roke'"),
        ('words = ["90"]', 'words = ["9"]', "'9' does not stand in"),
        ('what = ["reopen"]', 'what = ["close"]', "'close' does not stand in"),
        ('of = ["Dene Council"]', 'of = ["Dene Police"]', "says 'Dene Police'"),
        ('person = "mayor"', 'person = "clerk"', "nobody among the persons"),
        ('"detained"], r = ["01"]', '"detained"], r = ["02"]', "is not named in 02"),
    ],
)
def test_a_key_that_does_not_fit_is_told(old: str, new: str, why: str) -> None:
    assert old in KEY
    assert why in "\n".join(faults(read_key(KEY.replace(old, new)), {"01": TEXT}))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("about =", "abut ="),
        ('["how many"]', '["how much"]'),
        ('"called for"', '"called"'),
        ('"2022-05"', '"May 2022"'),
        ('"detained"]', '"held"]'),
        (', { in = ["01"], words = ["90"] }', ""),
        ("[[legal]]", "[[law"),
    ],
)
def test_a_key_in_another_format_is_refused(old: str, new: str) -> None:
    assert old in KEY
    with pytest.raises(MatterError):
        read_key(KEY.replace(old, new))


def test_words_stand_from_the_start_of_a_word_and_numbers_stand_whole() -> None:
    assert places("suspend", "They were Suspended; unsuspended. SUSPEND") == [(10, 17), (34, 41)]
    assert not places("9", "90 and 19 and 9,")[1:]

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import Reading
from onrecord.model import Span
from onrecord.reading import language
from onrecord.reading.times.calendar import bounds, partial, shift
from onrecord.reading.times.grammar import find
from onrecord.reading.times.lexer import lex
from onrecord.reading.times.tense import UNSURE, Tenses

Read = Callable[..., Reading]


def values(reading: Reading) -> dict[str, str | None]:
    return {reading.words(time.span): time.timex for time in reading.times}


@pytest.mark.parametrize(
    ("text", "published", "words", "timex"),
    [
        ("The march ended on 14 May 2019.", None, "14 May 2019", "2019-05-14"),
        ("The march ended on May 14, 2019.", None, "May 14, 2019", "2019-05-14"),
        ("The log says 2019-05-14.", None, "2019-05-14", "2019-05-14"),
        ("The form is dated 14/05/2019.", None, "14/05/2019", "2019-05-14"),
        ("The form is dated 05/04/2019.", None, "05/04/2019", "2019"),
        ("Officers came on the night of 3 June 1987.", None, "the night of 3 June 1987", "1987-06-03TNI"),
        ("He was held last night.", "2021-03-14", "last night", "2021-03-13TNI"),
        ("He was held yesterday morning.", "2021-03-01", "yesterday morning", "2021-02-28TMO"),
        ("The council met earlier this week.", "2021-03-14", "earlier this week", "2021-W10"),
        ("She resigned two weeks ago.", "2021-03-14", "two weeks ago", "2021-W08"),
        ("She resigned three days ago.", "2021-03-01", "three days ago", "2021-02-26"),
        ("The ban ended last month.", "2021-01-14", "last month", "2020-12"),
        ("They met on Saturday night.", "2021-03-14", "Saturday night", "2021-03-13TNI"),
        ("He spoke on Sunday.", "2021-03-14", "Sunday", "2021-03-14"),
        ("She will meet them on Monday.", "2021-03-14", "Monday", "2021-03-15"),
        ("The council meets on Monday.", "2021-03-14", "Monday", "2021-03-15"),
        ("She says she met them on Monday.", "2021-03-14", "Monday", "2021-03-08"),
        ("She met them on Monday.", "2021-03-14", "Monday", "2021-03-08"),
        ("He was charged in December.", "2021-03-14", "December", "2020-12"),
        ("The trial will begin in May.", "2021-03-14", "May", "2021-05"),
        ("The 1987 riots were brief.", None, "1987", "1987"),
        ("It was built in the late 1990s.", None, "the late 1990s", "199"),
        ("It was built in the nineteenth century.", None, "the nineteenth century", "18"),
        ("Profits fell in the third quarter of 2009.", None, "the third quarter of 2009", "2009-Q3"),
        ("It was in the summer of 2003.", None, "the summer of 2003", "2003-SU"),
        ("They were held for three hours.", None, "three hours", "PT3H"),
        ("He faces a six-month ban.", None, "six-month", "P6M"),
        ("It went on for several days.", None, "several days", "PXD"),
        ("The talks took two and a half years.", None, "two and a half years", "P2.5Y"),
        ("They gather every Sunday.", None, "every Sunday", "XXXX-WXX-7"),
        ("Sparta won in 480 BC.", None, "480 BC", "BC0480"),
    ],
)
def test_value(read_text: Read, text: str, published: str | None, words: str, timex: str) -> None:
    assert values(read_text(text, published)).get(words) == timex


def test_last_night_runs_into_the_morning(read_text: Read) -> None:
    (time,) = read_text("Two people were held last night.", "2021-03-14").times
    assert (time.start, time.end) == ("2021-03-13T18:00", "2021-03-14T06:00")


def test_without_a_date_nothing_is_anchored(read_text: Read) -> None:
    reading = read_text("He was held last night. On Sunday she spoke. They left on 14 March.")
    assert values(reading) == {"last night": "XXXX-XX-XXTNI", "Sunday": "XXXX-WXX-7", "14 March": "XXXX-03-14"}
    assert all(time.start is None and time.end is None for time in reading.times)


def test_a_partial_publication_date_gives_what_it_supports(read_text: Read) -> None:
    found = values(read_text("He was held yesterday. She left last month. It failed last year.", "2021-03"))
    assert found == {"yesterday": "2021-XX-XX", "last month": "2021-02", "last year": "2020"}


def test_the_next_day_is_counted_from_the_day_told(read_text: Read) -> None:
    text = "Police came on Tuesday. The next day the shop was shut, and three days later it burned."
    found = values(read_text(text, "2021-03-14"))
    assert found["The next day"] == "2021-03-10"
    assert found["three days later"] == "2021-03-13"


def test_a_time_of_day_belongs_to_the_day_told(read_text: Read) -> None:
    reading = read_text("They met on Saturday. At about 6.30pm the hall was full.", "2021-03-14")
    time = reading.times[-1]
    assert time.timex == "2021-03-13T18:30"
    assert (time.start, time.end) == ("2021-03-13T18:30", "2021-03-13T18:31")


def test_a_time_of_day_takes_the_day_after_it(read_text: Read) -> None:
    text = "On Saturday they met. They left just before 6.30pm on Tuesday."
    assert values(read_text(text, "2021-03-14"))["6.30pm"] == "2021-03-09T18:30"


def test_a_history_is_anchored_in_itself(read_text: Read) -> None:
    text = (
        "The revolt began in May 1871. On 3 June the fort fell. In 1872 a truce was signed, and in 1873 it failed. "
        "The war of 1874 was short. By 1875 it was over. In March 1876 the king died; on 9 April his son was crowned."
    )
    found = values(read_text(text, "2009-12-19"))
    assert found["3 June"] == "1871-06-03"
    assert found["9 April"] == "1876-04-09"


def test_ranges(read_text: Read) -> None:
    found = values(read_text("The strike ran from 3 to 5 May 1988, and the war of 1991-92 followed."))
    assert found == {"3": "1988-05-03", "5 May 1988": "1988-05-05", "1991": "1991", "92": "1992"}


@pytest.mark.parametrize(
    "text",
    [
        "A 28-year-old man was hurt.",
        "She is 28 years old.",
        "They may march to the hall.",
        "Some 1500 people came.",
        "Theresa May spoke to USA Today and the Daily Echo.",
        "April Marsh and June Field spoke.",
        "He paid £2002 for it.",
        "The score was 3-2 and the vote 41 to 12.",
    ],
)
def test_what_is_no_time(read_text: Read, text: str) -> None:
    assert values(read_text(text, "2021-03-14")) == {}


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        # A year is lent only by a date that the other goes on from.
        ("On 27 February 2002 the hall fell. On 1 March a crowd came.", "1 March", "2002-03-01"),
        ("Mr Hay, born on 3 May 1990, was fined in March.", "March", "2024-03"),
        ("Mr Hay was born on 3 May 1990. He was fined on 5 March.", "5 March", "2024-03-05"),
        ("Mr Hay, who joined on 3 May 2010, was fined on 5 March.", "5 March", "XXXX-03-05"),
        ("The firm was sued on 3 May 2019. It failed in March.", "March", "XXXX-03"),
        ("The firm was sued on 3 May 2019.\n\nIt failed on 5 March.", "5 March", "2024-03-05"),
        ("In 2019, on March 5, he was fined.", "March 5", "2019-03-05"),
        ("In 2019 he was fined on March 5.", "March 5", "2019-03-05"),
        ("The rule, made in 2019, was changed on March 5.", "March 5", "2024-03-05"),
        # A weekday tells the year, or that nobody knows it.
        ("The hearing is on Monday, August 5.", "Monday, August 5", "2024-08-05"),
        ("He was fined on Friday 15 March.", "Friday 15 March", "2024-03-15"),
        ("He was fined on Friday 13 March.", "Friday 13 March", "XXXX-03-13"),
        # Two steps away.
        ("They met the day before yesterday.", "the day before yesterday", "2024-05-13"),
        ("They will meet the day after tomorrow.", "the day after tomorrow", "2024-05-17"),
        ("They met the night before last.", "the night before last", "2024-05-13TNI"),
        ("They met the week before last.", "the week before last", "2024-W18"),
        ("They met the Friday before last.", "the Friday before last", "2024-05-03"),
        ("They met the weekend before last.", "the weekend before last", "2024-W18-WE"),
        ("The trial starts Tuesday week.", "Tuesday week", "2024-05-28"),
        ("They will meet a week on Tuesday.", "a week on Tuesday", "2024-05-28"),
        # Beside what has no date.
        ("He was fined on the Monday after the fair.", "the Monday", "XXXX-WXX-1"),
        ("He was fined on Monday after the fair.", "Monday", "2024-05-13"),
        ("They met on Friday. The night before the fair they ran.", "The night before", "XXXX-XX-XXTNI"),
        # What is in the diary, and what is not.
        ("Ms Orr goes on trial on Monday.", "Monday", "2024-05-20"),
        ("Ms Orr appears in court on Monday.", "Monday", "2024-05-20"),
        ("A vigil takes place on Saturday.", "Saturday", "2024-05-18"),
        ("The march goes ahead on Sunday.", "Sunday", "2024-05-19"),
        ("The funeral is on Friday.", "Friday", "2024-05-17"),
        ("He faces charges over a brawl on Monday.", "Monday", "XXXX-WXX-1"),
        ("She stands accused of hitting him on Monday.", "Monday", "2024-05-13"),
        ("She faces trial after her arrest on Monday.", "Monday", "2024-05-13"),
        ("The mayor said Tuesday her plans are sound.", "Tuesday", "2024-05-14"),
        ("Bail was set Friday at a low sum.", "Friday", "2024-05-10"),
        ("She appears to have run on Monday.", "Monday", "2024-05-13"),
        ("On Monday she appears in court.", "Monday", "2024-05-20"),
        ("The march was planned for the weekend.", "the weekend", "XXXX-WXX-WE"),
        ("The trial had been set for June.", "June", "2024-06"),
        ("The trial was due in June.", "June", "2024-06"),
        ("The vigil was planned for Friday.", "Friday", "XXXX-WXX-5"),
        # The hours of the day told last.
        ("He was held at 11pm on Friday and freed at 3am.", "3am", "2024-05-11T03:00"),
        ("He was held at 3pm on Friday and freed at 5pm.", "5pm", "2024-05-10T17:00"),
        ("He was held at 3pm on Friday and freed at 9am.", "9am", "XXXX-XX-XXT09:00"),
        ("The road was shut on Saturday night. At 9am it was open.", "9am", "XXXX-XX-XXT09:00"),
    ],
)
def test_no_date_is_invented(read_text: Read, text: str, words: str, timex: str) -> None:
    assert values(read_text(text, "2024-05-15")).get(words) == timex


def test_a_headline_in_the_present_is_past_or_to_come() -> None:
    text = "March goes ahead on Saturday"
    doc = language.parse(language.load(), text, [])
    assert Tenses(doc).direction(text.index("Saturday"), False) == 1
    assert Tenses(doc, headlines=[Span(0, len(text))]).direction(text.index("Saturday"), False) == UNSURE


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The troops who shot ten on Bloody Sunday were named.", []),
        ("Shops were full on Black Friday.", []),
        ("Voters came on Super Tuesday.", []),
        ("The Good Friday Agreement held.", []),
        ("The Sunday Echo said so.", []),
        ("The Oldbury Monday Club met.", []),
        ("He sang on Saturday Night Live.", []),
        ("On Monday Mr Hay said he ran.", ["Monday"]),
        ("She told it in a Friday Chatterbook post.", ["Friday"]),
        ("She told it to WQXV Monday.", ["Monday"]),
        ("They met on the Friday morning.", ["Friday morning"]),
        ("Late Monday the Sunday Echo met Ms Orr.", ["Late Monday"]),
    ],
)
def test_a_weekday_in_a_name_is_no_time(read_text: Read, text: str, left: list[str]) -> None:
    assert list(values(read_text(text, "2024-05-15"))) == left


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-03-14", ("2021-03-14", "2021-03-14")),
        ("2021-W10", ("2021-03-08", "2021-03-14")),
        ("2021-W10-WE", ("2021-03-13", "2021-03-14")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2002", ("2002-01-01", "2002-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("2009-Q3", ("2009-07-01", "2009-09-30")),
        ("2021-03-14TEV", ("2021-03-14T18:00", "2021-03-15T00:00")),
        ("2021-03-14T24:00", ("2021-03-15T00:00", "2021-03-15T00:01")),
        ("2003-SU", (None, None)),
        ("P3D", (None, None)),
        ("XXXX-WXX-7", (None, None)),
        ("2021-02-31", (None, None)),
        (None, (None, None)),
    ],
)
def test_bounds(value: str | None, expected: tuple[str | None, str | None]) -> None:
    assert bounds(value) == expected


def test_shift_does_not_complete_a_partial_date() -> None:
    assert shift(partial("2021-03"), "day", -1) is None
    assert shift(partial("2021-03"), "month", -3) == "2020-12"
    assert shift(partial("9999-12-31"), "day", 1) is None


def test_a_time_after_midnight_belongs_to_the_day_after_the_evening(read_text: Read) -> None:
    text = "Police broke up the march on Saturday night. Ms Orr was released at about 2am."
    assert values(read_text(text, "2024-03-10"))["about 2am"] == "2024-03-10T02:00"


def test_no_day_is_invented_for_a_time_from_another_paragraph(read_text: Read) -> None:
    text = "The paper asked the force on Tuesday.\n\nAt 7.31pm an officer moved. The crowd left that night."
    found = values(read_text(text, "2024-03-14"))
    assert found["7.31pm"] == "XXXX-XX-XXT19:31"
    assert found["that night"] == "XXXX-XX-XXTNI"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He wants a report on the events in Oldbury at the weekend.", "2024-W10-WE"),
        ("Crews will work on the bridge at the weekend.", "2024-W11-WE"),
    ],
)
def test_early_in_the_week_the_weekend_is_the_one_before_unless_it_is_to_come(
    read_text: Read, text: str, value: str
) -> None:
    assert values(read_text(text, "2024-03-11"))["the weekend"] == value


_VOCABULARY = (
    "on in the last next early late March May Monday night morning week weeks year years 14 2021 3rd three a few ago "
    "later of - , / : . 6.30pm BC 31 February 1990s every end ’s quarter half and to \n\n \u200f é 🙂"
)
_WORDS = st.sampled_from(_VOCABULARY.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_expressions_stand_in_order_and_apart(text: str) -> None:
    position = 0
    for said in find(lex(text)):
        assert position <= said.start < said.end <= len(text)
        assert text[said.start : said.end].strip()
        position = said.end


@settings(max_examples=40, deadline=None)
@given(
    words=st.lists(_WORDS, min_size=1, max_size=30).map(" ".join),
    published=st.sampled_from([None, "2021", "2021-03", "2021-03-14", "0001-01-01", "9999-12-31"]),
)
def test_any_text_resolves(read_text: Read, words: str, published: str | None) -> None:
    for time in read_text(words, published).times:
        assert (time.start is None) == (time.end is None)
        assert time.start is None or time.end is None or time.start <= time.end

"""Time expressions of newswire, spans and values as the TimeML guidelines have them; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading

Read = Callable[..., Reading]

#: A Friday.
FRIDAY = "2013-03-22"


def found(reading: Reading) -> dict[str, str | None]:
    return {reading.words(time.span): time.timex for time in reading.times}


def _id(case: object) -> str:
    return str(case)[:50] if isinstance(case, str) else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Days from the day of publication.
        (
            "OLDBURY, March 21 (Pennant) - Police arrested two men on Tuesday.",
            {"March 21": "2013-03-21", "Tuesday": "2013-03-19"},
        ),
        ("She spoke to reporters Thursday.", {"Thursday": "2013-03-21"}),
        ("The union will strike on Friday, it said.", {"Friday": "2013-03-22"}),
        ("They are scheduled to appear in court Sunday, police said.", {"Sunday": "2013-03-24"}),
        ("He is due to be sentenced next Tuesday.", {"next Tuesday": "2013-03-26"}),
        ("Talks were to resume today.", {"today": "2013-03-22"}),
        ("The ban takes effect tomorrow.", {"tomorrow": "2013-03-23"}),
        ("He was found yesterday evening.", {"yesterday evening": "2013-03-21TEV"}),
        ("He died overnight in hospital.", {"overnight": "2013-03-21TNI"}),
        ("Crews worked late into the night on Wednesday.", {"the night on Wednesday": "2013-03-20TNI"}),
        ("He left in the early hours of Sunday morning.", {"the early hours of Sunday morning": "2013-03-17TMO"}),
        ("It began in the early hours of Sunday.", {"the early hours of Sunday": "2013-03-17TMO"}),
        ("The vote came late Thursday night.", {"late Thursday night": "2013-03-21TNI"}),
        ("The row began on the morning of 12 March.", {"the morning of 12 March": "2013-03-12TMO"}),
        # Dates.
        ("The vote was held on Nov. 12.", {"Nov. 12": "2012-11-12"}),
        ("Sales opened on Feb. 5, 2010.", {"Feb. 5, 2010": "2010-02-05"}),
        ("It fell in early March.", {"early March": "2013-03"}),
        ("The firm was founded in mid-1998.", {"mid-1998": "1998"}),
        ("Rents rose sharply in the 1990s.", {"the 1990s": "199"}),
        ("The singer was big in the 1980s and 1990s.", {"the 1980s": "198", "1990s": "199"}),
        ("It rose from January to June 2012.", {"January": "2012-01", "June 2012": "2012-06"}),
        ("The fair (26 June - 4 August 1952) was small.", {"26 June": "1952-06-26", "4 August 1952": "1952-08-04"}),
        ("The show ran June 26 to August 4, 1952.", {"June 26": "1952-06-26", "August 4, 1952": "1952-08-04"}),
        ("Two firms closed (May-August 2011).", {"May": "2011-05", "August 2011": "2011-08"}),
        (
            "The show will run from November 20 to January 11.",
            {"November 20": "2013-11-20", "January 11": "2014-01-11"},
        ),
        ("On Wednesday the two are to meet.", {"Wednesday": "2013-03-27"}),
        # Weeks, months, years.
        ("It shut last year.", {"last year": "2012"}),
        ("It shut two years ago.", {"two years ago": "2011"}),
        ("Profit fell from a year earlier.", {"a year earlier": "2012"}),
        ("Sales rose this week.", {"this week": "2013-W12"}),
        ("The plan was set out late last month.", {"late last month": "2013-02"}),
        ("She moved there at the end of last year.", {"the end of last year": "2012"}),
        ("It opens later this year.", {"later this year": "2013"}),
        ("The mill will close by the end of the year.", {"the end of the year": "2013"}),
        ("They were married on a weekend in May.", {"May": "2012-05"}),
        ("More rain fell at the weekend.", {"the weekend": "2013-W11-WE"}),
        ("The shop closed this past weekend.", {"this past weekend": "2013-W11-WE"}),
        ("It is his third film in three years.", {"three years": "P3Y"}),
        ("The pact will run out in 2015.", {"2015": "2015"}),
        # Quarters and business years.
        ("Profit rose in the third quarter.", {"the third quarter": "2012-Q3"}),
        ("It lost money in the first quarter of 2012.", {"the first quarter of 2012": "2012-Q1"}),
        ("Fourth-quarter profit fell.", {"Fourth-quarter": "2012-Q4"}),
        ("The fund lost money last quarter.", {"last quarter": "2012-Q4"}),
        ("The fund will lose money this quarter.", {"this quarter": "2013-Q1"}),
        ("Orders doubled in the second half of last year.", {"the second half of last year": "2012-H2"}),
        ("Sales grew in fiscal 2012.", {"fiscal 2012": "2012"}),
        ("Sales grew in fiscal year 2012.", {"fiscal year 2012": "2012"}),
        ("Sales fell in the last fiscal year.", {"the last fiscal year": "2012"}),
        ("Sales fell this fiscal year.", {"this fiscal year": "2013"}),
        ("Net income was lower in the year-earlier period.", {"year-earlier": "2012"}),
        # Durations.
        ("He was held for 48 hours.", {"48 hours": "PT48H"}),
        ("Sales fell over the past three months.", {"the past three months": "P3M"}),
        ("It fell in the last 10 days.", {"the last 10 days": "P10D"}),
        ("He slept for two hours.", {"two hours": "PT2H"}),
        ("He was jailed for two-and-a-half years.", {"two-and-a-half years": "P2.5Y"}),
        ("She hoped to stay for another two weeks.", {"another two weeks": "P2W"}),
        ("They walked for half an hour.", {"half an hour": "PT30M"}),
        ("He led the club for more than a decade.", {"more than a decade": "P1DE"}),
        ("It ended a five-year dispute.", {"five-year": "P5Y"}),
        ("They waited for an entire week.", {"an entire week": "P1W"}),
        ("The weeklong fair ended.", {"weeklong": "P1W"}),
        ("The nine-hour talks failed.", {"nine-hour": "PT9H"}),
        ("The group spent months on the plan.", {"months": "PXM"}),
        ("He called hours after the blast.", {"hours": "PTXH"}),
        ("After weeks of rain the dam broke.", {"weeks": "PXW"}),
        ("It is the worst flood in years.", {"years": "PXY"}),
        # From now.
        ("The bridge opens six weeks from now.", {"six weeks from now": "2013-W18"}),
        ("A year from now it will be gone.", {"A year from now": "2014"}),
        # Sets.
        ("They march every weekend.", {"every weekend": "XXXX-WXX-WE"}),
        ("The gates open daily.", {"daily": "XXXX-XX-XX"}),
        ("He trains every day.", {"every day": "P1D"}),
        ("They meet each month.", {"each month": "P1M"}),
        ("The annual fair was dull.", {"annual": "XXXX"}),
        ("He is paid weekly.", {"weekly": "XXXX-WXX"}),
        ("The board sits twice a year.", {"twice a year": "P1Y"}),
        # References.
        ("He is now a free man.", {"now": "PRESENT_REF"}),
        ("The firm is currently in talks.", {"currently": "PRESENT_REF"}),
        ("The plan was recently dropped.", {"recently": "PAST_REF"}),
        ("Few people do so these days.", {"these days": "PRESENT_REF"}),
        ("Fees rose in recent years.", {"recent years": "PAST_REF"}),
        ("More will follow in the coming weeks.", {"the coming weeks": "FUTURE_REF"}),
        ("More will be known in the days ahead.", {"the days ahead": "FUTURE_REF"}),
        ("A deal could come soon.", {"soon": "FUTURE_REF"}),
        ("It may be sold in the near future.", {"the near future": "FUTURE_REF"}),
        ("No talks are under way at the moment.", {"the moment": "PRESENT_REF"}),
        ("She wrote her best songs in the sixties.", {"the sixties": "196"}),
        ("He said sales rose 3 percent for the year.", {"the year": "2013"}),
        # In lower case.
        ("he was held on monday and freed on 3 march.", {"monday": "2013-03-18", "3 march": "2013-03-03"}),
        ("two men were held in february 2002 and may 2003.", {"february 2002": "2002-02", "may 2003": "2003-05"}),
        # Times of day.
        ("He left in the evening.", {"the evening": "XXXX-XX-XXTEV"}),
        ("The line opened at 10 a.m. EST.", {"10 a.m. EST": "XXXX-XX-XXT10:00"}),
        ("The blast was at about 4 p.m. Tuesday.", {"about 4 p.m. Tuesday": "2013-03-19T16:00"}),
        (
            "Shots were heard around 5:30 a.m. on Saturday.",
            {"around 5:30 a.m.": "2013-03-16T05:30", "Saturday": "2013-03-16"},
        ),
        ("He was shot at 1:30 a.m. Feb. 1.", {"1:30 a.m. Feb. 1": "2013-02-01T01:30"}),
        ("The curfew starts at midnight on Saturday.", {"midnight": "2013-03-23T24:00", "Saturday": "2013-03-23"}),
        (
            "She came at three o'clock in the afternoon on Monday.",
            {"three o'clock in the afternoon": "2013-03-18T15:00", "Monday": "2013-03-18"},
        ),
        ("The ship left at 0800 GMT on Monday.", {"0800 GMT": "2013-03-18T08:00", "Monday": "2013-03-18"}),
        ("Half a century ago it was new.", {"Half a century ago": "1963"}),
        ("They meet every other week.", {"every other week": "P2W"}),
        # Holidays.
        ("They met on Christmas Eve.", {"Christmas Eve": "2012-12-24"}),
        ("They met on Easter Monday 2011.", {"Easter Monday 2011": "2011-04-25"}),
        ("They dined on Thanksgiving.", {"Thanksgiving": "2012-11-22"}),
        ("They marched on Remembrance Sunday.", {"Remembrance Sunday": "2012-11-11"}),
        ("The law was passed after the 9/11 attacks.", {"9/11": "2001-09-11"}),
        # Counted from what was told.
        ("He came on Monday and left the same day.", {"Monday": "2013-03-18", "the same day": "2013-03-18"}),
        (
            "He came on March 4. He left the following week.",
            {"March 4": "2013-03-04", "the following week": "2013-W11"},
        ),
        ("He came on March 4. Two days later he left.", {"March 4": "2013-03-04", "Two days later": "2013-03-06"}),
        ("He came in 2009 and left the following year.", {"2009": "2009", "the following year": "2010"}),
    ],
    ids=_id,
)  # fmt: skip
def test_newswire(read_text: Read, text: str, expected: dict[str, str]) -> None:
    assert found(read_text(text, FRIDAY)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Officers were called to the 1700 block of Mill Lane.",
        "He lives at 1915 Birch Street in Oldbury.",
        "It runs on a day-to-day basis.",
        "The second-hand car was sold.",
        "A second officer came.",
        "Wheat futures fell.",
        "they may march to the hall and sat there.",
        "Ten may march on the hall; 10 may stay.",
        "They are in their sixties.",
        "He joined in the morning meetings.",
        "As soon as he came, they left.",
        "The others soon followed.",
        "The drummer Noel Christmas resigned.",
        "The Good Friday Agreement held.",
    ],
)
def test_no_time_of_the_news(read_text: Read, text: str) -> None:
    assert found(read_text(text, FRIDAY)) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He died aged 45 years.", {}),
        ("The fall in prices hurt the fleet.", {}),
        ("Neighbours of the Summer family wept.", {}),
        ("The Winter Palace was shut.", {}),
        ("She left in the fall.", {"the fall": "2013-FA"}),
        ("She left in the fall of 2009.", {"the fall of 2009": "2009-FA"}),
        # What OCR makes of digits.
        ("He was held on l2 March 2O13.", {"l2 March 2O13": "2013-03-12"}),
        ("He was held on March 1O, 2013.", {"March 1O, 2013": "2013-03-10"}),
        ("He was held on 2I May 20l2.", {"2I May 20l2": "2012-05-21"}),
    ],
    ids=_id,
)
def test_what_looks_like_a_time_and_what_does_not(read_text: Read, text: str, expected: dict[str, str]) -> None:
    assert found(read_text(text, FRIDAY)) == expected


def test_times_of_the_only_day_whose_hours_are_told(read_text: Read) -> None:
    reading = read_text(
        "Police moved in on Saturday night. The crowd had come at 6pm.\n\nAt 9.30pm the square was shut.\n\n"
        "Police said on Sunday that it was late. By 11pm all had gone.",
        FRIDAY,
    )
    assert found(reading) == {
        "Saturday night": "2013-03-16TNI",
        "6pm": "2013-03-16T18:00",
        "9.30pm": "2013-03-16T21:30",
        "Sunday": "2013-03-17",
        "11pm": "XXXX-XX-XXT23:00",
    }


def test_a_time_in_another_paragraph_is_of_no_one_of_two_days(read_text: Read) -> None:
    reading = read_text(
        "Police moved in on Saturday night. The march on Tuesday was calm.\n\nAt 9.30pm it rained.", FRIDAY
    )
    assert found(reading)["9.30pm"] == "XXXX-XX-XXT21:30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The trial ran between June and August last year.",
            {"June": "2012-06", "August last year": "2012-08"},
        ),
        ("She left on 3 May last year.", {"3 May last year": "2012-05-03"}),
        ("She sang in January this year.", {"January": "2013-01", "this year": "2013"}),
        (
            "The strike ran from 6 am to 6 pm on Monday.",
            {"6 am": "2013-03-18T06:00", "6 pm": "2013-03-18T18:00", "Monday": "2013-03-18"},
        ),
        ("At 1530 hours on Monday they came.", {"1530": "2013-03-18T15:30", "Monday": "2013-03-18"}),
    ],
    ids=_id,
)
def test_months_of_the_year_before_and_spans_of_hours(read_text: Read, text: str, expected: dict[str, str]) -> None:
    assert found(read_text(text, FRIDAY)) == expected

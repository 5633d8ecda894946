"""Who a report is credited to, in the forms that bylines, datelines and sign-offs have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.intake import document_from_text
from onrecord.model import Document
from onrecord.model.record import OriginKind
from onrecord.record.origins import Sourced, credits_of, origin_of, sourced

BODY = """The council voted on Monday to close the swimming baths at Pellow Street after a report on its roof.

Residents said that they had not been asked. "We heard it on the bus," said Wilf Arden, who swims there daily.

The leader of the council, Moyra Tegg, said that a new pool would open within three years."""


def report(text: str, **known: str) -> Document:
    return replace(document_from_text(text), **known)


def whole(document: Document) -> list[str]:
    return [credit.name for credit in credits_of(document) if credit.whole]


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("By Press Association", "PA Media"),
        ("By PA Reporters", "PA Media"),
        ("By Elin Voss, PA", "PA Media"),
        ("By Reuters Staff", "Reuters"),
        ("By Agence France-Presse", "AFP"),
        ("By The Associated Press", "AP"),
        ("By Curlew News Agency", "Curlew"),
    ],
)
def test_bylines(line: str, agency: str) -> None:
    assert whole(report(f"Baths to close in Pellow Street\n\n{line}\n\n{BODY}")) == [agency]


@pytest.mark.parametrize("line", ["By Elin Voss", "By Elin Voss and PA", "By Reuter Blom", "By Ann Pa"])
def test_bylines_that_are_the_outlets_own(line: str) -> None:
    assert whole(report(f"Baths to close in Pellow Street\n\n{line}\n\n{BODY}")) == []


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("By Curlew Press reporters\n\nThe Harrow Meridian", "Curlew"),
        ("QNW\n\nHarrow Post, 3 May 2021", "QNW"),
        ("(AAP)\n\nHarrow Post, 3 May 2021", "AAP"),
        ("Curlew Press Service\n\nHarrow Courier, May 3, 2021", "Curlew"),
    ],
)
def test_another_house_in_an_outlets_head(head: str, agency: str) -> None:
    assert whole(report(f"Baths to close in Pellow Street\n\n{head}\n\n{BODY}")) == [agency]


@pytest.mark.parametrize(
    "head",
    [
        "By Harrow Press reporters\n\nThe Harrow Press",
        "By Crime Reporter\n\nHarrow Post, 3 May 2021",
        "HP\n\nHarrow Post, 3 May 2021",
        "HPN\n\nHarrow Post News, 3 May 2021",
    ],
)
def test_an_outlets_own_staff_and_initials(head: str) -> None:
    assert whole(report(f"Baths to close in Pellow Street\n\n{head}\n\n{BODY}")) == []


@pytest.mark.parametrize(
    ("start", "agency"),
    [
        ("LONDON (Reuters) - ", "Reuters"),
        ("TARNWICK, May 3 (AP) — ", "AP"),
        ("Mumbai, May 3 (PTI): ", "PTI"),
        ("SYDNEY (AAP) — ", "AAP"),
        ("EDDLESBY (Curlew) — ", "Curlew"),
    ],
)
def test_datelines(start: str, agency: str) -> None:
    text = f"Baths to close in Pellow Street\n\n{start}{BODY}"
    (credit,) = credits_of(report(text))
    assert (credit.name, credit.whole) == (agency, True)
    assert credit.span is not None
    assert credit.span.words(text) in start


@pytest.mark.parametrize(
    ("end", "agency"),
    [(" – PA", "PA Media"), ("\n\n(IANS)", "IANS"), ("\n\nSource: AAP", "AAP")],
)
def test_sign_offs(end: str, agency: str) -> None:
    assert whole(report(f"Baths to close in Pellow Street\n\n{BODY}{end}")) == [agency]


def test_help_is_no_origin() -> None:
    found = list(credits_of(report(f"Baths to close\n\n{BODY}\n\nAdditional reporting by Reuters")))
    assert [(credit.name, credit.whole) for credit in found] == [("Reuters", False)]
    assert whole(report(f"Baths to close\n\n{BODY}\n\n(With inputs from PTI)")) == []


def test_who_relayed_a_sentence_is_no_origin() -> None:
    told = 'An official told the PA news agency that the roof "could go at any time". Reuters has seen the letter.'
    assert list(credits_of(report(f"Baths to close\n\n{BODY}\n\n{told}"))) == []


def test_brackets_in_prose_are_no_dateline() -> None:
    assert list(credits_of(report("Baths to close\n\nTARNWICK Swimming Club (TSC) will move.\n\n" + BODY))) == []


def test_a_page_of_an_agency_is_its_own() -> None:
    assert whole(report(BODY, url="https://www.reuters.com/world/x")) == ["Reuters"]


def own(source: str, outlet: str, published: str | None) -> Sourced:
    return Sourced(source, outlet, published, ())


def test_copies_have_the_origin_that_one_of_them_credits() -> None:
    by_line = report(f"Baths to close\n\nBy Curlew News Agency\n\n{BODY}", outlet="The Lamp", published="2024-05-02")
    origin = origin_of([own("r1", "The Bell", "2024-05-01"), sourced("r2", by_line)])
    assert (origin.kind, origin.name, origin.id) == (OriginKind.AGENCY, "Curlew", "agency:curlew")
    assert origin.credited is not None
    assert origin.credited.span.words(by_line.text) == "Curlew News Agency"


def test_copies_without_a_credit_come_from_the_first() -> None:
    reports = [own("r1", "The Lamp", "2024-05-02"), own("r2", "The Bell", "2024-05-01"), own("r3", "", None)]
    for order in (reports, reports[::-1]):
        assert origin_of(order).id == "outlet:bell"


def test_nobody_named_is_unknown() -> None:
    assert origin_of([own("r4", "", None)]).kind is OriginKind.UNKNOWN

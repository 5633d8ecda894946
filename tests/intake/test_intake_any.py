"""Whatever the bytes are, an input gives Documents or a reason, and every span is exact."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_helpers import rejection, taken

from onrecord.intake import Rejected
from onrecord.intake.dates import from_stamp, iso_prefix

SUFFIXES = st.sampled_from(["txt", "html", "pdf", "json", "jsonl", "unknown"])
TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<figure>",
        "<figcaption>A boat at sea</figcaption>",
        "</figure>",
        "<h1>Boats</h1>",
        "<table><td>",
        "<li>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<article>",
        "<div class='caption'>",
        "<br>",
        "A man spoke to the court. ",
        "&#0;",
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":["x"],"author":{"name":[1]}}</script>',
        "<meta property='article:published_time' content='2021-99-01'>",
        "<time itemprop=datePublished>",
        "\x00",
        "“",
        "é",
    ]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["NewsArticle", "2021-03"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "@type",
                    "@graph",
                    "headline",
                    "author",
                    "articleBody",
                    "image",
                    "datePublished",
                    "uri",
                    "bodies",
                    "value",
                    "text",
                    "headlines",
                    "versioncreated",
                    "associations",
                    "descriptions",
                    "id",
                    "published",
                    "bylines",
                    "name",
                    "url",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)
ON_DISK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)


def check(path: Path) -> None:
    found = taken(path)
    assert found
    for item in found:
        if isinstance(item, Rejected):
            assert item.error.message
            continue
        assert item.text.strip()
        end = 0
        for block in item.blocks:
            assert block.span.start >= end
            end = block.span.end
            assert item.words(block.span).strip() == item.words(block.span) != ""
        assert end <= len(item.text)


@ON_DISK
@given(st.binary(max_size=300), SUFFIXES)
def test_any_bytes(tmp_path: Path, data: bytes, suffix: str) -> None:
    (tmp_path / f"a.{suffix}").write_bytes(data)
    check(tmp_path / f"a.{suffix}")


@ON_DISK
@given(st.lists(TAGS, max_size=30))
def test_any_markup(tmp_path: Path, parts: list[str]) -> None:
    (tmp_path / "a.html").write_text("<html><body>" + "".join(parts), encoding="utf-8")
    check(tmp_path / "a.html")


@ON_DISK
@given(VALUES)
def test_any_json(tmp_path: Path, value: object) -> None:
    (tmp_path / "a.json").write_text(json.dumps(value), encoding="utf-8")
    check(tmp_path / "a.json")
    (tmp_path / "a.jsonl").write_text(json.dumps(value), encoding="utf-8")
    check(tmp_path / "a.jsonl")


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "Fire \\ud83d at the mill."}', encoding="utf-8")
    assert rejection(tmp_path / "a.json").message.endswith("at offset 5")


@pytest.mark.parametrize(
    ("stamp", "date"),
    [
        ("2021-03-14T23:30:00-05:00", "2021-03-14"),
        ("2021-03-14 09:30", "2021-03-14"),
        ("20210314T093000Z", "2021-03-14"),
        ("2021-03", "2021-03"),
        ("2021", "2021"),
        ("14 March 2021", "2021-03-14"),
        ("Sun, 14 Mar 2021 09:30:00 GMT", "2021-03-14"),
        ("March 14th, 2021", "2021-03-14"),
        ("2021-02-30", None),
        ("31 June 2021", None),
        ("03/04/2021", None),
        ("soon", None),
        ("0000-01-01", None),
    ],
)
def test_stamps(stamp: str, date: str | None) -> None:
    assert from_stamp(stamp) == date


@given(st.text(max_size=40))
def test_a_date_is_a_date_or_nothing(text: str) -> None:
    date = from_stamp(text)
    assert date is None or iso_prefix(date) == date

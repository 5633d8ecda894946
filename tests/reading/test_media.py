from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Block, BlockKind, Media, Span
from onrecord.reading.media import read_media


def laid_out(*parts: tuple[str, str]) -> tuple[str, list[Block]]:
    """Blocks of these kinds and words, a blank line between; the same words again are a repeat."""
    text, blocks, first = "", [], {}  # type: str, list[Block], dict[tuple[str, str], int]
    for kind, words in parts:
        span = Span(len(text), len(text) + len(words))
        blocks.append(Block(BlockKind(kind), span, first.get((kind, words))))
        first.setdefault((kind, words), len(blocks) - 1)
        text += words + "\n\n"
    return text, blocks


def read(*parts: tuple[str, str]) -> list[tuple[str, str | None, str | None]]:
    text, blocks = laid_out(*parts)
    return [(m.kind, m.caption.words(text) if m.caption else None, m.credit) for m in read_media(text, blocks)]


def test_a_caption_takes_the_credit_beside_it() -> None:
    parts = (("paragraph", "Words."), ("caption", "The bridge at dawn"), ("credit", "(Image: Ann Other/Oldbury Echo)"))
    assert read(*parts) == [("photo", "The bridge at dawn", "Ann Other/Oldbury Echo")]


def test_a_credit_before_its_caption() -> None:
    assert read(("credit", "Pic: Ann Other"), ("caption", "The bridge")) == [("photo", "The bridge", "Ann Other")]


@pytest.mark.parametrize(
    ("caption", "words", "credit"),
    [
        ("The bridge. (AP Photo/Ann Other)", "The bridge.", "AP Photo/Ann Other"),
        ("The bridge. Photo: Ann Other", "The bridge.", "Ann Other"),
        ("The bridge | Credit: Ann Other", "The bridge", "Ann Other"),
        ("The bridge. Ann Other/Getty Images", "The bridge.", "Ann Other/Getty Images"),
        ("The bridge © 2020 Ann Other", "The bridge", "Ann Other"),
        ("The mayor (left) and her deputy", "The mayor (left) and her deputy", None),
        ("Photograph: Ann Other", None, "Ann Other"),
    ],
)
def test_a_credit_at_the_end_of_a_caption(caption: str, words: str | None, credit: str | None) -> None:
    assert read(("caption", caption)) == [("photo", words, credit)]


def test_a_name_printed_twice_is_one_credit() -> None:
    assert read(("credit", "Oldbury Echo: Pic: Echo.testPic: Echo.test")) == [("photo", None, "Echo.test")]


def test_a_repeated_caption_is_one_photograph() -> None:
    caption = ("caption", "The bridge at dawn")
    assert read(caption, ("paragraph", "Words."), caption) == [("photo", "The bridge at dawn", None)]


def test_two_captions_do_not_share_a_credit() -> None:
    found = read(("caption", "One"), ("credit", "Photo: Ann Other"), ("caption", "Two"))
    assert found == [("photo", "One", "Ann Other"), ("photo", "Two", None)]


def test_video() -> None:
    assert read(("credit", "Video: Oldbury TV"))[0][0] == "video"
    assert read(("caption", "Footage shows the bridge"))[0][0] == "video"


def test_a_label_without_a_name_is_no_credit() -> None:
    assert read(("credit", "Credit: ")) == []


def test_the_credit_span_shows_the_credit() -> None:
    text, blocks = laid_out(("caption", "The bridge. (Photo: Ann Other)"))
    (media,) = read_media(text, blocks)
    assert isinstance(media, Media)
    assert media.credit_span is not None
    assert media.credit_span.words(text) == media.credit


_PIECES = st.lists(
    st.sampled_from(
        ["Pic:", "Photo by", "(", ")", "©", "Getty Images", "AP", "/", "A. Name", ".", ": ", "🙂", "video", " "]
    ),
    min_size=1,
    max_size=12,
)


@given(st.lists(st.tuples(st.sampled_from(["caption", "credit", "paragraph"]), _PIECES.map("".join)), max_size=6))
def test_any_blocks_give_spans_inside_their_text(parts: list[tuple[str, str]]) -> None:
    text, blocks = laid_out(*parts)
    for media in read_media(text, blocks):
        assert media.caption or media.credit
        for span in (media.caption, media.credit_span):
            assert span is None or span.words(text)

"""Copies and shared passages, and that fingerprints can be kept."""

from __future__ import annotations

import random

from onrecord.intake import document_from_text
from onrecord.model import Span
from onrecord.model.record import LinkKind
from onrecord.record import reprints
from onrecord.record.index import InMemory
from onrecord.record.shingles import Fingerprint, fingerprint, sentences

STORY = """Ferry service halted after engine fire

The ferry to Hallow Point was taken out of service on Thursday after a fire in its engine room.

Sixty-one passengers were brought ashore by lifeboats, and three of the crew were treated for smoke.

"I have sailed on her for nineteen years and never smelt anything like it," said the mate, Osric Bane.

The harbour board said that the Petrel would not sail again before an inspection by the marine safety office.

Two other fires have broken out aboard her since March, according to the board's own records.

Shopkeepers on the island asked the county to send a relief boat before the weekend market.
"""
OTHER = """Island shops fear for the weekend trade

With no boat until Monday at the earliest, the market on Hallow Point may not open at all this week.

"Nobody comes if the Petrel does not," said Dilys Crane, who has sold pottery there since 2011.

The harbour board said that the Petrel would not sail again before an inspection by the marine safety office.

Her stall takes half of its money in the three weeks around midsummer, and she has ordered stock for them already.

The county said that a relief boat would cost eleven thousand pounds a day and that it had none to spare.
"""


def links(*texts: str) -> list[tuple[str, str, LinkKind]]:
    index = InMemory()
    for number, text in enumerate(texts):
        reprints.note(index, f"r{number}", document_from_text(text))
    found = {link for number in range(len(texts)) for link in reprints.links_of(index, f"r{number}")}
    return sorted((link.left, link.right, link.kind) for link in found)


def test_a_copy_with_another_headline_and_curly_marks() -> None:
    copy = STORY.replace("Ferry service halted after engine fire", "Boat drama").replace('"I', "“I").replace(',"', ",”")
    assert links(STORY, copy) == [("r0", "r1", LinkKind.COPY)]


def test_a_copy_with_edited_sentences_and_one_paragraph_gone() -> None:
    lines = STORY.replace("Sixty-one passengers", "More than sixty people").replace("on Thursday ", "").split("\n\n")
    assert links(STORY, "\n\n".join(lines[:-1])) == [("r0", "r1", LinkKind.COPY)]


def test_a_brief_cut_from_a_report_is_a_copy() -> None:
    lines = STORY.split("\n\n")
    assert links(STORY, "\n\n".join(lines[:4])) == [("r0", "r1", LinkKind.COPY)]


def test_one_shared_sentence_is_a_part() -> None:
    assert links(STORY, OTHER) == [("r0", "r1", LinkKind.PARTLY)]


def test_reports_of_one_thing_in_their_own_words_share_nothing() -> None:
    own = OTHER.replace("would not sail again before an inspection by the marine safety office", "must stay in port")
    assert links(STORY, own) == []


def test_lines_about_the_site_are_nobodys() -> None:
    line = "\n\nDownload our free app for breaking news and weather alerts wherever you are on the coast today.\n"
    assert (
        links("The lock was mended on Sunday by hand.\n" + line, "A mare was sold at Pell fair for a crown.\n" + line)
        == []
    )


def test_which_sentences_are_shared() -> None:
    a, b = document_from_text(STORY), document_from_text(OTHER)
    shared = reprints.compare("r1", fingerprint(a), "r2", fingerprint(b))
    (passage,) = shared.passages
    assert a.words(passage.left.span) == b.words(passage.right.span)
    assert a.words(passage.left.span).startswith("The harbour board")
    assert passage.exact
    assert not passage.quoted
    assert 0.1 < shared.of_left < 0.3
    turned = reprints.compare("r2", fingerprint(b), "r1", fingerprint(a))
    assert (turned.of_left, turned.of_right) == (shared.of_right, shared.of_left)


def test_a_shared_quotation_is_told_from_shared_prose() -> None:
    quote = '"I have sailed on her for nineteen years and never smelt anything like it," said the mate, Osric Bane.'
    a, b = document_from_text(STORY), document_from_text(OTHER.replace("The harbour board said", quote + "\n\nIt said"))
    quoted = [p for p in reprints.compare("a", fingerprint(a), "b", fingerprint(b)).passages if p.quoted]
    assert [a.words(passage.left.span) for passage in quoted] == [quote]


def test_a_fingerprint_can_be_kept() -> None:
    found = fingerprint(document_from_text(STORY))
    assert len(found.sentences) == 6
    assert Fingerprint.from_json(found.to_json()) == found


def test_sentences_do_not_end_at_titles_and_initials() -> None:
    text = 'Mr. A. Quill said no. "Never!" he said. Then Dr. Wynne left.'
    found = [span.words(text) for span in sentences(text, Span(0, len(text)))]
    assert found == ["Mr. A. Quill said no.", '"Never!" he said.', "Then Dr. Wynne left."]


def test_copies_are_found_without_comparing_everything() -> None:
    dice = random.Random(3)
    words = [a + b + c for a in ("bra", "cle", "dro", "fli", "gru") for b in "aeiou" for c in ("nt", "sk", "lm", "rd")]

    class Counting(InMemory):
        handed = 0

        def profiles(self, space: str, sources: object) -> dict[str, str]:
            found = super().profiles(space, sources)  # type: ignore[arg-type]  # whatever is given is passed on
            self.handed += len(found)
            return found

    index = Counting()
    texts = ["\n\n".join(" ".join(dice.choices(words, k=18)).capitalize() + "." for _ in range(8)) for _ in range(200)]
    for number, text in enumerate(texts):
        reprints.note(index, f"r{number}", document_from_text(text))
    reprints.note(index, "copy", document_from_text(texts[77].replace("aent", "iard")))
    assert [(link.left, link.right) for link in reprints.links_of(index, "copy")] == [("copy", "r77")]
    assert index.handed < 10


def test_groups_of_copies() -> None:
    index = InMemory()
    texts = (STORY, OTHER, STORY.replace("Thursday", "Friday"), STORY.replace("three", "four"))
    for number, text in enumerate(texts):
        reprints.note(index, f"r{number}", document_from_text(text))
    found = [link for number in range(4) for link in reprints.links_of(index, f"r{number}")]
    assert list(reprints.copies(found)) == [("r0", "r2", "r3")]

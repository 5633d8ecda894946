"""Whom the words of a source name: descriptions with a name in them, relative pronouns, quantities, documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from onrecord import Pipeline, Reading
from onrecord.intake import document_from_text
from onrecord.model import Form, Span
from onrecord.reading import people, speakers
from onrecord.reading.attribution import Attribution
from onrecord.reading.layer import Draft, Layer

#: Reads a text with statements given as words: source, cue, content, and whether the content is in quotation marks.
Read = Callable[..., Reading]
Told = tuple[str, str, str]


@pytest.fixture(scope="module")
def read_told(pipeline: Pipeline) -> Read:
    def read(text: str, *told: Told) -> Reading:
        def run(draft: Draft) -> None:
            draft.attributions = tuple(attributions(text, told))

        given = Layer("given", frozenset(), frozenset({"times", "attributions"}), "", run)
        return Pipeline([given, people.layer(), speakers.layer()], pipeline._nlp).read(document_from_text(text))

    return read


def attributions(text: str, told: Sequence[Told]) -> list[Attribution]:
    """Each one's words are looked for after the cue of the one before; ``"A|B"`` is B, the first after A."""
    made: list[Attribution] = []
    after = 0
    for source, cue, content in told:
        whole = source.replace("|", "")
        start = text.index(whole, after) + (source.index("|") if "|" in source else 0)
        named = Span(start, start + len(source.split("|")[-1]))
        # The cue may stand before the source, and the content on either side.
        at = text.find(cue, named.end)
        at = at if at >= 0 else text.index(cue)
        said = text.index(content)
        words = Span(said, said + len(content))
        quoted = (words,) if text[said - 1] == "“" else ()
        form = Form.DIRECT if quoted else Form.INDIRECT
        outer = [n for n, m in enumerate(made) if any(c.contains(named) for c in m.content)]
        made.append(
            Attribution(
                (named,), (Span(at, at + len(cue)),), (words,), form, quoted, within=outer[-1] if outer else None
            )
        )
        after = start
    return made


def names(reading: Reading) -> list[list[str]]:
    return [[e.name for e in s.speakers] for s in reading.statements]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Norland's chief human resources executive, Laszlo Birch", "Laszlo Birch"),
        ("Carter's chief pollster and strategist Joel Marsh", "Joel Marsh"),
        ("Oldbury spokesman the Rev. Martin Fenwick", "Martin Fenwick"),
        ("The mother of Anna Brook, Helen Marsh", "Helen Marsh"),
        ("A former candidate -- Joel Marsh, who lost the election --", "Joel Marsh"),
        ("The secretary general of the Norland League (formerly the Union), Martin Fenwick", "Martin Fenwick"),
    ],
)
def test_a_name_at_the_end_of_a_description_is_who_speaks(read_told: Read, source: str, name: str) -> None:
    text = f"{source}, said the road was closed."
    assert names(read_told(text, (source, "said", "the road was closed"))) == [[name]]


@pytest.mark.parametrize(
    "source",
    [
        "The fact that he did worse than Helen Marsh",
        "Those chosen before Helen Marsh",
        "The sisters of Helen Marsh",
        "A lawyer who met Helen Marsh",
    ],
)
def test_a_name_that_only_stands_in_the_description_does_not_speak(read_told: Read, source: str) -> None:
    text = f"{source} showed that the road was closed."
    found = names(read_told(text, (source, "showed", "the road was closed")))
    assert found[0] != ["Helen Marsh"]


@pytest.mark.parametrize(
    "source",
    [
        "Sens. Martin Fenwick (Ky.) and Joel Marsh (Fla.)",
        "Rival contenders Martin Fenwick and Joel Marsh",
        "Martin Fenwick, a farmer, and Joel Marsh",
    ],
)
def test_people_who_speak_together_are_all_speakers(read_told: Read, source: str) -> None:
    text = f"{source} said the road was closed."
    assert names(read_told(text, (source, "said", "the road was closed"))) == [["Martin Fenwick", "Joel Marsh"]]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Oldbury Council, which runs the park, said it was closed.", "which", "Oldbury Council"),
        ("Martin Fenwick, who said it was closed, left.", "who", "Martin Fenwick"),
        ("There were some neighbours who said it was closed.", "who", "neighbours"),
        ("They read a report that said it was closed.", "that", "report"),
    ],
)
def test_a_relative_pronoun_is_its_antecedent(read_told: Read, text: str, source: str, name: str) -> None:
    cue = "runs" if "runs" in text else "said"
    content = "the park" if cue == "runs" else "it was closed"
    assert names(read_told(text, (source, cue, content))) == [[name]]


def test_a_quantity_alone_is_somebody_unnamed_and_every_time_somebody_else(read_told: Read) -> None:
    text = "Some said the road was closed. Some said the bridge was open."
    reading = read_told(text, ("Some", "said", "the road was closed"), (". |Some", "said", "the bridge was open"))
    first, second = (s.speakers[0] for s in reading.statements)
    assert (first.named, second.named) == (False, False)
    assert first.id != second.id


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("The plan was mocked by critics of the town as a joke.", "by critics of the town", "critics of the town"),
        ("About 38% of likely voters said it was over.", "38% of likely voters", "38% of likely voters"),
    ],
)
def test_a_group_with_a_preposition_or_a_share(read_told: Read, text: str, source: str, name: str) -> None:
    cue, content = ("mocked", "a joke") if "mocked" in text else ("said", "it was over")
    assert names(read_told(text, (source, cue, content))) == [[name]]


def test_which_is_never_a_person(read_told: Read) -> None:
    text = "Martin Fenwick, director of a league, which backed the plan, left."
    assert names(read_told(text, ("which", "backed", "the plan"))) != [["Martin Fenwick"]]


def test_what_each_side_owns_is_told_apart(read_told: Read) -> None:
    text = "Marsh's campaign said it was over. Fenwick's campaign said it was not."
    reading = read_told(text, ("Marsh's campaign", "said", "it was over"), ("Fenwick's campaign", "said", "it was not"))
    assert names(reading) == [["Marsh's campaign"], ["Fenwick's campaign"]]


def test_an_indefinite_document_is_a_new_one_and_a_definite_one_the_same(read_told: Read) -> None:
    text = "A poll said he led. A poll said he did not. The poll said more."
    reading = read_told(
        text, ("A poll", "said", "he led"), (". |A poll", "said", "he did not"), ("The poll", "said", "more")
    )
    first, second, third = (s.speakers[0].id for s in reading.statements)
    assert first != second
    assert third == second


def test_an_unknown_name_is_a_name(read_told: Read) -> None:
    text = "Zwy Qatlo of the Oldbury Watch, who counted the votes, said it was fair. Qatlo said more would come."
    reading = read_told(
        text,
        ("Zwy Qatlo of the Oldbury Watch, who counted the votes", "said", "it was fair"),
        (". |Qatlo", "said", "more would come"),
    )
    first, second = (s.speakers[0] for s in reading.statements)
    assert first.name == "Zwy Qatlo"
    assert first.named
    assert first is second


def test_we_in_a_quotation_of_a_body_is_that_body_and_of_a_person_unknown(read_told: Read) -> None:
    text = "Oldbury Council said: “We believe the road is closed.” Helen Marsh said: “We hope it is.”"
    reading = read_told(
        text,
        ("Oldbury Council", "said", "We believe the road is closed."),
        ("We", "believe", "the road is closed"),
        ("Helen Marsh", "said", "We hope it is."),
        ("We", "hope", "it is."),
    )
    assert names(reading) == [["Oldbury Council"], ["Oldbury Council"], ["Helen Marsh"], []]


@pytest.mark.parametrize(
    "text",
    [
        "Oldbury Council shut the road. In a statement it said more would follow.",
        "Oldbury Council said the road was shut. It said more would follow.",
        "A leaked report said the road was shut. It said more would follow.",
    ],
)
def test_it_is_the_only_body_or_document_that_may_speak(read_told: Read, text: str) -> None:
    told = [("it" if " it said" in text else "It", "said", "more would follow")]
    if "said the road" in text:
        told.insert(0, (text[: text.index(" said")], "said", "the road was shut"))
    reading = read_told(text, *told)
    (speaker,) = reading.statements[-1].speakers
    assert speaker.name in ("Oldbury Council", "leaked report")


def test_it_is_nobody_where_two_may_speak(read_told: Read) -> None:
    text = "Oldbury Council met Norland Water. It said more would follow."
    (found,) = names(read_told(text, ("It", "said", "more would follow")))
    assert found in ([], ["Oldbury Council"])


def test_they_are_the_two_who_spoke_before(read_told: Read) -> None:
    text = "Anna Brook and Tom Marsh said the road was shut. They said more would follow."
    reading = read_told(
        text, ("Anna Brook and Tom Marsh", "said", "the road was shut"), ("They", "said", "more would follow")
    )
    assert names(reading)[1] == ["Anna Brook", "Tom Marsh"]

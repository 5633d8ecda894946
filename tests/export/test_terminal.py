"""The account on the terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_reading import TEXT, at, invented_reading
from rich.cells import cell_len

from counted_work import calls
from onrecord.export.terminal import render_terminal
from onrecord.model import (
    Asserted,
    Block,
    BlockKind,
    Count,
    Document,
    Entity,
    EntityKind,
    Form,
    Reading,
    Report,
    Role,
    Span,
    Statement,
    Time,
)

GOLDEN = Path(__file__).parent / "golden"
#: What a terminal obeys or shows out of order.
HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\u2028\u2029]")


def _section(account: str, title: str) -> str:
    return account.split(f"\n{title}\n", 1)[1].split("\n\n", 1)[0]


def _one_statement(text: str, form: Form, content: list[str], quoted: list[str]) -> Reading:
    def spans(words: list[str]) -> tuple[Span, ...]:
        return tuple(Span(text.index(part), text.index(part) + len(part)) for part in words)

    report = Report("sha256:0", b"", "text/plain")
    document = Document("sha256:0", "x.txt", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), report)
    return Reading(document, statements=(Statement("s1", form, (), (), spans(content), spans(quoted)),))


@pytest.mark.parametrize("width", [80, 46])
def test_the_account_of_an_invented_report(width: int) -> None:
    assert render_terminal(invented_reading(), width=width) == (GOLDEN / f"account-{width}.txt").read_text("utf-8")


@pytest.mark.parametrize("width", [40, 80])
def test_a_huge_title_is_cut(width: int) -> None:
    reading = invented_reading()
    for words in ("Rain " * 5000, "x" * 20_000, "雨" * 20_000):
        account = render_terminal(replace(reading, document=replace(reading.document, title=words)), width=width)
        lines = account.splitlines()
        assert [line.endswith("…") for line in lines[:3]] == [False, True, False]
        assert max(map(cell_len, lines)) <= width
        assert words.startswith(lines[0])


@pytest.mark.parametrize("width", [20, 33, 60, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for color_system in (None, "standard"):
        account = render_terminal(invented_reading(), width=width, color_system=color_system)
        lines = re.sub(r"\x1b\[[0-9;]*m", "", account).splitlines()
        assert max(map(cell_len, lines)) <= width


def test_colours_are_only_there_when_asked_for() -> None:
    plain = render_terminal(invented_reading())
    coloured = render_terminal(invented_reading(), color_system="standard")
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    before = render_terminal(invented_reading())
    for name, value in {
        "FORCE_COLOR": "1",
        "COLUMNS": "30",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }.items():
        monkeypatch.setenv(name, value)
    assert render_terminal(invented_reading()) == before


def test_events_are_in_the_order_of_their_times() -> None:
    reading = invented_reading()
    earlier = Time("t9", at("the spring"), "2024-04", "2024-04", "2024-04")
    later = replace(reading.events[5], time=earlier)
    happened = _section(render_terminal(replace(reading, events=(*reading.events[:5], later))), "What happened")
    assert (
        happened.index("2024-04 (“the spring”)") < happened.index("2024-05-02 18:00") < happened.index("time not given")
    )


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2024-04", "2024-04", "2024-04"),
        ("2024-04-01", "2024-04-07", "2024-04-01 to 2024-04-07"),
        ("2024-04-01T19:30", "2024-04-01T19:31", "2024-04-01 19:30"),
        ("2024-04-01T23:59", "2024-04-02T00:00", "2024-04-01 23:59"),
        ("2024-04-01T12:00", "2024-04-01T18:00", "2024-04-01 12:00 to 18:00"),
        ("2024-04-01T18:00", "2024-04-02T06:00", "2024-04-01 18:00 to 2024-04-02 06:00"),
        ("2024-04-01", None, "2024-04-01"),
    ],
)
def test_a_time_is_shown_in_few_words(start: str, end: str | None, shown: str) -> None:
    reading = invented_reading()
    event = replace(reading.events[5], time=Time("t1", at("the spring"), "", start, end))
    account = render_terminal(replace(reading, events=(event,)), width=120)
    assert f"\n  {shown} (“the spring”)\n" in account


def test_a_duration_lacks_no_date() -> None:
    times = tuple(Time(f"t{n}", at("the spring"), timex) for n, timex in enumerate(("PT40M", "PRESENT_REF", "PXY")))
    assert "which date" not in render_terminal(replace(invented_reading(), times=times))


def test_who_did_it_is_unknown_only_where_somebody_did_it() -> None:
    reading = invented_reading()
    dragged = replace(reading.events[2], type="death")
    assert "death → Dana Whitlow" in render_terminal(replace(reading, events=(dragged,)))
    assert "use of force: unknown → Dana Whitlow" in render_terminal(reading)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(4, 4, "4"), (200, None, "200 or more"), (None, 9, "up to 9"), (3, 5, "3 to 5"), (None, None, "not known")],
)
def test_a_count_is_shown_with_its_bounds_and_its_words(low: int | None, high: int | None, shown: str) -> None:
    reading = invented_reading()
    event = replace(reading.events[1], counts=(Count("patient", low, high, at("two")),))
    account = render_terminal(replace(reading, events=(event,)), width=200)
    assert f"patient count: {shown} “two”" in account


def test_a_request_whose_asker_is_not_told_says_so() -> None:
    reading = invented_reading()
    addressee = reading.events[4].roles[1]
    event = replace(reading.events[4], roles=(addressee, replace(addressee, role="beneficiary")), time=reading.times[0])
    asked = _section(render_terminal(replace(reading, events=(event,)), width=200), "What was asked for")
    assert asked.strip() == (
        "call: unknown → Ministry of Justice · beneficiary: Ministry of Justice · "
        "2024-05-02 18:00 to 2024-05-03 06:00 (“last night”) · according to a source · “called on”"
    )


def test_what_is_asked_for_is_not_said_to_have_happened() -> None:
    reading = invented_reading()
    account = render_terminal(replace(reading, events=(replace(reading.events[0], asserted=Asserted.ASKED),)))
    assert "What happened" not in account
    assert "asked for" in _section(account, "What was asked for")


def test_a_role_is_said_once() -> None:
    reading = invented_reading()
    wire = reading.entities[8]
    roles = (Role("Norland Wire", wire.mentions[0]), Role("agency", at("Wire")), Role("agency", at("Wire")))
    account = render_terminal(replace(reading, entities=(replace(wire, roles=roles),)))
    assert "\n  Norland Wire · agency · media · mentioned once\n" in account


def test_speech_within_speech_names_both() -> None:
    reading = invented_reading()
    inner = replace(reading.statements[3], within=reading.statements[0])
    account = render_terminal(replace(reading, statements=(reading.statements[0], inner)))
    assert "unknown · it was claimed · paraphrased · within the words of Dana Whitlow" in account


def test_an_unknown_speaker_is_told_by_the_words_of_the_source_or_of_the_statement() -> None:
    reading = invented_reading()
    quoted = replace(reading.statements[0], speakers=(), source=())
    sourced = replace(reading.statements[2], speakers=())
    unknown = _section(render_terminal(replace(reading, statements=(quoted, sourced))), "What stayed unknown")
    assert "who said: “I was standing still. They pushed me,”" in unknown
    assert "who spoke: “a source”" in unknown


def test_a_paraphrase_has_no_quotation_marks_and_a_quotation_is_verbatim() -> None:
    said = _section(render_terminal(invented_reading(), width=200), "Who said what")
    assert "\n    Mayor Ida Renn called on the Ministry of Justice to open an independent inquiry\n" in said
    for quotation in re.findall("“(.*?)”", said):
        assert quotation in TEXT
    assert re.findall("“(.*?)”", said) == ["I was standing still. They pushed me,", "Nobody told me why.", "measured"]


@pytest.mark.parametrize(
    ("text", "form", "content", "quoted", "shown"),
    [
        ('"It rained," he said.', Form.DIRECT, ['"It rained,"'], [], "“It rained,”"),
        ("“One.\n\n“Two.” He said so.", Form.DIRECT, ["“One.\n\n“Two.”"], ["One.", "Two."], "“One.” “Two.”"),
        (
            "He called it ‘a farce’ and left.",
            Form.MIXED,
            ["it ‘a farce’ and left"],
            ["a farce"],
            "it “a farce” and left",
        ),
        ("It was the officers’ “fault”.", Form.MIXED, ["the officers’ “fault”"], ["fault"], "the officers’ “fault”"),
        ("He said: “A “review”, they say.”", Form.DIRECT, ["“A “review”, they say.”"], [], "‘A “review”, they say.’"),
        ("He said that it rained.", Form.INDIRECT, ["that it rained"], [], "that it rained"),
    ],
)
def test_quotation_marks_stand_around_what_stands_in_them(
    text: str, form: Form, content: list[str], quoted: list[str], shown: str
) -> None:
    said = _section(render_terminal(_one_statement(text, form, content, quoted)), "Who said what")
    assert said.splitlines()[1:] == [f"    {shown}"]


def test_an_unknown_speaker_is_unknown() -> None:
    account = render_terminal(invented_reading())
    assert "\n  unknown · it was claimed · paraphrased\n    Shots were heard" in account
    assert "who said: Shots were heard" in _section(account, "What stayed unknown")


def test_who_relayed_it_is_said() -> None:
    assert "a source · told · paraphrased · via Norland Wire" in render_terminal(invented_reading())


def test_escape_sequences_and_overrides_of_a_report_do_not_reach_the_terminal() -> None:
    evil = "\x1b]0;owned\x07\x9b2J\u202egnorw\r\nend"
    reading = invented_reading()
    villain = Entity("e1", EntityKind.PERSON, evil, True, (Span(0, 1),))
    document = replace(reading.document, title=evil, outlet=evil, input=evil)
    account = render_terminal(replace(reading, document=document, entities=(villain,)))
    assert not HARMFUL.search(account)
    assert "␛]0;owned␇⟨U+009B⟩2J⟨RLO⟩gnorw end" in account


@settings(deadline=None)  # a loaded machine is no fault
@given(st.text(alphabet=st.characters(exclude_categories=[]), min_size=1), st.integers(20, 60))
def test_any_text_can_be_shown(text: str, width: int) -> None:
    account = render_terminal(_one_statement(text, Form.DIRECT, [text], []), width=width)
    assert not HARMFUL.search(account)
    assert all(cell_len(line) <= width for line in account.split("\n"))


def test_markup_of_the_library_is_not_obeyed() -> None:
    text = "[bold]loud[/bold] :smile: [link=x]y[/link] he said"
    assert text[:-8] in render_terminal(_one_statement(text, Form.INDIRECT, [text[:-8]], []))


def test_a_long_report_takes_work_in_proportion() -> None:
    def work(times: int) -> int:
        text = "a word " * times
        reading = _one_statement(text, Form.DIRECT, [text], [])
        return calls(lambda: render_terminal(reading))

    assert work(20_000) < 10.5 * work(2_000)


def test_an_empty_reading_says_what_it_lacks() -> None:
    account = render_terminal(_one_statement("Rain.", Form.INDIRECT, ["Rain."], []))
    assert account.startswith("Rain.\npublication date unknown\nx.txt\n")
    assert "when the report was published" in account


def test_what_was_denied_does_not_read_as_said() -> None:
    text = "Ms Hill denied that she had struck anybody."
    reading = _one_statement(text, Form.INDIRECT, ["that she had struck anybody"], [])
    cue = Span(text.index("denied"), text.index("denied") + 6)
    account = render_terminal(replace(reading, statements=(replace(reading.statements[0], cue=(cue,)),)))
    assert "unknown · denied · paraphrased" in account

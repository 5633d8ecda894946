"""What the law did with whom, in one report: arrests, charges, releases, trials and how they ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import Asserted, Entity, EntityKind, Span
from onrecord.model.demands import Step
from onrecord.record.demands.offences import offence_at
from onrecord.record.demands.page import CLAUSE, PREPOSITION, Page, Sentence, flat
from onrecord.record.demands.rows import LegalRow, Who

#: Each step by its verb; ``(?P<v>…)`` is what a subject or an object is looked for beside.
_STEPS: tuple[tuple[Step, str], ...] = (
    (
        Step.ARRESTED,
        r"(?P<v>(?:re-?)?arrested|apprehended|nabbed|taken into (?:police )?custody|"
        r"(?:still )?(?:being )?held(?: \w+){0,2} on suspicion|handcuffed and led away)",
    ),
    (
        Step.DETAINED,
        r"(?P<v>remanded|detained|imprisoned|jailed|incarcerated|held in custody|kept(?= (?:\w+ ){1,3}in custody)|"
        r"placed under house arrest)(?! (?:for \w+ (?:years|months)))",
    ),
    (
        Step.CHARGED,
        r"(?P<v>charged|indicted|booked|arraigned|charge-?sheeted)(?= (?:on \w+(?: \w+)? |in \w+ |last \w+ |"
        r"yesterday |today |jointly |separately |also )?(?:with|over|under|in connection|for|by|"
        r"on (?:a )?(?:\w+ )?(?:charges?|"
        r"counts?)))|(?P<court>arraigned|indicted)",
    ),
    (Step.FINED, r"(?P<v>fined)"),
    (
        Step.RELEASED,
        r"(?P<v>released|freed|bailed|let go)(?! (?:an?|the|his|her|its|their|more|new) (?!\S+ bond))(?= (?:\w+ |"
        r"\d\S* ){0,4}?(?:on (?:(?:police |conditional |"
        r"unconditional |station )?bail|(?:a |an )?[$€£]\S+ bond|bond|parole|(?:a )?personal|a surety|licence|"
        r"a \S+ bond)|without (?:charge|being charged)|under investigation|from (?:custody|prison|jail|detention|"
        r"police)|pending|after questioning|last night|yesterday|the same night|hours later|"
        r"(?:on |early |late )?(?:mon|tues|wednes|thurs|fri|satur|sun)day))|(?<=and )(?P<also>released)\b(?! (?:a|"
        r"an|the|his|her|its|their)\b)|"
        r"(?P<grant>granted)(?= (?:\w+ ){0,4}bail\b)",
    ),
    (
        Step.TRIED,
        r"(?P<v>went on trial|goes on trial|stood trial|stands trial|put on trial|tried(?= (?:for|on|in|"
        r"before|by)\b))(?! to\b)",
    ),
    (
        Step.CONVICTED,
        r"(?P<v>convicted|found guilty|sentenced|jailed(?= for \w+ (?:years|months|days))|pleaded guilty|"
        r"pled guilty|admitted(?= (?:the charge|\w+ing|obstruct|assault|theft|fraud|manslaughter)))",
    ),
    (
        Step.ACQUITTED,
        r"(?P<v>acquit(?:ted|s)|found not guilty|exonerat(?:ed|es)|(?P<clears>clear(?:ed|s)))",
    ),
    (
        Step.DROPPED,
        r"(?P<against>(?:drop(?:ped|s)|dismissed|withdr(?:ew|awn)|discontinued|"
        r"abandoned)(?: \S+){0,7}? (?:charges?|cases?|"
        r"prosecution)(?: \S+){0,3}? against)|no charges (?:be |would be |will be )?brought against(?P<none>)|"
        r"charges?(?: \S+){0,3}? against(?P<of>) (?=[^.;]{2,60}? (?:was|were|have been|has been|"
        r"had been) (?:\w+ )?(?:dropped|withdrawn|discontinued|thrown out|quashed))",
    ),
    (
        Step.APPEALED,
        r"(?P<v>appealed|is appealing|lodged an appeal)(?= (?:against )?(?:his|her|their|the|"
        r"that) (?:\w+ )?(?:conviction|sentence|verdict|fine))",
    ),
    (Step.SETTLED, r"(?P<v>settled|reached a settlement|accepted a settlement)\b"),
)
_RULES = tuple((step, re.compile(rf"\b(?:{pattern})")) for step, pattern in _STEPS)
_NOT_GUILTY = re.compile(
    r"\b(?:jury|juror|foreman|forewoman|foreperson|judge|magistrates?|bench|court)\b[^.;]{0,60}\bnot guilty\b|"
    r"\bnot guilty verdict"
)
_AMONG = re.compile(r"\b(?:among|including)(?: (?:them|those)(?: \w+)?)?(?: was| were|,)? $")
_AUX = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got|gets)(?: (?:also|later|then|now|still|each|both|all|not|\w+ly|jointly))* $"
)
_UNREAL = re.compile(
    r"(?:\b(?:not|never|nobody|no one|none|without being|will|would|could|may|might|should|must|can|if|whether|"
    r"unless|to|expected to|due to|"
    r"deny|denied|before being|avoid(?:ed)?|instead of|calls for|wanted|wants|threatened)|n't)(?: (?:also|later|"
    r"then|be|been|have been|have|being|him|her|them|\w+ly))* $"
)
_ARREST = re.compile(r"(?:re-?)?arrests?")
_PAIR = re.compile(r"^(?:both|the (?:two|pair)|the couple|the two men|the two women)\b")
_HE = re.compile(
    r"^\W*(?:and |but |then |later |meanwhile,? )*(?:he|she|they|mr|ms|mrs|"
    r"the (?:man|woman|teenager|youth|boy|girl|student|suspect|accused|defendant|officer|soldier|driver|"
    r"journalist|reporter|activist))\b"
)
_LONE = re.compile(r"^(?:an?|one|another) (?!(?:\w+ ){0,3}(?:video|footage|report|statement|tape|court|judge|jury)\b)")
#: Of another matter than the one that the report is about; the weaker words only of another year than the report's.
_UNRELATED = re.compile(r"\b(?:unrelated|unconnected)\b")
_ANOTHER = re.compile(r"\b(?:an?|another) (?:separate|different|earlier|previous|prior|past) ")
_BEFORE_IT = re.compile(r"\b(?:in|on|over) an? (?:\w+ )?(?:unrelated|unconnected) (?:\w+ ){1,3}?,?[^,;]*$")
_COURT = re.compile(r"\b(?:courts?|judges?|jury|juries|jurors|magistrates?|tribunal|bench|justices?|panel)\b[^;]*$")
#: No court clears anybody of these.
_NOT_OF_LAW = re.compile(
    r"[^.;,]{0,40}\bof (?:any |all )?(?:wrongdoing|misconduct(?! in)|blame|fault|bias|negligence(?!\w))"
)
_TYPES = frozenset(
    {
        "arrest",
        "detention",
        "charge",
        "fine",
        "release",
        "trial",
        "conviction",
        "acquittal",
        "ruling",
        "settlement",
        "lawsuit",
    }
)


def steps(page: Page) -> Iterator[LegalRow]:
    """Yield what befell whom, in text order."""
    told: list[LegalRow] = []
    for sentence in page.sentences:
        if sentence.is_title:
            continue
        for row in _in_sentence(page, sentence, told):
            if not any(r.step is row.step and r.words == row.words and _one(r.person, row.person) for r in told):
                told.append(row)
    yield from (row for row in _verdicts_in_titles(page) if not any(_same_step(row, r) for r in told))
    yield from told


def _verdicts_in_titles(page: Page) -> Iterator[LegalRow]:
    """Yield "Court clears Ann Orr" of a headline; the text below may tell it in other words."""
    for sentence in page.sentences:
        if sentence.is_title:
            yield from (
                row
                for row in _in_sentence(page, sentence, [])
                if row.step is Step.ACQUITTED and row.person is not None and len(row.person.name.split()) > 1
            )


def _same_step(left: LegalRow, right: LegalRow) -> bool:
    return left.step is right.step and (right.person is None or _one(left.person, right.person))


def _one(left: Who | None, right: Who | None) -> bool:
    return (left.entity if left else None) == (right.entity if right else None)


def _in_sentence(page: Page, sentence: Sentence, told: list[LegalRow]) -> Iterator[LegalRow]:
    text, base = sentence.flat, sentence.span.start
    for step, rule in _RULES:
        for found in rule.finditer(text):
            if _UNREAL.search(text[: found.start()]) or (
                step is not Step.DROPPED and not _is_held(page, base + found.start(), base + found.end())
            ):
                continue
            if found.groupdict().get("clears") and not _is_by_a_court(text, found):
                continue
            if _is_of_another_matter(page, sentence, found):
                continue
            if step is Step.CONVICTED and re.search(r"\bnot (?:\w+ )?$", text[: found.start()]):
                continue
            people = _people(page, sentence, found, told)
            for person in people or ((None,) if _is_lone(text[: found.start()]) else ()):
                yield _row(page, sentence, step, found, person)
    yield from _by_noun(page, sentence)
    verdict = _NOT_GUILTY.search(text)
    if verdict and not re.search(r"\bplea|\bplead|\bwould|\bwill\b", text):
        for person in _named(page, base, base + len(text))[:1]:
            yield _row(page, sentence, Step.ACQUITTED, verdict, person)


def _is_by_a_court(text: str, found: re.Match[str]) -> bool:
    """Whether "cleared" is of the law: "a court cleared him", "was cleared of assault", "was cleared by a jury"."""
    before, after = text[: found.start()], text[found.end() :]
    if _NOT_OF_LAW.match(after):
        return False
    if _COURT.search(before):
        return True
    of = re.match(r"(?: (?:on|in|at|by|last|yesterday|today|\w+ly)(?: \w+){0,5}?)? (?:of|over) (?=\w)", after)
    by = re.match(
        r"[^.;,]{0,30}? by (?:an? |the )?(?:\w+ ){0,2}(?:jury|jurors|court|judges?|magistrates?|bench)\b", after
    )
    return bool(by) or (bool(of) and (bool(_AUX.search(before)) or offence_at(text, found.end()) is not None))


def _is_of_another_matter(page: Page, sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether a step is told of another matter: "who was jailed in 2019 for an unrelated burglary"."""
    after = re.split(r", (?:was|were|is|has|had|who|and|but)\b|;| and (?:was|is)\b", sentence.flat[found.end() :])[0]
    if _UNRELATED.search(after) or _BEFORE_IT.search(sentence.flat[: found.start()]):
        return True
    when, of_report = page.date(sentence, sentence.span.start + found.start())
    is_of_another_year = not of_report and when is not None and when[:4] != (page.published or when)[:4]
    return is_of_another_year and bool(_ANOTHER.search(after))


def _by_noun(page: Page, sentence: Sentence) -> Iterator[LegalRow]:
    """Yield "the arrest of Ms Orr", "since his arrest": an arrest that the reading holds to have been."""
    for event in page.events_in(sentence.span):
        noun = next((t for t in event.triggers if _ARREST.fullmatch(flat(t.words(page.text)))), None)
        if event.type == "arrest" and event.asserted is Asserted.ASSERTED and noun is not None:
            found = re.compile(r"arrests?").search(sentence.flat, noun.start - sentence.span.start)
            for role in event.roles:
                if role.role == "patient" and role.entity is not None and is_person(role.entity) and found:
                    row = _row(page, sentence, Step.ARRESTED, found, page.who(role.span, role.entity))
                    yield replace(row, accused_of=None, accused_text="")


def _is_held(page: Page, start: int, end: int) -> bool:
    """Whether the reading does not hold the event that stands there as denied, possible or planned."""
    for event in page.reading.events:
        if event.type in _TYPES and any(t.start < end and start < t.end for t in event.triggers):
            return event.asserted is Asserted.ASSERTED
    return True


def _is_lone(before: str) -> bool:
    """Whether the subject is one person whom only a description names: "A handyman who…"."""
    return bool(_LONE.match(before))


def _people(page: Page, sentence: Sentence, found: re.Match[str], told: list[LegalRow]) -> tuple[Who, ...]:
    text, base = sentence.flat, sentence.span.start
    before, place, end = text[: found.start()], base + found.start(), base + found.end()
    groups = found.groupdict()
    if any(groups.get(name) is not None for name in ("against", "none", "of")):
        return _object(page, sentence, end, loose=True)
    if groups.get("grant") is not None and not _AUX.search(before):
        return _object(page, sentence, end, loose=True)
    after = tuple(_after_among(page, sentence, end))
    passive = bool(_AUX.search(before))
    if not passive:
        objects = _object(page, sentence, end, loose=False)
        if objects:
            return (*objects, *after)
    return (*_subject(page, sentence, before, place, told), *after)


def _object(page: Page, sentence: Sentence, at: int, *, loose: bool) -> tuple[Who, ...]:
    """Return the persons that stand right after a verb."""
    found: list[Who] = []
    last = at
    for span, entity in page.mentions(at, sentence.span.end):
        # Titles begin with capitals; "released yesterday shows Mr Orr" has none.
        between = re.sub(r"[A-Z][\w.'’-]* ", "", page.text[last : span.start])
        between = flat(between)
        limit = (
            r" (?:(?:the|an?|former|suspended|two|three) |[\w.-]*(?:year-old|man|woman|officer|driver|leader|"
            r"teacher|student) )*"
            if not found
            else r",? and (?:[\w.'-]+ ){0,2}|, |,? including (?:[\w.'-]+ ){0,4}"
        )
        if loose and not found:
            limit = r"[^.;]{0,40}"
        if not re.fullmatch(limit, between):
            break
        if is_person(entity) and (not found or page.is_by_name(span, entity)):
            found.append(page.who(span, entity))
        last = span.end
    return tuple(found)


def _after_among(page: Page, sentence: Sentence, at: int) -> Iterator[Who]:
    """Yield the persons of "nine were arrested, among them…", "among those arrested was…"."""
    for span, entity in page.mentions(at, sentence.span.end):
        if is_person(entity) and (
            _AMONG.search(flat(page.text[at : span.start]))
            or re.fullmatch(r"(?: \w+)? (?:was|were) (?:[\w-]+ ){0,3}", flat(page.text[at : span.start]))
        ):
            yield page.who(span, entity)


def _subject(page: Page, sentence: Sentence, before: str, at: int, told: list[LegalRow]) -> tuple[Who, ...]:
    cut = max((m.end() for m in CLAUSE.finditer(before)), default=0)
    if re.search(r"\b(?:who|whom) (?:\w+ ){0,3}$", before):
        cut = 0
    for begin in dict.fromkeys((cut, 0)):
        stretch = before[begin:].lstrip()
        if begin == cut and _PAIR.match(stretch):
            return _last_told(sentence, told, 2)
        found = [
            (span, entity)
            for span, entity in page.mentions(sentence.span.start + begin, at)
            if is_person(entity)
            and not PREPOSITION.search(before[: span.start - sentence.span.start])
            and not before[span.end - sentence.span.start :].startswith(("'s ", "' "))
        ]
        if found:
            return _joined(page, found)
        if begin == cut and _HE.match(stretch):
            return _last_told(sentence, told, 1)
    return ()


def _joined(page: Page, found: list[tuple[Span, Entity]]) -> tuple[Who, ...]:
    people = [found[-1]]
    for span, entity in reversed(found[:-1]):
        between = flat(page.text[span.end : people[0][0].start])
        if not re.fullmatch(r"(?:, \d+,?)?(?:, [^,.;]{2,40},?)? and (?:[\w-]+ ){0,3}", between):
            break
        people.insert(0, (span, entity))
    return tuple(page.who(span, entity) for span, entity in people)


def _last_told(sentence: Sentence, told: list[LegalRow], count: int) -> tuple[Who, ...]:
    """Return the persons whom the law did something with last, for "she" and "both", where it was just told."""
    found: list[Who] = []
    far = 700 if count > 1 else 260
    for row in reversed(told):
        if sentence.span.start - row.words.end > far:
            break
        if row.person is not None and row.person.entity not in {who.entity for who in found}:
            found.insert(0, row.person)
        if len(found) == count:
            return tuple(found)
    return ()


def _named(page: Page, start: int, end: int) -> list[Who]:
    return [page.who(span, entity) for span, entity in page.mentions(start, end) if is_person(entity)]


def is_person(entity: Entity) -> bool:
    """Whether an entity is a named person; an unusual name may have been taken for a body's."""
    if not entity.named:
        return False
    if entity.kind is EntityKind.PERSON:
        return True
    words = entity.name.split()
    return (
        entity.kind in (EntityKind.ORGANISATION, EntityKind.OTHER)
        and entity.sector is None
        and len(words) == 2
        and all(word[:1].isupper() and word[1:].islower() and word.isalpha() for word in words)
    )


def _row(page: Page, sentence: Sentence, step: Step, found: re.Match[str], person: Who | None) -> LegalRow:
    start = sentence.span.start + found.start()
    when, of_report = page.date(sentence, start)
    accused = _offence(sentence, found)
    return LegalRow(
        id=page.id_of(start, sentence.span.start + found.end(), _TYPES),
        step=step,
        person=person,
        by=_agent(page, start, sentence.span.start + found.end()),
        words=sentence.span,
        accused_of=accused,
        accused_text=accused.words(page.text) if accused else "",
        date=when,
        of_report=of_report,
    )


def _agent(page: Page, start: int, end: int) -> Who | None:
    for event in page.reading.events:
        if event.type in _TYPES and any(t.start < end and start < t.end for t in event.triggers):
            agent = next((r for r in event.roles if r.role == "agent" and r.entity is not None), None)
            return page.who(agent.span, agent.entity) if agent is not None else None
    return None


def _offence(sentence: Sentence, found: re.Match[str]) -> Span | None:
    """Return the words of what somebody is accused of, right after the verb."""
    if found.groupdict().get("grant") or re.match(r"(?:released|freed|bailed|kept|let|settled|remanded)", found[0]):
        return None
    place = offence_at(sentence.flat, found.end())
    return Span(*(sentence.span.start + at for at in place)) if place else None

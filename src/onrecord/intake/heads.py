"""The lines above a report: who wrote it, for which outlet, where and when.

The patterns are the field's conventions ("By Name, Role", "Outlet, 3 March 2021", agency datelines, the labelled
heads of press databases), not those of one outlet. All of them look at short lines only, and no two parts of one can
match the same words in many ways, so their cost is bounded.
"""

from __future__ import annotations

import re

from onrecord.intake.dates import MONTH
from onrecord.intake.lines import AGENCY, BUTTONS, NAME_WORD, PARTICLE, SHORT

_PERSON = rf"{NAME_WORD}(?:\s+(?:{NAME_WORD}|{PARTICLE}))*"
_PERSONS = rf"{_PERSON}(?:\s*(?:,|&|\band\b|, and\b)\s*{_PERSON})*"
_BY = re.compile(
    rf"(?i:(?:written |reported |words |story |report )?by:?\s+)(?P<names>{_PERSONS})(?:[\s,|(].{{0,80}})?"
)
_OFFICE = (
    r"(?:correspondent|reporter|editor|writer|journalist|columnist|bureau chief|staff|contributor|producer|critic"
    r"|photographer|analyst|specialist)s?"
)
_OFFICE_LINE = re.compile(
    rf"(?:[\w’'&.-]+\s+){{0,5}}{_OFFICE}(?:\s+(?:in|for|at|of)(?:\s+[\w’'&.-]+){{1,4}})?", re.IGNORECASE
)
#: What names of outlets end with; words that are surnames too are apart.
_PAPER = (
    r"(?:Times|Gazette|Herald|Guardian|Telegraph|Tribune|Chronicle|Observer|Journal|Examiner|Courier|Independent"
    r"|Inquirer|Enquirer|Sentinel|Dispatch|Advertiser|Echo|Mail|Leader|Argus|Mercury|Bulletin|Express|Mirror|Voice"
    r"|Monitor|Register|Standard|Citizen|Statesman|Republic|Democrat|Republican|Pioneer|Patriot|Messenger|Beacon"
    r"|Review|Digest|Daily|Weekly|Online|News(?: \d{1,2})?|Newspapers?|Magazine|Media|Agency|Service|Newswire|Radio"
    r"|Television|TV|FM|Broadcasting|Network|Newsroom|BBC|CNN|ITV|RTÉ)"
)
_ALSO_A_SURNAME = r"(?:Post|Sun|Star|World|Record|Globe|Age|Eagle|Bee|Nation|Press|Union|Wire)"
_OF_A_PAPER = r"(?:Daily|Evening|Morning|Sunday|Weekly|National|Free)"
_ADDRESS = r"(?:[\w-]+\.)+(?:com|org|net|news|info|ie|in|au|ca|za|ke|nz|uk|us|co\.\w\w|com\.\w\w|org\.\w\w)"
_CALL_SIGN = r"[KW][A-Z]{2,3}(?:-TV)?(?: \d{1,2})?"
#: What the last part of "By Name, Outlet" is when it is no second name.
_OUTLET = re.compile(
    rf"The\s.+|(?:.+\s)?{_PAPER}|(?:.+\s)?{_OF_A_PAPER}\s{_ALSO_A_SURNAME}|{_CALL_SIGN}|{_ADDRESS}|{AGENCY}"
)
#: An outlet on a line of its own, where no name of a person is looked for.
_OUTLET_ALONE = (
    rf"(?:(?:The )?(?:{NAME_WORD} |\d{{1,2}} |(?:and|of|the|&) ){{0,4}}(?:{_PAPER}|{_ALSO_A_SURNAME})"
    rf"|{_CALL_SIGN}|{_ADDRESS})"
)
_BY_OFFICE = re.compile(
    rf"(?P<names>{_PERSON}(?:\s+(?:and|&)\s+{_PERSON})*)(?:\s*[,|–—-]\s*|\s+in\s+)"
    rf"(?:[\w’'&.-]+,?\s+){{0,5}}(?i:{_OFFICE})\b(?:[,|]?\s+[\w’'&.-]+){{0,4}}"
)
_BY_ADDRESS = re.compile(rf"(?P<names>{_PERSON})[\s,|(]+(?:@\w+|[\w.+-]+@[\w-]+\.[\w.]+)\)?")
_DATE_WORD = (
    r"(?:first published|published|posted|last updated|updated|last modified|modified|created|date|issued|filed"
    r"|this story is from|story from|on|at|by)"
)
_DATE = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)[a-z]*,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?(?:\s+\d{{4}})?|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_CLOCK = (
    r"(?:,|at|-|–|\||T|\s)*(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)?"
    r"\s*(?:\(?[A-Z]{2,4}\)?)?"
)
#: The words of a date line that leave no doubt which date it gives.
_DATE_SAID = re.compile(r"\b(?:published|posted|updated|modified|this story is from)\b", re.IGNORECASE)
_DATE_LINE = re.compile(
    rf"(?:[\w .’'&-]{{2,40}}[|·•]\s*)?(?:{_DATE_WORD}(?:\s*:)?\s+|{_DATE_WORD}:)*{_DATE}{_CLOCK}\s*[.|]?", re.IGNORECASE
)
_PLACE_UPPER = r"[A-Z][A-Z.’'-]+(?:[ /][A-Z][A-Z.’'-]*){0,4}"
_PLACE_MIXED = r"[A-Z][\w.’'-]+(?:[ /][A-Z][\w.’'-]+){0,3}"
_REGION = r"(?:,\s+[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2})?"
_MONTH_DAY = rf"(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})"
_DAY = rf"(?:,?\s+{_MONTH_DAY})?"
_WIRE = r"\([A-Z][\w .,/&’'-]{1,40}\)"
_DASH = r"\s*(?:--|[-–—])\s+"
#: "LONDON (Reuters) —", "NASHUA, N.H. -", "Accra, March 3 (Xinhua) --": the dash is part of it.
_DATELINE = re.compile(
    rf"(?:{_PLACE_UPPER}{_REGION}{_DAY}(?:,?\s+{_WIRE})?{_DASH}"
    rf"|{_PLACE_UPPER}{_REGION}{_DAY},?\s+{_WIRE}\s*:\s+"
    rf"|{_PLACE_MIXED}{_REGION}(?:,?\s+\d{{4}})?{_DAY},?\s+{_WIRE}\s*(?:--|[-–—:])\s+"
    rf"|{_PLACE_MIXED}{_REGION},?\s+{_MONTH_DAY}(?:,?\s+\d{{4}})?{_DASH})(?=\S)"
)
_DATELINE_COLON = re.compile(rf"{_PLACE_UPPER}:\s+(?=\S)")
_DATELINE_LOWER = re.compile(r"[a-z]{3,20}(?: [a-z]{3,20})?(?:/[a-z]{3,20})?: (?=\S)")
#: Words in capitals before a colon or dash that are no place.
_NOT_PLACES = re.compile(
    r"(?:BREAKING|EXCLUSIVE|UPDATED?|WATCH|VIDEO|LIVE|ANALYSIS|OPINION|FULL TEXT|ABSTRACT|READ|MORE|NOTE|Q|A|PHOTOS?"
    r"|FILE|CORRECTION|EDITOR|FACTBOX|RELATED|BYLINE|DATELINE|HEADLINE|SOURCE)\b"
)
_WHOLE_DATE = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
)
_PARTED = r"\s*(?:,|[|·•:–—-])\s*"
_MASTHEAD = re.compile(
    rf"(?P<outlet>{_OUTLET_ALONE})(?:{_PARTED}(?i:{_WHOLE_DATE}){_CLOCK})?|(?i:{_WHOLE_DATE}){_PARTED}(?P<last>{_OUTLET_ALONE})"
)
#: A house that delivers to outlets.
_AGENCY_ALONE = re.compile(rf"(?:{NAME_WORD} ){{1,4}}(?:Press|News|Wire) (?:Service|Agency|Association)")
_PLACE_AND_DATE = re.compile(rf"(?:{_PLACE_UPPER}|{_PLACE_MIXED}){_REGION}(?:,|:|\s[|·•–—-])\s*(?i:{_WHOLE_DATE})\.?")
_PARTS = r",|\s[|·•–—]\s"
#: "Special Correspondent, The Open Ledger" has no author; words beyond these are no office.
_LONGEST_OFFICE = 4
#: An acronym on a line of its own is who a report comes from, but for these, which say what it is.
_ACRONYM = re.compile(
    r"\(?(?!(?:UK|US|USA|EU|NI|LIVE|NEWS|VIDEO|WATCH|PHOTO|TOP|CRIME|LOCAL|HOME|STATE|CITY|WORLD|SPORT)\b)[A-Z]{2,5}\)?"
)


def byline_names(line: str) -> tuple[str, ...] | None:
    """Return the names of a byline (perhaps none that can be told), or ``None`` where the line is not one."""
    if len(line) > SHORT or line.endswith((".", "?", "!")) or len(line.split()) > 16:
        return None
    if not _BY.fullmatch(line) and byline_outlet(line):
        return ()
    for pattern in (_BY, _BY_OFFICE, _BY_ADDRESS):
        match = pattern.fullmatch(line)
        if (
            match
            and match["names"][0].isupper()
            and match["names"].lower() not in BUTTONS
            and not (pattern is _BY and re.search(r"\b(?:was|is|has|had|were|are)\b", line))
        ):
            names = split_names(match["names"])
            outlet = byline_outlet(line)
            # "By Name, Outlet": the outlet is no second author.
            return names[:-1] if len(names) > 1 and outlet and outlet.startswith(names[-1]) else names
    return None


def byline_outlet(line: str) -> str | None:
    """Return the outlet that a byline names after the author ("By Jane Doe, The Open Ledger"), or ``None``."""
    if len(line) > SHORT:
        return None
    by, *parts = (part.strip() for part in re.split(_PARTS, line))
    if not parts or not (_BY.fullmatch(by) or (is_office(by) and len(by.split()) <= _LONGEST_OFFICE)):
        return None
    return next((part for part in reversed(parts) if _is_outlet(part)), None)


def _is_outlet(part: str) -> bool:
    return len(part.split()) <= 6 and not _OFFICE_LINE.fullmatch(part) and _OUTLET.fullmatch(part) is not None


def masthead_outlet(line: str) -> str | None:
    """Return the outlet that a line of its own names, alone or beside a date ("Open Ledger, 3 March 2021").

    Only to be asked of the lines above a report's prose: below, a paper's name is a cross-reference.
    """
    match = _MASTHEAD.fullmatch(line) if len(line) <= SHORT else None
    return (match["outlet"] or match["last"]) if match else None


def is_agency(line: str) -> bool:
    """Whether the whole line names an agency by what it is ("Curlew News Agency"): above the prose, a credit."""
    return len(line) <= SHORT and _AGENCY_ALONE.fullmatch(line) is not None


def is_place_and_date(line: str) -> bool:
    """Whether the whole line says where and when a report was written ("HARROWMERE, March 3, 2021")."""
    return len(line) <= SHORT and not _NOT_PLACES.match(line) and _PLACE_AND_DATE.fullmatch(line) is not None


def is_acronym(line: str) -> bool:
    """Whether the whole line is an acronym that may be who the report comes from ("(AAP)")."""
    return _ACRONYM.fullmatch(line) is not None


def is_the_name(line: str) -> bool:
    """Whether the whole line is a name with "The" before it: beside a byline or a date, an outlet's."""
    return len(line) <= 60 and re.fullmatch(rf"The(?: {NAME_WORD}){{1,4}}", line) is not None and line[-1] not in ".:"


def is_office(line: str) -> bool:
    """Whether the whole line is what a byline says its person is: "Crime correspondent"."""
    return len(line) <= 60 and line[:1].isupper() and _OFFICE_LINE.fullmatch(line) is not None


def is_name(line: str) -> bool:
    """Whether the whole line could be one person's name: two to four capitalised words."""
    return len(line) <= 60 and 2 <= len(line.split()) <= 4 and re.fullmatch(_PERSON, line) is not None


def split_names(names: str) -> tuple[str, ...]:
    """Split "Jane Doe, John Roe and Ann Poe" into its names; initials and particles stay with theirs.

    What somebody is ("Local Democracy Reporter", "Our Correspondent") is no name.
    """
    parts = re.split(r"\s*(?:,\s*and\b|,|&|\band\b|;)\s*", names)
    kept = (part.strip() for part in parts)
    return tuple(part for part in kept if part and not _OFFICE_LINE.fullmatch(part))


def is_date_line(line: str) -> bool:
    """Whether the whole line says when the report was published or changed ("Published 3 March 2021")."""
    return len(line) <= SHORT and _DATE_LINE.fullmatch(line) is not None


def says_its_date(line: str) -> bool:
    """Whether the whole line gives a date and says which: of publication, or of a change."""
    return is_date_line(line) and _DATE_SAID.search(line) is not None


def dateline_end(paragraph: str, *, opening: bool = False, lower: bool = False) -> int | None:
    """Return where the dateline at the start of a paragraph ends ("LONDON (Reuters) — "), or ``None``.

    Args:
        paragraph: its text.
        opening: whether the report opens with it, so that a place and a colon ("NEW DELHI: ") are one too; further
            down they are who speaks in a transcript.
        lower: whether the whole report is in lower case, so that its dateline is too ("delhi: ").
    """
    head = paragraph[:SHORT]
    if _NOT_PLACES.match(head):
        return None
    match = _DATELINE.match(head)
    if match is None and opening:
        match = (_DATELINE_LOWER if lower else _DATELINE_COLON).match(head)
    return None if match is None else len(match[0].rstrip())

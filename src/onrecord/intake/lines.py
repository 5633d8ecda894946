"""What a short line of a report is: a byline, a dateline, a credit, a caption, a heading.

The patterns are the field's conventions (agency datelines, "Pic: Name", "By Name, Role"), not those of one outlet.
All of them look at short lines only, and no two parts of one can match the same words in many ways, so their cost is
bounded.
"""

from __future__ import annotations

import re

from onrecord.intake.dates import MONTH

#: Longer lines are prose, whatever they start with.
SHORT = 160
_PARTICLE = r"(?:de|da|di|du|von|van|der|den|la|le|el|al|bin)"
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'`.-]*|[a-z]{1,3}’?[A-Z][\w’'-]+)"
#: One word of a credit's names: capitalised, a small word between names, a handle, a web address, a year, a mark.
_NAME_TOKEN = re.compile(
    rf"[(/©&|-]*(?:{_NAME_WORD}(?:[/&|]+{_NAME_WORD})*|{_PARTICLE}|and|of|the|for|at|in|via|by|y"
    r"|@\w+|[\w-]+(?:\.[\w-]+)+|\d{4})?[)/&|,;.:-]*"
)

# --- credits ---------------------------------------------------------------------------------------------------
_LABEL = (
    r"(?:(?:pic(?:ture)?s?|photos?(?:graphs?)?|images?|video) (?:by|from|courtesy of|courtesy)"
    r"|pic(?:ture)?s?(?: credits?)?|photos?(?:graphs?|graphers?)?(?: credits?)?"
    r"|images?(?: (?:source|credits?|copyright))?|source image|credits?|video(?: credit)?|illustration(?: by)?"
    r"|copyright|©)"
)
_LABELLED = re.compile(
    rf"(?:[^:]{{2,40}}:\s+)?(?P<label>{_LABEL})(?P<mark>\s*[:/|-]\s*|\s+)(?P<names>\S.*)", re.IGNORECASE
)
_REPEATED_LABEL = re.compile(rf"{_LABEL}\s*[:/]\s*", re.IGNORECASE)
#: Labels that can do without a mark before the names ("Photo by Jane Doe").
_LEADING = re.compile(r"by|from|courtesy|copyright|©|source", re.IGNORECASE)
_AGENCY = (
    r"(?:AP|AFP|PA(?: Wire| Images| Media| Archive)?|EPA(?:-EFE)?|ANI|PTI|AAP|Reuters|REUTERS|Getty(?: Images)?|iStock"
    r"|Shutterstock|Alamy(?: Live News)?|Rex|SWNS|Press Association|Associated Press|Agence France-Presse|Bloomberg"
    r"|Xinhua|Anadolu(?: Agency)?|Zuma Press|NurPhoto|Barcroft|Press Eye|INPHO|RollingNews\.ie|TNS|Sipa(?: USA)?|dpa"
    r"|DPA|TASS)"
)
_AGENCIES = re.compile(rf"(?:©\s*)?{_AGENCY}(?:(?:\s*/\s*|\s+via\s+){_AGENCY})*")
_JOINED = r"(?:\s*/\s*|\s+[-–—|]\s+|,\s+|\s+via\s+)"
_NAMES = rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,4}}"
_NAME_AND_AGENCY = re.compile(rf"(?:{_NAMES}{_JOINED}{_AGENCY}|{_AGENCY}{_JOINED}{_NAMES})(?:(?:/|\s+via\s+){_NAMES})?")
_BRACKETED = (
    r"\(\s*(?i:(?:AP|AFP|PA|EPA|Reuters|Getty|File|Staff|Courtesy)\s+(?:photo|picture|image|wire|file)s?\b"
    r"|(?:photo|picture|pic|image|credit|photograph)s?(?: credit| courtesy)?(?:\s+(?:by|of|from)\b|\s*[:/])|REUTERS/)"
    r"[^()]{0,100}(?:\([^()]{0,40}\)[^()]{0,60})?\)\.?"
)
_BRACKETED_CREDIT = re.compile(_BRACKETED)
_BRACKETED_AGENCY = rf"\((?:{_NAMES}{_JOINED})?{_AGENCY}\)"
_TAIL_CREDIT = re.compile(
    rf"(?:{_BRACKETED}|{_BRACKETED_AGENCY}"
    r"|(?:Photograph|Photo|Picture|Pic|Image|Credit)s?(?: credit| by)?: ?(?P<names>[^:]{2,90}))$"
)

# --- bylines and datelines -------------------------------------------------------------------------------------
_PERSON = rf"{_NAME_WORD}(?:\s+(?:{_NAME_WORD}|{_PARTICLE}))*"
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
#: What the last part of "By Name, Outlet" is when it is no second name; words that are surnames too are not here.
_OUTLET = re.compile(
    r"The\s.+|(?:.+\s)?(?:Times|Gazette|Herald|Guardian|Telegraph|Tribune|Chronicle|Observer|Journal|Examiner|Courier"
    r"|Independent|Inquirer|Sentinel|Dispatch|Advertiser|News|Newspapers?|Magazine|Media|Agency|Service|Radio|BBC|CNN)"
    rf"|{_AGENCY}"
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

# --- captions, headings and the rest ---------------------------------------------------------------------------
_CAPTION_WORDS = re.compile(
    r"(?:caption|image caption|pictured|picture shows|file photo|file picture|file image)\b|file\s*[-–—]\s",
    re.IGNORECASE,
)
_CAPTION_SIGNS = re.compile(
    r"\((?:L-R|L to R|left|right|centre|center|pictured[^()]{0,20}|file[^()]{0,20})\)"
    r"|,? (?:left|right|centre|center),|\bpictured\b|\bin this (?:file|undated|handout)",
    re.IGNORECASE,
)
#: What people in pictures do, in the present tense or as a participle.
_SHOWING = re.compile(
    r"\b(?:holds?|stands?|walks?|speaks?|arrives?|leaves?|looks?|attends?|gathers?|marche?s?|poses?|waves?|lays?|sits?"
    r"|kneels?|carr(?:y|ies)|wears?|displays?|embraces?|reacts?|addresses|protests?|clash(?:es)?|guards?|patrols?"
    r"|watch(?:es)?|chants?|shouts?|scuffles?|(?:is|are) (?:seen|pictured|shown|held|surrounded)|holding|standing"
    r"|walking|speaking|arriving|leaving|gathering|marching|wearing|carrying|kneeling|sitting)\b"
)
#: Before a word of _SHOWING, these say that it is an infinitive or a noun ("to protest", "the march").
_NOT_SHOWING = frozenset(
    {
        *("to", "not", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "did", "does", "do"),
        *("a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"),
        *("of", "in", "on", "for", "by", "with", "from", "at", "after", "before", "during", "who", "which", "no"),
    }
)
#: After these, a word in -ed is a participle ("the masked man", "is surrounded by").
_BEFORE_PARTICIPLE = frozenset(
    {"a", "an", "the", "his", "her", "its", "their", "is", "are", "being", "been", "be", "as", "of", "in", "by"}
)
_NO_VERBS = frozenset({"hundred", "red", "bed", "need", "indeed", "speed", "shed", "feed", "seed"})
_PAST = re.compile(
    r"\b(?:[a-z]+ed|said|told|was|were|had|did|has|have|went|came|took|made|gave|saw|stood|left|got|began|became|led|met"
    r"|brought|thought|knew|found|heard|felt|kept|spoke|wrote|ran|broke|fell|rose|won|lost|sent|put|will|would|could"
    r"|should|does|do)\b"
)
_TWO_SENTENCES = re.compile(r"[^\W\d_]{3,}[.!?…][\"'”’)\]]*\s+[\"'“‘(\[]*[A-ZÀ-ÖØ-Þ]")
_FURNITURE = re.compile(
    r"(?:story continues below.{0,20}|article continues below.{0,20}|(?:read|see|watch|listen|more)(?: more)?\s*:.*"
    r"|(?:read also|also read|must read)\s*:.*|read more.{0,80}|related\s*:.{0,80}"
    r"|related (?:articles?|stories|links|content|topics)\s*:?.{0,80}|share this.*|follow us.*|click here.*"
    r"|sign up (?:to|for) .{0,100}newsletters?.*|full text\.?|abstract\.?|continue reading.*|loading\W*"
    r"|media playback .{0,40}|copyright ©?.*all rights reserved\.?)",
    re.IGNORECASE,
)
#: What pages print around a report; a line of nothing else is theirs.
_BUTTONS = frozenset(
    {
        *("advertisement", "advert", "continue", "reading", "the", "main", "story", "skip", "scroll", "down", "for"),
        *("video", "photo", "photos", "facebook", "twitter", "linkedin", "pinterest", "whatsapp", "instagram"),
        *("reddit", "email", "mail", "print", "share", "save", "tweet", "google+", "comments", "comment", "more"),
        *("hide", "caption", "close", "view", "gallery", "image", "images", "play", "slideshow", "javascript"),
        *("please", "enable", "to", "watch", "this"),
    }
)
_ENDS = re.compile(r"[.!?…,;:–—-][\"'”’)\]]*$")
#: Signs of a sentence, whatever its end: quotation, and verbs that crossheads do without.
_SENTENCE = re.compile(r"[\"“”«»]|(?<!\w)[‘']|\b(?:said|says|was|were|had|has|have|would)\b")
_OPENS_QUOTE = re.compile(r"[\"“”«»‘']")


def is_credit(line: str) -> bool:
    """Whether the whole line credits a picture: "Pic: Name", "(AP Photo/Name)", "Name/Agency"."""
    if len(line) > SHORT:
        return False
    if any(pattern.fullmatch(line) for pattern in (_BRACKETED_CREDIT, _AGENCIES, _NAME_AND_AGENCY)):
        return True
    match = _LABELLED.fullmatch(line)
    if match is None:
        return False
    # "Pic: NamePic: Name" is one credit that was printed twice.
    names = _REPEATED_LABEL.sub(" ", match["names"])
    if not _are_names(names):
        return False
    return bool(match["mark"].strip()) or _LEADING.search(match["label"]) is not None


def _are_names(words: str) -> bool:
    tokens = words.split()
    return 0 < len(tokens) <= 12 and all(_NAME_TOKEN.fullmatch(token) for token in tokens)


def credit_at_end(line: str) -> int | None:
    """Return where a credit starts that ends a caption ("…the square. Photograph: Name/Agency"), or ``None``."""
    tail = max(0, len(line) - SHORT)
    match = _TAIL_CREDIT.search(line, tail)
    if match is None or match.start() < 12 or not (match["names"] is None or _are_names(match["names"])):
        return None
    return match.start()


def is_sign_off(line: str, cut: int) -> bool:
    """Whether what starts at ``cut`` is only an agency's name after a whole sentence ("He said so. (ANI)")."""
    return not is_open(line[:cut].rstrip()) and re.fullmatch(rf"\({_AGENCY}\)", line[cut:]) is not None


def byline_names(line: str) -> tuple[str, ...] | None:
    """Return the names of a byline (perhaps none that can be told), or ``None`` where the line is not one."""
    if len(line) > SHORT or line.endswith((".", "?", "!")) or len(line.split()) > 16:
        return None
    for pattern in (_BY, _BY_OFFICE, _BY_ADDRESS):
        match = pattern.fullmatch(line)
        if (
            match
            and match["names"][0].isupper()
            and match["names"].lower() not in _BUTTONS
            and not (pattern is _BY and re.search(r"\b(?:was|is|has|had|were|are)\b", line))
        ):
            names = split_names(match["names"])
            # "By Name, Outlet": the outlet is no second author.
            return names[:-1] if len(names) > 1 and byline_outlet(line) == names[-1] else names
    return None


def byline_outlet(line: str) -> str | None:
    """Return the outlet that a byline ends with ("By Jane Doe, The Open Ledger"), or ``None``."""
    by, _, last = line.rpartition(",")
    last = last.strip()
    if len(line) > SHORT or not by or not _BY.fullmatch(by.strip()) or _OFFICE_LINE.fullmatch(last):
        return None
    return last if _OUTLET.fullmatch(last) and len(last.split()) <= 6 else None


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


def is_furniture(line: str) -> bool:
    """Whether the line is the page's, not the report's: "Advertisement", "Read more: …", a row of stars."""
    if not any(ch.isalnum() for ch in line):
        return True
    if len(line) > SHORT:
        return False
    words = line.lower().split()
    buttons = len(words) <= 10 and all(word.strip(".:|") in _BUTTONS for word in words)
    return buttons or _FURNITURE.fullmatch(line) is not None


def is_open(line: str) -> bool:
    """Whether the line has no final punctuation, as captions and headings have none."""
    return _ENDS.search(line[-6:]) is None


def is_caption(line: str, *, labelled: bool = False) -> bool:
    """Whether a line of its own, without final punctuation, reads as a picture's caption.

    When in doubt it is none: what stands in a caption is not read as the report's own prose.

    Args:
        line: its text.
        labelled: whether only a caption that calls itself one counts ("Pictured: …").
    """
    if len(line) > 400 or _OPENS_QUOTE.match(line):
        return False
    if _CAPTION_WORDS.match(line):
        return True
    if labelled or not is_open(line) or len(line.split()) < 8:
        return False
    return bool(_CAPTION_SIGNS.search(line)) or _shows(line)


def _shows(line: str) -> bool:
    """Whether a line tells in one sentence what people in a picture do: its main clause is in the present tense.

    Prose tells the past, so a participle ("holding") counts only where nothing is in the past tense.
    """
    if _TWO_SENTENCES.search(line):
        return False
    past = min((match.start() for match in _PAST.finditer(line) if _is_past(line, match)), default=len(line))
    return any(
        match.start() < past
        and (past == len(line) or not match[0].endswith("ing"))
        and _word_before(line, match) not in _NOT_SHOWING
        for match in _SHOWING.finditer(line)
    )


def _is_past(line: str, match: re.Match[str]) -> bool:
    word = match[0]
    return not word.endswith("ed") or (word not in _NO_VERBS and _word_before(line, match) not in _BEFORE_PARTICIPLE)


def _word_before(line: str, match: re.Match[str]) -> str:
    """Return the word before a match in lower case; a line does not begin with what its subject does."""
    return (line[: match.start()].split() or ["the"])[-1].lower()


def is_heading(line: str) -> bool:
    """Whether a line of its own reads as a crosshead: short, no final punctuation, no quotation, capitalised."""
    if len(line) > 90 or not is_open(line) or _SENTENCE.search(line) or _TWO_SENTENCES.search(line):
        return False
    # Long crossheads tell no past: a line that does is a sentence without its full stop.
    longest = 8 if any(_is_past(line, match) for match in _PAST.finditer(line)) else 12
    return (
        len(line.split()) <= longest and (line[0].isupper() or line[0].isdigit()) and any(ch.islower() for ch in line)
    )


def is_headline(line: str) -> bool:
    """Whether the first line of a report reads as its headline."""
    if len(line) > 250 or len(line.split()) > 30 or not any(ch.isalpha() for ch in line):
        return False
    return re.search(r"[.,;:…][\"'”’)\]]*$", line[-6:]) is None

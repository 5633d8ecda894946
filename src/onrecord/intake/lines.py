"""What a short line of a report is: a credit, a caption, a heading, the page's own.

The patterns are the field's conventions ("Pic: Name", "(AP Photo/Name)"), not those of one outlet.
All of them look at short lines only, and no two parts of one can match the same words in many ways, so their cost is
bounded.
"""

from __future__ import annotations

import re

#: Longer lines are prose, whatever they start with.
SHORT = 160
PARTICLE = r"(?:de|da|di|du|von|van|der|den|la|le|el|al|bin)"
NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'`.-]*|[a-z]{1,3}’?[A-Z][\w’'-]+)"
#: One word of a credit's names: capitalised, a small word between names, a handle, a web address, a year, a mark.
_NAME_TOKEN = re.compile(
    rf"[(/©&|-]*(?:{NAME_WORD}(?:[/&|]+{NAME_WORD})*|{PARTICLE}|and|of|the|for|at|in|via|by|y"
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
AGENCY = (
    r"(?:AP|AFP|PA(?: Wire| Images| Media| Archive)?|EPA(?:-EFE)?|ANI|PTI|AAP|Reuters|REUTERS|Getty(?: Images)?|iStock"
    r"|Shutterstock|Alamy(?: Live News)?|Rex|SWNS|Press Association|Associated Press|Agence France-Presse|Bloomberg"
    r"|Xinhua|Anadolu(?: Agency)?|Zuma Press|NurPhoto|Barcroft|Press Eye|INPHO|RollingNews\.ie|TNS|Sipa(?: USA)?|dpa"
    r"|DPA|TASS)"
)
_AGENCIES = re.compile(rf"(?:©\s*)?{AGENCY}(?:(?:\s*/\s*|\s+via\s+){AGENCY})*")
_JOINED = r"(?:\s*/\s*|\s+[-–—|]\s+|,\s+|\s+via\s+)"
_NAMES = rf"{NAME_WORD}(?:\s+{NAME_WORD}){{0,4}}"
_NAME_AND_AGENCY = re.compile(rf"(?:{_NAMES}{_JOINED}{AGENCY}|{AGENCY}{_JOINED}{_NAMES})(?:(?:/|\s+via\s+){_NAMES})?")
_BRACKETED = (
    r"\(\s*(?i:(?:AP|AFP|PA|EPA|Reuters|Getty|File|Staff|Courtesy)\s+(?:photo|picture|image|wire|file)s?\b"
    r"|(?:photo|picture|pic|image|credit|photograph)s?(?: credit| courtesy)?(?:\s+(?:by|of|from)\b|\s*[:/])|REUTERS/)"
    r"[^()]{0,100}(?:\([^()]{0,40}\)[^()]{0,60})?\)\.?"
)
_BRACKETED_CREDIT = re.compile(_BRACKETED)
_BRACKETED_AGENCY = rf"\((?:{_NAMES}{_JOINED})?{AGENCY}\)"
_TAIL_CREDIT = re.compile(
    rf"(?:{_BRACKETED}|{_BRACKETED_AGENCY}"
    r"|(?:Photograph|Photo|Picture|Pic|Image|Credit)s?(?: credit| by)?: ?(?P<names>[^:]{2,90}))$"
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
BUTTONS = frozenset(
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
    return not is_open(line[:cut].rstrip()) and re.fullmatch(rf"\({AGENCY}\)", line[cut:]) is not None


def is_furniture(line: str) -> bool:
    """Whether the line is the page's, not the report's: "Advertisement", "Read more: …", a row of stars."""
    if not any(ch.isalnum() for ch in line):
        return True
    if len(line) > SHORT:
        return False
    words = line.lower().split()
    buttons = len(words) <= 10 and all(word.strip(".:|") in BUTTONS for word in words)
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

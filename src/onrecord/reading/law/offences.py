"""What a person is accused of, in the words after a verb of the law: offences, and no sentences, reasons or courts."""

from __future__ import annotations

import re

#: Words that name an offence wherever they stand; after "of" and "with" others may.
_OFFENCE = re.compile(
    r"\b(?:\w{2,}ing|murder|manslaughter|homicide|assault|battery|wound|harm|rape|theft|burglar|robber|fraud|riot|arson|"
    r"affray|abduct|kidnap|perjur|contempt|trespass|sedit|treason|terroris|espionage|extort|blackmail|brib|corrupt|"
    r"conspir|possess|embezzl|forger|vandal|(?:criminal|public|property) damage|disorder|breach|obstruct|stalk|cruelty|"
    r"neglect|negligen|libel|defam|slander|blasphem|offen[cs]e|misconduct|section|incite|incitement|harass|molest|"
    r"torture|violence|violat|smuggl|evasion|dacoity|culpable|grievous|curfew)\w*"
)
_NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|several)"
#: What somebody is sentenced to, or how long, or on what surety.
_PENALTY = re.compile(
    r"(?:(?:up to|at least|about|nearly|over|more than|less than|an? (?:total|minimum|maximum) of|a further|an?|the|"
    r"another|further) )*(?:(?:mandatory |whole[ -])?(?:life|death|hanging|prison|jail|imprisonment|custody|"
    r"probation|community|unpaid|suspended|rigorous|simple|hard labour|house arrest|detention|fines?\b|sentence|term|"
    r"ban|bail|bond|caning|deportation|transportation)\b|"
    rf"(?:rs\b|[£$€])|{_NUMBER}[ -](?:and a half )?(?:years?|months?|weeks?|days?|hours?|nights?|lakh|pounds|dollars|"
    r"rupees|euros?|lashes|consecutive|concurrent|times?)\b|(?:years?|months?|weeks?|days?|decades?) )"
)
#: Why somebody was let go, or what they were let go of that is no offence.
_NO_OFFENCE = re.compile(
    r"(?:the |an? |any |all |both |his |her |their )*(?:want|lack|absence|insufficien\w+|benefit|technicalit\w+|legal|"
    r"procedural|reasons?|good behaviou?r|grounds|wrongdoing|blame|fault|(?:\w+ )?charges?$|counts?$|(?:first|second|"
    r"third|last) time|questioning|investigation|arrest|trial|police|court|crown|magistrates|attempt$|him|her|them|"
    r"it\b|public interest|evidence)\b"
)
_OF_WHAT = r"(?P<link>on suspicion of|on (?:an? )?(?:\w+ )?(?:charges?|counts?) of|with|of|for|over|to|under) "
_WHAT = r"(?P<what>[^.;,\"]{3,140})"
_NEAR = re.compile(r"(?: [$£€]?\w[\w,]*){0,3}? " + _OF_WHAT + _WHAT)
#: Past the one who is charged: "convicted the former clerk A. Marsh, 34, of theft".
_PAST_A_NAME = re.compile(r"(?:,? [\w.'-]+){1,9}?,? (?P<link>with|of) " + _WHAT)
_AFTER_A_PENALTY = re.compile(r"[^.;\"]{0,80}? (?P<link>for|over) (?P<what>(?!\d)[^.;,\"]{3,140})")
_END = re.compile(
    r" (?:and (?:was|were|will|is|has|had|released|remanded|later|kept|(?:sentenced|jailed|fined|ordered|freed)\b)|"
    r"after|when|who|which|while|because|but|following|yesterday|today|(?:on )?(?:last |next )?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|last (?:week|month|year)|"
    r"(?:on \d{1,2} |in |on |last |early |late )(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)|in \d{4}|on \d{1,2}\b|at \w+ (?:\w+ )?(?:crown|district|magistrates|high|county)|"
    r"by (?:an? |the )?(?:[\w-]+ ){0,3}?(?:jury|jurors?|judges?|court|magistrates?|police|panel|tribunal|bench|"
    r"officers?|prosecutors?|bureau|justices?|c[bp][is]))\b.*$"
)
_LOOSE_END = re.compile(r"(?: (?:on|at|in|to|of|the|an?|and|for|with|by|from|over))+$")
_LONGEST = 90
#: After these "of" and "with" lead to an offence by whatever words.
_ACCUSING = re.compile(
    r"(?:charge[sd]?|charging|charge-?sheeted|convict(?:ed|s)|acquit(?:ted|s)|clear(?:ed|s)|guilty|indicted|arraigned|accused|"
    r"exonerated|suspicion|counts?|prosecuted|tried|suspected|booked|sentenced|jailed|fined)(?: [\w.'$£€,-]+){0,3}? "
    r"(?:on suspicion of|with|of|for|over|under|to)$"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|off|opposite|behind|centre|center|middle|edge|north|south|east|west) "
)


def offence_at(text: str, at: int) -> tuple[int, int] | None:
    """Return where the words of an offence stand after a verb that ends at a place of plain text."""
    rest = text[at:]
    found = _NEAR.match(rest)
    if (
        found
        and not _ACCUSING.search(text[:at] + rest[: found.end("link")])
        and not (_OFFENCE.search(found["what"][:60]) and not _PLACE.search(rest[: found.start("what")]))
    ):
        # "Detained in the centre of Marl", "held with his brother"
        return None
    if found and _PENALTY.match(found["what"]):
        found = _AFTER_A_PENALTY.match(rest, found.start("what"))
    if found is None or not _is_offence(found["link"], _cut(found["what"])):
        found = _PAST_A_NAME.match(rest)
        if found is None or not (_OFFENCE.match(re.sub(r"^(?:the|an?) ", "", found["what"]))):
            return None
    words = _cut(found["what"])
    start = at + found.start("what")
    return (start, start + len(words)) if len(words) > 2 else None


def _cut(what: str) -> str:
    words = _END.sub("", what).rstrip()
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0]
    return _LOOSE_END.sub("", words)


def _is_offence(link: str, words: str) -> bool:
    if _PENALTY.match(words) or _NO_OFFENCE.match(words):
        return False
    return link.endswith(("of", "with", "under")) or bool(_OFFENCE.search(words[:60]))

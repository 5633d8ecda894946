"""Which country a report is written in: by its address, or by words that one country's news uses.

"Athens" is in Greece, and in Georgia where the report speaks of a county sheriff and of selectmen. A guess needs
different words of one country and few of any other; it only tips the scale between places of one name.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from urllib.parse import urlsplit

from onrecord.model import Document

#: Top-level domains that are no country's, or that are used as if they were none.
_NO_COUNTRY = frozenset(
    ["com", "org", "net", "info", "biz", "edu", "gov", "mil", "int", "eu", "io", "co", "tv", "me", "ai", "fm", "news"]
)
#: Institutions, offices and usages by country, as patterns; a distinct one counts once.
_USAGE = MappingProxyType(
    {
        "US": (
            r"sheriff(?:[’']s)?\b",
            r"county (?:commission|board|jail|attorney|clerk|judge|executive)",
            r"school (?:district|board|superintendent)",
            r"district attorney",
            r"assistant u\.?s\.? attorney",
            r"selectm[ae]n",
            r"state (?:trooper|police|senator|representative|legislature)",
            r"city council(?:man|woman|member)?",
            r"interstate \d",
            r"highway \d",
            r"\bI-\d",
            r"\bU\.S\. \d",
            r"Sgt\.|Lt\.|Capt\.",
            r"Rep\.|Sen\.|Gov\.",
            r"\d p\.m\.|\d a\.m\.",
            r"\$\d",
            r"republicans?\b",
            r"democrats?\b",
            r"medicaid|medicare",
            r"grand jury",
            r"township",
            r"\b(?:freshman|sophomore)\b",
            r"\bprogram\b",
            r"\bcenter\b",
            r"neighbor|labor\b|color\b",
            r"[A-Z][a-z]+ (?:St|Ave|Blvd|Dr)\.",
            r"fire department",
            r"high school",
            r"\bhomeland security\b",
            r"\d percent\b",
            r"zip code",
            r"attorney general",
            r"\b911\b",
            r"nonprofit",
            r"downtown",
        ),
        "GB": (
            r"£\d",
            r"\bMPs?\b",
            r"constabulary",
            r"crown court",
            r"magistrates",
            r"\bPC\b",
            r"det(?:ective)? (?:con|sgt|insp|ch)",
            r"\bNHS\b",
            r"\bDCI|\bDI\b|\bDS\b",
            r"home (?:office|secretary)",
            r"county council|borough council|city council",
            r"\bcouncillors?\b|\bCllr\b",
            r"\bcentre\b",
            r"neighbour|labour\b|colour\b",
            r"\d ?(?:am|pm)\b",
            r"\bA\d{1,3}\b",
            r"\bM\d{1,2}\b",
            r"per cent",
            r"high street",
            r"\bprogramme\b",
            r"\btonnes?\b",
            r"metropolitan police|the met\b",
            r"secondary school",
            r"\bpensioner",
            r"\bpounds\b",
            r"prime minister",
            r"solicitor|barrister",
        ),
        "IN": (
            r"\blakhs?\b",
            r"\bcrores?\b",
            r"\bRs\.? ?\d",
            r"₹",
            r"\bFIR\b",
            r"lathi",
            r"panchayat",
            r"\bCBI\b",
            r"\bBJP\b",
            r"police station",
            r"\bDSP\b|\bSHO\b|\bDGP\b",
            r"collectorate|district magistrate",
            r"chief minister",
            r"sub-inspector|constable",
            r"high court",
            r"\bMLAs?\b",
            r"lok sabha|rajya sabha",
            r"\bgram\b",
            r"\bShri\b|\bSmt\b",
            r"section \d+ of",
            r"booked under",
            r"\bPTI\b|\bANI\b",
        ),
        "IE": (
            r"garda[ií]?\b",
            r"\bdáil\b",
            r"taoiseach",
            r"\bTDs?\b",
            r"€\d",
            r"oireachtas",
            r"co\.? [A-Z][a-z]+",
            r"\bRTÉ\b",
        ),
        "AU": (
            r"\bNSW\b",
            r"premier\b",
            r"triple zero",
            r"\bABC\b",
            r"indigenous",
            r"crime stoppers",
            r"\bkm\b",
            r"\bACT\b",
        ),
        "CA": (
            r"\bRCMP\b",
            r"province of",
            r"\bOttawa\b",
            r"first nations?",
            r"\bkm\b",
            r"\bMLA\b",
            r"\bB\.C\.|\bOnt\.",
        ),
    }
)
_PATTERNS = MappingProxyType(
    {
        country: tuple(re.compile(cue if any(map(str.isupper, cue)) else f"(?i){cue}") for cue in cues)
        for country, cues in _USAGE.items()
    }
)
#: A guess looks at so much of a report, and needs so many different words, so many times those of the next country.
_LOOKED_AT = 6000
_ENOUGH, _TIMES = 2, 2


def home_of(document: Document) -> str | None:
    """Return the country that a report is written in (ISO 3166-1), where its address or its usage tells."""
    return _by_address(document.url) or _by_usage(document.text[:_LOOKED_AT])


def _by_address(url: str | None) -> str | None:
    """Return the country of an address: "uk" is GB."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    last = host.rpartition(".")[2].lower()
    if len(last) != 2 or last in _NO_COUNTRY:
        return None
    return "GB" if last == "uk" else last.upper()


def _by_usage(text: str) -> str | None:
    counts = sorted(
        ((sum(cue.search(text) is not None for cue in cues), country) for country, cues in _PATTERNS.items()),
        reverse=True,
    )
    (most, country), (next_most, _) = counts[:2]
    return country if most >= _ENOUGH and most >= _TIMES * next_most else None

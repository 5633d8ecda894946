"""What can be asked for, told by its head words, and how alike two such things are: by the stems of telling words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.record.words import words_of


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


class Thing(StrEnum):
    """The kind of what is asked for."""

    INQUIRY = "inquiry"
    APOLOGY = "apology"
    RESIGNATION = "resignation"
    PUBLICATION = "publication"
    PROSECUTION = "prosecution"
    RELEASE = "release"
    DROPPING = "dropping"
    LIFTING = "lifting"
    COMPENSATION = "compensation"
    EXPLANATION = "explanation"
    OTHER = "other"


class Act(StrEnum):
    """A new inquiry, a wider one, or one over again: two things that are not the same."""

    NEW = "new"
    WIDER = "wider"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Sort:
    """What kind of thing words ask for, and where in them they say so."""

    thing: Thing
    act: Act
    at: int


_INQUIRY = (
    r"(?:widen|expand|extend|broaden)\w*(?=[^.]{0,40}\b(?:inquiry|terms|remit|scope)\b)|"
    r"\b(?:terms|remit|scope)\b(?=[^.]{0,40}\b(?:widen|expand|extend|broaden))|"
    r"inquir(?:y|ies)|enquir(?:y|ies)|investigat\w+|probe[sd]?\b|inquests?|royal commission|commissions? of|"
    r"special (?:prosecutor|counsel|investigator)|"
    r"(?:judicial|truth|fact-finding) (?:commission|panel)|"
    r"reviews?\b|reviewed|(?:independent|scientific|proper|geological|environmental|full|expert|safety|"
    r"technical) (?:\w+ )?(?:study|survey|assessment)|"
    r"study (?:of|into)\b|re-?examin\w+|examin\w+|scrutin\w+|audit\w*|look(?:ed|ing|s)? (?:again )?(?:into|at)\b|"
    r"re-?open\w*|hearings?\b|fact-?finding|public hearing"
)
_DOCUMENTS = (
    r"letters?|reports?|footage|videos?|tapes?|recordings?|documents?|papers?|files?|records?|emails?|minutes|"
    r"policy|policies|reviews?|investments|accounts|"
    r"names?|details?|evidence|findings?|images?|data|figures|contracts?|correspondence|advice|results?|"
    r"transcripts?|logs?|audio|"
    r"films?|photographs?|photos?|pictures?|statistics|identit\w+|information|log"
)
_PATTERNS: tuple[tuple[Thing, str], ...] = (
    (Thing.APOLOGY, r"apolog\w+|(?:say|says|said|saying) sorry"),
    (
        Thing.RESIGNATION,
        r"resign\w*|step(?:s|ped|ping)? (?:down|aside)|stand(?:s|ing)? (?:down|aside)|stood (?:down|aside)|"
        r"quit(?:s|ting)?\b|leave office|(?:lose|losing) (?:his|her|their) (?:job|post|seat|position)s?|"
        r"considers? (?:his|her|their) position|^(?:to )?go$|"
        r"^(?:to )?go\b(?! (?:home|ahead|to|back|on|into))|"
        r"(?:be |been )?(?:sacked|fired|dismissed|removed|suspended|ousted|impeached)|\bsack(?:ing)?\b|"
        r"dismiss(?:al)?\b|remov(?:e|al|ing)\b|"
        r"suspen(?:d|sion)\b|ouster|impeach(?:ment)?|^dismiss",
    ),
    (Thing.INQUIRY, _INQUIRY),
    (
        Thing.DROPPING,
        r"(?:drop(?:ped|ping)?|withdr[ae]w(?:n|al|ing)?|quash(?:ed|ing)?)\b(?=(?: \S+){0,4} (?:charges?|cases?|"
        r"prosecutions?|firs?)\b)|"
        r"(?:be |been )(?:dropped|withdrawn|quashed)|amnesty|pardon(?:ed|s)?\b|clemency",
    ),
    (
        Thing.LIFTING,
        r"revok\w+|rescind\w*|repeal\w*|(?:be |been )?(?:lift(?:ed|ing)?|scrap(?:ped|ping)?|cancel(?:led|ling|ed|"
        r"s)?|revers(?:ed?|ing)|overturn(?:ed|ing)?)\b|"
        r"withdr[ae]w(?:n|al|ing)?\b(?=(?: \S+){0,4} (?:orders?|bans?|permission|notices?|rules?|laws?|"
        r"circular)\b)|lifting",
    ),
    (
        Thing.PUBLICATION,
        rf"publish\w*|publication|disclos\w+|(?:make|made|making)\b(?: \S+){{0,6}} public\b|hand(?:ed|ing|"
        rf"s)? over|turn(?:ed|ing)? over|"
        rf"releas\w+(?=(?: \S+){{0,7}} (?:{_DOCUMENTS})\b)|(?:its|their) release|declassif\w+|tabled?\b|unredacted",
    ),
    (
        Thing.PROSECUTION,
        r"prosecut(?:e[ds]?|ing|ions?)\b|(?:be |been )?charged|(?:brought|bring|"
        r"bringing) (?:\S+ ){0,5}(?:to justice|to book|charges)|"
        r"(?:put|stand|face|go) (?:\S+ ){0,2}(?:on )?trial|criminal charges|murder charges?|(?:be |"
        r"been )?arrested|^(?:the )?arrests?\b|firs? against",
    ),
    (Thing.RELEASE, r"releas\w+|\bfree(?:d|ing)?\b(?= (?:him|her|them|the|all|those|\w+ed)\b)|(?:be|been|set) free"),
    (
        Thing.COMPENSATION,
        r"compensat\w+|reparations?|redress|(?:pay|paid)\b(?: \S+){0,4} damages|damages|"
        r"^(?:now )?pay for\b",
    ),
    (
        Thing.EXPLANATION,
        r"expla(?:in|nation)\w*|(?:say|tell|told|disclose)\b(?: \S+){0,4} (?:why|how|who|what|when|whether)\b|"
        r"account (?:for|to)\b|"
        r"(?:full|written|detailed|urgent|formal|immediate) (?:report|account|answers?|statement|explanation)|"
        r"(?:give|submit|provide|furnish|send|produce|file)\b(?: \S+){0,5} (?:report|account|explanation|"
        r"clarification)|answer (?:questions|for)|"
        r"clarif\w+",
    ),
)
_RULES = tuple((thing, re.compile(pattern)) for thing, pattern in _PATTERNS)
_WIDER = re.compile(r"\b(?:widen|extend|expand|broaden|enlarge)\w*|terms of reference")
_AGAIN = re.compile(
    r"\bre-?open\w*|\bre-?investigat\w*|\bre-?examin\w*|\b(?:new|fresh|second|further) (?:\w+ )?(?:inquiry|"
    r"investigation|probe|inquest|review)|look (?:\w+ )?again"
)
#: Too vague to follow: nobody can say whether it came about.
VAGUE = re.compile(
    r"^(?:(?:an?|the|more|urgent|immediate|some|for|greater|public|swift|full|real|clear|their|his|her) )*"
    r"(?:answers?|action|justice|change|calm|restraint|peace|unity|accountability|help|support|respect|dialogue|"
    r"patience|prayers?|"
    r"clarity|transparency|tolerance|solidarity|attention|backup|assistance|ambulances?|time|money|privacy|police|"
    r"information|witnesses|"
    r"volunteers|donations|comment|quiet|an hour)\b"
)


def sort_of(text: str) -> Sort:
    """Return what kind of thing plain lower-case words ask for: the kind whose words come first."""
    best: tuple[int, Thing] | None = None
    for thing, rule in _RULES:
        found = rule.search(text)
        if found and (best is None or found.start() < best[0]):
            best = (found.start(), thing)
    if best is None:
        return Sort(Thing.OTHER, Act.NEW, 0)
    act = Act.NEW
    if best[1] is Thing.INQUIRY:
        act = Act.WIDER if _WIDER.search(text) else Act.AGAIN if _AGAIN.search(text) else Act.NEW
    return Sort(best[1], act, best[0])


_STOP = word_set(
    "a an the of to in on at by for from with without into over about after before and or but as is are was were be "
    "been being has have had do does did done will would shall should can could may might must not no nor it its "
    "his her their our my your he she they we i you him them us me this that these those there here who whom whose "
    "which what when where why how all any some each every both one two three also only just now then than so such "
    "own same other another more most very still yet again set up hold held make made give given take taken get go "
    "goes went gone said say says tell told asked ask call called order ordered immediately urgently independent "
    "public judicial full fresh new proper mr mrs ms dr sir dame"
)
_SUFFIXES = (
    "ations",
    "ation",
    "ings",
    "ing",
    "ments",
    "ment",
    "ions",
    "ion",
    "ies",
    "ied",
    "ed",
    "es",
    "ly",
    "al",
    "e",
    "s",
    "y",
)
_SHORTEST = 4


def stem(word: str) -> str:
    """Return a word without its ending: "prosecution" and "prosecuted" are one."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)]
    return word


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of a text's telling words, each once, in order."""
    return tuple(dict.fromkeys(stem(word) for word in words_of(text) if word not in _STOP and len(word) > 1))


def overlap(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Return the share of the shorter one's stems that both have; 0 where one has none."""
    shared = set(left) & set(right)
    return len(shared) / min(len(set(left)), len(set(right))) if left and right else 0.0

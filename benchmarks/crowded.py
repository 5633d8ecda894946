"""Make a crowd of the Gun Violence Corpus: all its incidents in a few cities and a few weeks.

The corpus has few incidents over four years, so that town and week tell most of them apart. In a crowd they tell
nothing: the names of each incident's towns, counties and state become those of one of a few cities, its outlets become
that city's, it moves as a whole, explicit dates in its texts and all, by so many weeks that its first report falls in
one of a few weeks, and most of its reports are left out, so that most incidents have one or two. Streets,
neighbourhoods, names, ages, weekdays and hours stay. Hospitals become one of the city's, and many reports end with what
the first lines of other incidents' reports say, as papers close a report with the week's other shootings.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from onrecord.model import EntityKind, Reading

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class City:
    """Where a crowd's incidents are moved to: names as reports write them."""

    name: str
    county: str
    state: str
    short: str
    post: str


CITIES = (
    City("Chicago", "Cook", "Illinois", "Ill.", "IL"),
    City("Houston", "Harris", "Texas", "Texas", "TX"),
    City("Baltimore", "Howard", "Maryland", "Md.", "MD"),
    City("Milwaukee", "Waukesha", "Wisconsin", "Wis.", "WI"),
    City("Phoenix", "Maricopa", "Arizona", "Ariz.", "AZ"),
    City("Memphis", "Shelby", "Tennessee", "Tenn.", "TN"),
    City("Omaha", "Douglas", "Nebraska", "Neb.", "NE"),
    City("Tulsa", "Osage", "Oklahoma", "Okla.", "OK"),
    City("Shreveport", "Caddo", "Louisiana", "La.", "LA"),
    City("Portland", "Multnomah", "Oregon", "Ore.", "OR"),
    City("Newark", "Essex", "New Jersey", "N.J.", "NJ"),
    City("Birmingham", "Jefferson", "Alabama", "Ala.", "AL"),
)
#: How many outlets each city has.
OUTLETS = 6
#: The hospitals of every city.
HOSPITALS = ("Mercy Hospital", "General Hospital", "St. Luke's Medical Center")
#: How likely a report closes with one, two, three other incidents of the city.
OTHERS = (0.12, 0.05, 0.02)
#: The first day of the weeks.
FIRST = date(2016, 6, 6)
#: How likely an incident keeps one, two, three reports, where it has so many.
KEPT = (0.55, 0.3, 0.15)

_STATES = dict(
    re.findall(
        r"([^=|]+)=([^|]*)",
        "Alabama=Ala.|Alaska=|Arizona=Ariz.|Arkansas=Ark.|California=Calif.|Colorado=Colo.|Connecticut=Conn.|"
        "Delaware=Del.|Florida=Fla.|Georgia=Ga.|Hawaii=|Idaho=|Illinois=Ill.|Indiana=Ind.|Iowa=|Kansas=Kan.|"
        "Kentucky=Ky.|Louisiana=La.|Maine=|Maryland=Md.|Massachusetts=Mass.|Michigan=Mich.|Minnesota=Minn.|"
        "Mississippi=Miss.|Missouri=Mo.|Montana=Mont.|Nebraska=Neb.|Nevada=Nev.|New Hampshire=N.H.|New Jersey=N.J.|"
        "New Mexico=N.M.|New York=N.Y.|North Carolina=N.C.|North Dakota=N.D.|Ohio=|Oklahoma=Okla.|Oregon=Ore.|"
        "Pennsylvania=Pa.|Rhode Island=R.I.|South Carolina=S.C.|South Dakota=S.D.|Tennessee=Tenn.|Texas=|Utah=|"
        "Vermont=Vt.|Virginia=Va.|Washington=Wash.|West Virginia=W.Va.|Wisconsin=Wis.|Wyoming=Wyo.",
    )
)
_STATE = re.compile(r"\b(?:" + "|".join(sorted(_STATES, key=len, reverse=True)) + r")\b")
_SHORT = re.compile(r"(?<![\w.])(?:" + "|".join(re.escape(short) for short in _STATES.values() if short) + r")(?!\w)")
_POST = re.compile(
    r"(?<=, )(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT"
    r"|V[TA]|W[AVIY])\b"
)
_HOSPITAL = re.compile(r"\b(?:[A-Z][\w.'’-]+ ){1,5}(?:[Hh]ospital|Medical Cent(?:er|re))\b(?: (?:at|of) [A-Z]\w+)?")
_COUNTY = re.compile(r"\b(?:[A-Z][\w.'’-]+ ){0,1}[A-Z][\w'’-]+(?= [Cc]ount(?:y|ies)\b)")
_DATELINE = re.compile(
    r"^\s*([A-Z][A-Z.’' ]{2,30})(?:, [A-Z][\w. ]+)? (?:\([^)]{2,20}\) ?)?(?:--|—|–|-|>>) ", re.MULTILINE
)
_OF_POLICE = re.compile(r"^((?:[A-Z][\w.'’-]+ ){1,3})(?:[Pp]olice|Fire)\b")

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_DAY = re.compile(
    r"\b(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)(\.?) (\d{1,2})(st|nd|rd|th)?\b(?:(,? )(20\d\d)\b)?"
)
#: The first sentences of a text, up to some three hundred characters.
_LEAD = re.compile(r"[\s\S]{120,380}?(?:[a-z0-9\"”]\.|$)(?=\s|[A-Z])")
_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(20\d\d|\d\d)\b")


def crowd(told: Iterable[Reading], gold: Mapping[str, str], seed: int, cities: int, weeks: int) -> list[Row]:
    """Return the reports of a crowd as lines for intake, each with its incident, in no telling order.

    Args:
        told: the Readings of the corpus.
        gold: the incident of each report, by the report's id.
        seed: of what is drawn: cities, weeks, reports.
        cities: how many cities all incidents are in.
        weeks: how many weeks all incidents begin in.
    """
    dice = random.Random(seed)
    by_incident: dict[str, list[Reading]] = defaultdict(list)
    for reading in told:
        by_incident[gold[reading.document.input]].append(reading)
    places = dice.sample(CITIES, cities)
    rows = []
    for incident in sorted(by_incident):
        readings = sorted(by_incident[incident], key=lambda reading: reading.document.input)
        towns = sorted({town for reading in readings for town in _towns(reading)}, key=len, reverse=True)
        city = dice.choice(places)
        first = min(_published(reading) for reading in readings)
        later = timedelta(weeks=(FIRST - first).days // 7 + 1 + dice.randrange(weeks))
        hospital = dice.choice(HOSPITALS)
        number = min(dice.choices((1, 2, 3), KEPT)[0], len(readings))
        for reading in dice.sample(readings, number):
            rows.append(_moved(reading, towns, city, later, hospital) | {"incident": incident, "city": city.name})
    dice.shuffle(rows)
    return [_with_others(row, rows, dice) for row in rows]


def _with_others(row: Row, rows: list[Row], dice: random.Random) -> Row:
    """Return a report that closes with the first lines of others of its city, or not."""
    number = dice.choices((0, 1, 2, 3), (1 - sum(OTHERS), *OTHERS))[0]
    others = [o for o in rows if o["city"] == row["city"] and o["incident"] != row["incident"]]
    leads = [_LEAD.match(other["text"].lstrip()) for other in dice.sample(others, min(number, len(others)))]
    text = "\n\n".join([row["text"], *(" ".join(lead[0].split()) for lead in leads if lead)])
    return {field: value for field, value in row.items() if field != "city"} | {"text": text}


def _published(reading: Reading) -> date:
    return date.fromisoformat((reading.document.published or "")[:10])


def _towns(reading: Reading) -> list[str]:
    """Return the names of the town or towns that a report plays in: the dateline's, the police's, the most named."""
    persons = {word for e in reading.entities if e.kind is EntityKind.PERSON for word in e.name.split()}
    found: Counter[str] = Counter()
    for place in reading.places:
        if place.precision in ("city", "town"):
            found[place.entity.name.title()] += len(place.entity.mentions)
    for line in _DATELINE.findall(reading.document.text[:400]):
        found[line.strip().title()] += 3
    for entity in reading.entities:
        if entity.kind is EntityKind.ORGANISATION and (match := _OF_POLICE.match(entity.name)):
            found[match[1].strip().title()] += 3
    likely = [name for name, _ in found.most_common() if not persons & set(name.split()) and len(name) > 3]
    return [name for name in likely[:2] if found[name] >= min(3, found[likely[0]])]


def _moved(reading: Reading, towns: list[str], city: City, later: timedelta, hospital: str) -> Row:
    document = reading.document
    published = _published(reading)

    def moved(text: str) -> str:
        text = _COUNTY.sub(city.county, _HOSPITAL.sub(hospital, text))
        for town in towns:
            text = re.sub(rf"\b{re.escape(town)}\b", city.name, text)
            text = re.sub(rf"\b{re.escape(town.upper())}\b", city.name.upper(), text)
        text = _STATE.sub(city.state, text)
        text = _POST.sub(city.post, _SHORT.sub(city.short, text))
        text = re.sub(r"\bD\.C\.", city.name, text)
        text = _DAY.sub(lambda match: _later(match, published, later), text)
        return _NUMERIC.sub(lambda match: _later_numeric(match, later), text)

    host = urlsplit(document.url or "").hostname or document.input
    outlet = sum(map(ord, host)) % OUTLETS
    return {
        "id": document.input,
        "published": (published + later).isoformat(),
        "url": f"http://www.{city.name.lower()}news{outlet}.example/{document.input}",
        "title": moved(document.title or ""),
        "text": moved(document.text),
    }


def _later(match: re.Match[str], published: date, later: timedelta) -> str:
    month, dot, number, ending, comma, year = match.groups()
    at = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month[:3]))
    years = [int(year)] if year else [published.year, published.year - 1, published.year + 1]
    days = [day for y in years if (day := _valid(y, at, int(number)))]
    if not days:
        return match[0]
    new = min(days, key=lambda day: abs((day - published).days)) + later
    name = (_SHORT_MONTHS if dot or month not in _MONTHS else _MONTHS)[new.month - 1]
    th = {1: "st", 2: "nd", 3: "rd"}.get(new.day % 10 if new.day not in (11, 12, 13) else 0, "th") if ending else ""
    return f"{name} {new.day}{th}" + (f"{comma}{new.year}" if year else "")


def _later_numeric(match: re.Match[str], later: timedelta) -> str:
    year = int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3])
    day = _valid(year, int(match[1]), int(match[2]))
    if day is None:
        return match[0]
    new = day + later
    return f"{new.month}/{new.day}/{new.year if len(match[3]) == 4 else new.year % 100:02d}"


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""How a place's name is folded, and names that GeoNames' town lists lack.

Standard library only: the build hook loads this file before the package exists.
"""

from __future__ import annotations

import re
import unicodedata

_DROPPED = str.maketrans({".": "", "'": "", "’": "", "‘": "", "`": "", "-": " ", "–": " ", "\u00ad": None})
_SHORTENED = {"saint": "st", "mount": "mt", "fort": "ft"}
_LEADING = re.compile(r"^the\s+(?=\S)")


def fold(name: str) -> str:
    """Return the form that names are compared in: no case, accents, full stops or apostrophes; "Saint" is "St"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = _LEADING.sub("", plain.translate(_DROPPED).casefold()).split()
    return " ".join(_SHORTENED.get(word, word) for word in words)


#: Other names of countries, by ISO 3166-1 code. Adjectives are not names of places.
COUNTRY_ALIASES = {
    "AE": ("UAE", "Emirates"),
    "BA": ("Bosnia", "Bosnia-Herzegovina"),
    "CD": ("DR Congo", "DRC", "Congo-Kinshasa", "Democratic Republic of Congo"),
    "CG": ("Congo-Brazzaville", "Congo"),
    "CI": ("Côte d'Ivoire",),
    "CN": ("People's Republic of China", "PRC", "Mainland China"),
    "CZ": ("Czech Republic",),
    "FK": ("Falklands",),
    "GB": ("UK", "U.K.", "Britain", "Great Britain"),
    "IE": ("Republic of Ireland", "Irish Republic", "Éire"),
    "KP": ("DPRK",),
    "KR": ("Republic of Korea",),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "NL": ("Holland", "Netherlands"),
    "PS": ("Palestine", "Palestinian Territories", "Occupied Palestinian Territories"),
    "RU": ("Russian Federation",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor", "Timor-Leste"),
    "TR": ("Türkiye",),
    "US": ("USA", "U.S.", "U.S.A.", "US", "United States of America", "America"),
    "VA": ("Vatican City", "Holy See"),
    "CV": ("Cape Verde",),
    "CW": ("Curaçao",),
    "RE": ("Réunion",),
}

#: Countries whose towns' extent has its middle far from the country's (islands far off, an empty north):
#: approximate centres in whole or half degrees, as the CIA World Factbook (public domain) gives them.
COUNTRY_CENTRES = {
    "AF": (33.0, 66.0), "AR": (-34.0, -64.0), "AU": (-25.0, 135.0), "CA": (60.0, -112.0), "CL": (-30.0, -71.0),
    "CO": (4.0, -72.0), "CR": (10.0, -84.0), "DZ": (28.0, 3.0), "EC": (-2.0, -77.5), "ES": (40.0, -4.0),
    "FI": (64.0, 26.0), "FJ": (-18.0, 178.0), "GB": (54.5, -2.5), "GR": (39.0, 22.0), "IN": (22.0, 79.0),
    "IR": (32.0, 53.0), "IT": (42.8, 12.8), "JP": (36.0, 138.0), "LY": (25.0, 17.0), "MA": (32.0, -5.0),
    "MM": (22.0, 98.0), "MY": (2.5, 112.5), "NO": (62.0, 10.0), "NZ": (-41.0, 174.0), "PG": (-6.0, 147.0),
    "PT": (39.5, -8.0), "RU": (60.0, 100.0), "SE": (62.0, 15.0), "SO": (6.0, 48.0), "US": (39.8, -98.5),
    "VE": (8.0, -66.0), "YE": (15.5, 47.5),
}  # fmt: skip

#: Likewise for regions, by country and GeoNames' admin1 code.
REGION_CENTRES = {
    ("CA", "02"): (54.0, -125.0), ("CA", "03"): (55.0, -97.0), ("CA", "05"): (53.0, -59.0),
    ("CA", "08"): (49.5, -84.5), ("CA", "10"): (52.0, -72.0), ("CA", "11"): (54.0, -106.0),
    ("CA", "13"): (65.0, -118.0), ("CA", "14"): (68.0, -90.0), ("US", "AK"): (64.0, -150.0),
    ("US", "ID"): (44.5, -114.5), ("GB", "ENG"): (52.6, -1.5),
}  # fmt: skip

#: Names in use for regions, by country and GeoNames' admin1 code: full, and as US and Canadian style books shorten.
REGION_ALIASES = {
    ("AU", "01"): ("ACT",), ("AU", "02"): ("NSW",), ("CA", "02"): ("B.C.",), ("CA", "05"): ("Newfoundland", "Labrador"),
    ("CA", "09"): ("P.E.I.",), ("CA", "10"): ("Québec",), ("CA", "01"): ("Alta.",), ("CA", "03"): ("Man.",),
    ("CA", "08"): ("Ont.",), ("CA", "11"): ("Sask.",), ("CA", "04"): ("N.B.",), ("CA", "07"): ("N.S.",),
    ("GB", "NIR"): ("Ulster",), ("US", "AL"): ("Ala.",), ("US", "AR"): ("Ark.",), ("US", "AZ"): ("Ariz.",),
    ("US", "CA"): ("Calif.",), ("US", "CO"): ("Colo.",), ("US", "CT"): ("Conn.",), ("US", "DC"): ("D.C.",),
    ("US", "DE"): ("Del.",), ("US", "FL"): ("Fla.",), ("US", "GA"): ("Ga.",), ("US", "IL"): ("Ill.",),
    ("US", "IN"): ("Ind.",), ("US", "KS"): ("Kan.", "Kans."), ("US", "KY"): ("Ky.",), ("US", "LA"): ("La.",),
    ("US", "MA"): ("Mass.",), ("US", "MD"): ("Md.",), ("US", "MI"): ("Mich.",), ("US", "MN"): ("Minn.",),
    ("US", "MO"): ("Mo.",), ("US", "MS"): ("Miss.",), ("US", "MT"): ("Mont.",), ("US", "NC"): ("N.C.",),
    ("US", "ND"): ("N.D.", "N. Dak."), ("US", "NE"): ("Neb.", "Nebr."), ("US", "NH"): ("N.H.",),
    ("US", "NJ"): ("N.J.",), ("US", "NM"): ("N.M.", "N. Mex."), ("US", "NV"): ("Nev.",),
    ("US", "NY"): ("N.Y.", "New York state"), ("US", "OK"): ("Okla.",), ("US", "OR"): ("Ore.",),
    ("US", "PA"): ("Pa.", "Penn."), ("US", "RI"): ("R.I.",), ("US", "SC"): ("S.C.",),
    ("US", "SD"): ("S.D.", "S. Dak."), ("US", "TN"): ("Tenn.",), ("US", "TX"): ("Tex.",), ("US", "VA"): ("Va.",),
    ("US", "VT"): ("Vt.",), ("US", "WA"): ("Wash.", "Washington state"), ("US", "WI"): ("Wis.",),
    ("US", "WV"): ("W.Va.", "W. Va."), ("US", "WY"): ("Wyo.",),
}  # fmt: skip

#: Areas in daily use that no list above has: kind, country, admin1, name, and a centre to a tenth of a degree, set by
#: hand from general knowledge. Better left out than wrong: add one only where its middle is not in question.
MORE_AREAS = (
    ("county", "GB", "ENG", "Bedfordshire", 52.1, -0.4), ("county", "GB", "ENG", "Berkshire", 51.4, -1.0),
    ("county", "GB", "ENG", "Cheshire", 53.2, -2.5), ("county", "GB", "ENG", "Greater Manchester", 53.5, -2.3),
    ("county", "GB", "ENG", "Humberside", 53.7, -0.4), ("county", "GB", "ENG", "Merseyside", 53.4, -2.9),
    ("county", "GB", "ENG", "Northamptonshire", 52.3, -0.8), ("county", "GB", "ENG", "Rutland", 52.7, -0.6),
    ("county", "GB", "ENG", "South Yorkshire", 53.5, -1.4), ("county", "GB", "ENG", "Teesside", 54.6, -1.2),
    ("county", "GB", "ENG", "Tyne and Wear", 54.9, -1.6), ("county", "GB", "ENG", "West Midlands", 52.5, -2.0),
    ("county", "GB", "ENG", "West Yorkshire", 53.8, -1.7), ("county", "GB", "ENG", "Yorkshire", 53.9, -1.3),
    ("county", "GB", "ENG", "Wirral", 53.4, -3.1), ("county", "GB", "WLS", "Powys", 52.3, -3.4),
    ("county", "GB", "WLS", "Ceredigion", 52.2, -4.0), ("county", "GB", "WLS", "Flintshire", 53.2, -3.2),
    ("county", "GB", "NIR", "County Antrim", 54.9, -6.2), ("county", "GB", "NIR", "County Armagh", 54.3, -6.6),
    ("county", "GB", "NIR", "County Down", 54.3, -6.0), ("county", "GB", "NIR", "County Fermanagh", 54.4, -7.6),
    ("county", "GB", "NIR", "County Londonderry", 54.9, -6.9), ("county", "GB", "NIR", "County Tyrone", 54.6, -7.2),
    ("county", "IE", "U", "County Cavan", 54.0, -7.3), ("county", "IE", "L", "County Longford", 53.7, -7.7),
    ("county", "IE", "L", "County Offaly", 53.2, -7.6), ("county", "IE", "L", "County Dublin", 53.4, -6.3),
    ("county", "IE", "M", "County Limerick", 52.5, -8.7),
    ("region", "PS", "", "West Bank", 32.0, 35.3), ("region", "PS", "", "Gaza Strip", 31.4, 34.4),
    ("region", "UA", "", "Crimea", 45.3, 34.4), ("region", "SD", "", "Darfur", 13.5, 24.5),
)  # fmt: skip

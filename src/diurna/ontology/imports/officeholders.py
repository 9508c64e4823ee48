"""Reads lists of office holders in CSV or TSV, as Wikidata's query service and parliaments' sites give them."""

import csv
from collections.abc import Iterator, Sequence

from diurna.errors import ActorListError
from diurna.ontology.imports.tables import country_code, day_of, load_meanings, office_of
from diurna.ontology.own_rows import OwnRow

_GENDERS = {"male": "m", "m": "m", "man": "m", "female": "f", "f": "f", "woman": "f"}


def read_officeholders(text: str, where: str) -> Iterator[OwnRow | ActorListError]:
    """Yield a row for each line, or what is wrong with it; columns are known by many names (see ``imports.toml``)."""
    first = text.split("\n", 1)[0]
    reader = csv.reader(text.splitlines(), delimiter="\t" if first.count("\t") > first.count(",") else ",")
    columns = _columns(next(reader, []))
    if "name" not in columns or not ({"office", "country"} & columns.keys()):
        known = ", ".join(load_meanings()["columns"]["name"][:4])
        yield ActorListError(
            where,
            1,
            "no column for the name, or none for office or country",
            f"Name the columns {known} …, office, country, from, to.",
        )
        return
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield _row({part: _cell(cells, place) for part, place in columns.items()}, where, reader.line_num)


def _columns(header: Sequence[str]) -> dict[str, int]:
    places = {_plain(name): place for place, name in reversed(list(enumerate(header)))}
    found: dict[str, int] = {}
    for part, names in load_meanings()["columns"].items():
        place = next((places[_plain(name)] for name in names if _plain(name) in places), None)
        if place is not None:
            found[part] = place
    return found


def _plain(name: str) -> str:
    return name.strip().casefold().replace(" ", "").replace("_", "").lstrip("?")


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _row(cells: dict[str, str], where: str, line: int) -> OwnRow | ActorListError:
    name, title = cells.get("name", ""), cells.get("office", "")
    if not name:
        return ActorListError(where, line, "the name is empty", "Fill it in or delete the line.")
    office, titled = office_of(title)
    given = cells.get("country", "")
    country = country_code(given) if given else titled
    if country is None or (not country and not given):
        return ActorListError(
            where,
            line,
            f"{given or title or 'nothing'!r} names no country",
            "Give an ISO 3166-1 code or an English name.",
        )
    try:
        start, end = day_of(cells.get("start", "")), day_of(cells.get("end", ""), last=True)
    except ValueError as error:
        return ActorListError(where, line, f"{error} is no date", "Write YYYY, YYYY-MM or YYYY-MM-DD.")
    if start and end and start > end:
        return ActorListError(
            where, line, f"it starts on {start} and ends before, on {end}", "Swap or correct the two."
        )
    return OwnRow(
        name=name,
        aliases=tuple(part.strip() for part in cells.get("aliases", "").split("|") if part.strip()),
        kind="person",
        country=country,
        office=office,
        title=title,
        start=start,
        end=end,
        gender=_GENDERS.get(cells.get("gender", "").casefold(), ""),
        source=where,
    )

"""Picks the reader for a user's list of actors by its format, and gathers rows and what could not be read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from diurna.errors import ActorListError, ReadError
from diurna.ontology.imports.followthemoney import read_followthemoney
from diurna.ontology.imports.officeholders import read_officeholders
from diurna.ontology.imports.phoenix import read_phoenix
from diurna.ontology.own_rows import OwnRow

Found = OwnRow | ActorListError
FORMATS: Mapping[str, Callable[[str, str], Iterator[Found]]] = {
    "csv": read_officeholders,
    "phoenix": read_phoenix,
    "ftm": read_followthemoney,
}
"""The formats of lists by the name ``--as`` takes."""
_BY_ENDING = {".csv": "csv", ".tsv": "csv", ".txt": "phoenix", ".actors": "phoenix", ".json": "ftm", ".jsonl": "ftm",
              ".ijson": "ftm"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActorList:
    """What a file of actors holds.

    Attributes:
        rows: The rows, each once, sorted.
        problems: Lines that could not become rows; the rest was read.
    """

    rows: tuple[OwnRow, ...]
    problems: tuple[ActorListError, ...]


def read_list(path: Path, form: str | None = None) -> ActorList:
    """Return the actors of a file; its format is told by the ending unless given.

    Raises:
        ReadError: There is no such file, it is not UTF-8, or its ending tells no format.
    """
    name = form or _BY_ENDING.get(path.suffix.lower())
    if name is None:
        raise ReadError(str(path), "its ending tells no format", f"Add --as {', --as '.join(FORMATS)}.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ReadError(str(path), "there is no such file", "Check the name.") from None
    except (UnicodeDecodeError, OSError) as error:
        raise ReadError(str(path), f"it cannot be read ({error})", "Save it as UTF-8 text.") from error
    found = list(FORMATS[name](text, path.name))
    rows = sorted({one for one in found if isinstance(one, OwnRow)}, key=repr)
    return ActorList(tuple(rows), tuple(one for one in found if isinstance(one, ActorListError)))

"""Reading ``data/plover.toml``: kept apart because types, roles and measures all come from it."""

import tomllib
from functools import cache
from typing import Any

from diurna.errors import DataError
from diurna.ontology.tables import data_file

FILE = "plover.toml"


@cache
def load_plover_file() -> dict[str, Any]:
    """Return the parsed file; its sections are validated by the modules that ask for them.

    Raises:
        DataError: The file is missing or is not TOML.
    """
    source = data_file(FILE)
    if not source.is_file():
        raise DataError(FILE, 0, "the file is missing")
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(FILE, 0, f"it is not TOML: {error}") from error

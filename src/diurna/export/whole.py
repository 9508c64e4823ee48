"""The whole record as one JSON document: the same reports and judgements always give the same bytes."""

import json
from typing import Any

import msgspec

from diurna.types.record import SCHEMA_VERSION, Record


def write_whole(record: Record, *, indent: int | None = 1) -> str:
    """Return the record as JSON with its schema version, entries in their stable order, ending in a line end."""
    document: dict[str, Any] = {"schema": f"diurna-record/{SCHEMA_VERSION}", **msgspec.to_builtins(record)}
    return json.dumps(document, ensure_ascii=False, indent=indent) + "\n"

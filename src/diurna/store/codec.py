"""The one mapping between rows and types; JSON of the frozen dataclasses, checked on the way in."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from diurna.types.findings import Findings
from diurna.types.record import Record
from diurna.types.reports import Passage, Report
from diurna.types.span import Evidence

APPEARANCE = ("published", "outlet", "headline", "author", "url", "language", "home_country", "source_name")


_ENCODER = msgspec.json.Encoder(order="deterministic")


def encode(value: object) -> bytes:
    """Return a value of the record's types as JSON bytes, fields in the order of their declaration."""
    return _ENCODER.encode(value)


@cache
def _decoder(kind: type) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def decode_findings(data: bytes) -> Findings:
    """Return the findings of some JSON bytes."""
    found: Findings = _decoder(Findings).decode(data)
    return found


@cache
def entry_types() -> Mapping[str, type]:
    """Return the record's fields and the type each holds: ``{"events": EventEntry, …}``."""
    hints = get_type_hints(Record)
    return {item.name: get_args(hints[item.name])[0] for item in fields(Record)}


def decode_passages(data: bytes) -> tuple[Passage, ...]:
    """Return the passages of one report from JSON bytes."""
    found: tuple[Passage, ...] = _decoder(tuple[Passage, ...]).decode(data)
    return found


def decode_entry(kind: str, data: bytes) -> Any:
    """Return an entry of a record field (``events``, ``statements`` …) from JSON bytes."""
    return _decoder(entry_types()[kind]).decode(data)


def appearance_row(report: Report) -> dict[str, object]:
    """Return the row of one appearance of a report: its metadata, and a fingerprint that makes it unique."""
    row: dict[str, object] = {name: getattr(report, name) for name in APPEARANCE}
    words = "\x1f".join(f"{value}" for value in (report.id, *row.values()))
    return {
        "fingerprint": hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest(),
        "report_id": report.id,
        **row,
    }


def report_of(identifier: str, text: str, appearances: Sequence[Mapping[str, Any]]) -> Report:
    """Return a report with the metadata of all its appearances.

    The earliest date counts; of the rest the first known value by date, outlet and the other fields in order, so
    that the result does not depend on the order of adding.
    """
    ranked = sorted(appearances, key=lambda row: tuple((row[name] is None, str(row[name])) for name in APPEARANCE))
    known: dict[str, Any] = {
        name: next((row[name] for row in ranked if row[name] is not None), None) for name in APPEARANCE
    }
    return Report(identifier, text, **known)


def report_fingerprint(report: Report, pipeline: str) -> str:
    """Return what findings depend on besides the text: the report's metadata and the pipeline."""
    row = appearance_row(report)
    return hashlib.sha256(f"{pipeline}\x1f{row['fingerprint']}".encode()).hexdigest()


def evidence_in(value: object, name: str = "") -> Iterator[tuple[str, Evidence]]:
    """Yield every piece of evidence inside an entry with the name of the field it stands in."""
    if isinstance(value, Evidence):
        yield name, value
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            yield from evidence_in(getattr(value, item.name), item.name)
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence_in(item, name)

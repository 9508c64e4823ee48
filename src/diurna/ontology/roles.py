"""PLOVER's sector codes: kept apart because every actor table is checked against them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from diurna.ontology.plover_file import load_plover_file


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector code and what it covers."""

    code: str
    meaning: str


@cache
def load_sectors() -> Mapping[str, Sector]:
    """Return PLOVER's sector codes (GOV, MIL, REB …) by code."""
    sectors = load_plover_file()["sectors"]
    return MappingProxyType({code: Sector(code, meaning) for code, meaning in sectors.items()})


@cache
def load_non_state_codes() -> Mapping[str, str]:
    """Return the codes that stand in the country field of actors of no country (IGO, NGO, IMG …) with their meaning."""
    return MappingProxyType(dict(load_plover_file()["non_state"]))

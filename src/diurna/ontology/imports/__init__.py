"""Reads users' own lists of actors (office holders in CSV, Phoenix dictionaries, FollowTheMoney) into rows of ours."""

from diurna.ontology.imports.reading import FORMATS, read_list

__all__ = ["FORMATS", "read_list"]

"""Finds the record a command is about and opens it."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from diurna.settings import Settings, read_settings

if TYPE_CHECKING:
    from diurna.query.views import RecordView
    from diurna.workspace import Workspace


def project_path(given: Path | None, settings: Settings | None = None) -> Path:
    """Return the record file: the one given, else the one in the settings."""
    return given or (settings or read_settings()).project


def open_workspace(given: Path | None) -> "Workspace":
    """Return the workspace on the record a command is about, with the pipeline of the settings.

    Raises:
        StoreError: There is no such record, or it cannot be used.
    """
    from diurna.workspace import Workspace

    settings = read_settings()
    return Workspace.open(project_path(given, settings), pipeline=settings.pipeline)


def open_record(given: Path | None, as_of: date | None = None) -> "RecordView":
    """Return the record a command is about, as of a day if one is given; say on stderr when it is behind.

    Raises:
        StoreError: There is no such record, or it cannot be used.
    """
    with open_workspace(given) as workspace:
        if workspace.store.built_from() is None and workspace.store.reports():
            sys.stderr.write("diurna: this record was stopped while being built; run 'diurna rebuild' to finish it\n")
        return workspace.record(as_of=as_of)

"""Fixtures shared by tests that need a made record: one is built in a session, from bundled reports."""

from importlib.resources import files
from pathlib import Path

import pytest

DEMO = Path(str(files("diurna"))) / "data" / "demo"
DISPUTES = ("kestrel-bank-2019", "referendums-2022", "tarata-line-2024")


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a record of the bundled referendum reports; do not write to it."""
    from diurna.reading import read_reports
    from diurna.workspace import Workspace

    path = tmp_path_factory.mktemp("record") / "referendums.db"
    with Workspace.create(path) as workspace:
        outcome = workspace.add(read_reports([str(DEMO / "referendums-2022")]))
    assert outcome.problems == ()
    return path

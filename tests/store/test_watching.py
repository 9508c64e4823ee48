"""A watch notices every commit to a record, and nothing else."""

from datetime import UTC, datetime
from pathlib import Path

from diurna.store import Store
from diurna.store.watching import Watch
from diurna.types.record import Judgement, JudgementKind


def test_a_watch_notices_commits_and_only_commits(tmp_path: Path) -> None:
    path = tmp_path / "a name with spaces.db"
    with Store.create(path) as store:
        watch = Watch(path)
        first = watch.version()
        store.judgements()
        assert watch.version() == first
        store.add_judgement(Judgement(0, datetime.now(UTC), "a", JudgementKind.ACCEPT, "ev1"))
        assert watch.version() != first
        watch.close()

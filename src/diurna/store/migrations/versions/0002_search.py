"""Full-text search over entries and reports (SQLite FTS5, diacritics folded)."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the search index; a rebuild fills it."""
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "kind UNINDEXED, id UNINDEXED, report_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2')"
    )
    op.execute("DELETE FROM meta WHERE key = 'built_from'")

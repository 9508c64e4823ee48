"""Columns that lists are filtered and sorted by, actors of entries, cells of the matrix; derived tables made anew."""

import sqlalchemy as sa
from alembic import op

from diurna.store.reports import refresh_shown
from diurna.store.search import search_reports

revision = "0003"
down_revision = "0002"


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def upgrade() -> None:
    """Drop what is derived and make it with its columns; the next 'rebuild' or 'add' fills it."""
    for name in ("entry", "evidence", "redirect", "search"):
        op.drop_table(name)
    op.create_table(
        "shown",
        sa.Column("report_id", sa.String(12), sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("published", sa.Date, nullable=False),
        *(
            sa.Column(name, sa.String)
            for name in ("outlet", "headline", "author", "url", "language", "home_country", "source_name")
        ),
        sa.Column("fingerprint", sa.String(64), nullable=False),
    )
    op.create_index("ix_shown_published", "shown", ["published", "report_id"])
    _entries()
    op.create_table(
        "position_current",
        sa.Column("question", sa.String, primary_key=True),
        sa.Column("holder", sa.String, primary_key=True),
        *_text("holder_name", "position", "stance"),
        sa.Column("moved", sa.Integer, nullable=False),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("steps", sa.Integer, nullable=False),
        sa.Column("is_reported", sa.Boolean, nullable=False),
    )
    op.create_index("ix_position_current_holder", "position_current", ["holder"])
    op.create_table(
        "passages",
        sa.Column("report_id", sa.String(12), sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "redirect",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("code", sa.String, nullable=False, index=True),
        sa.Column("leads_to", sa.String, nullable=False, index=True),
    )
    op.create_table(
        "evidence",
        sa.Column("entry_id", sa.String, nullable=False, index=True),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("report_id", sa.String(12), sa.ForeignKey("report.id"), nullable=False, index=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_table("searched", sa.Column("row", sa.Integer, primary_key=True), *_text("kind", "id"))
    op.create_index("ix_searched_id", "searched", ["id", "kind"], unique=True)
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "kind UNINDEXED, id UNINDEXED, report_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2')"
    )
    op.execute("DELETE FROM meta WHERE key = 'built_from'")
    refresh_shown(op.get_bind())
    search_reports(op.get_bind())


def _entries() -> None:
    op.create_table(
        "entry",
        sa.Column("row", sa.Integer, primary_key=True),
        *_text("kind", "id", "code", "sort"),
        sa.Column("day_from", sa.Date),
        sa.Column("day_to", sa.Date),
        sa.Column("recorded", sa.Date),
        *_text("type", "status", "question", "holder", "holder_name", "report_id"),
        sa.Column("is_background", sa.Boolean, nullable=False),
        sa.Column("is_current", sa.Boolean, nullable=False),
        sa.Column("review", sa.String, nullable=False),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("doubt", sa.Float, nullable=False),
        sa.Column("doubt_reason", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    for name, columns in {
        "id": ["id"],
        "code": ["code"],
        "sort": ["kind", "sort"],
        "type": ["kind", "type", "sort"],
        "recorded": ["kind", "recorded"],
        "doubt": ["review", "doubt"],
        "question": ["question", "holder"],
        "holder": ["kind", "holder"],
        "report": ["report_id"],
    }.items():
        op.create_index(f"ix_entry_{name}", "entry", columns)
    op.create_index("ix_entry_kind_id", "entry", ["kind", "id"], unique=True)
    op.create_table("entry_actor", *_text("entry_id", "actor_key", "name", "role"))
    op.create_index("ix_entry_actor_entry_id", "entry_actor", ["entry_id"])
    op.create_index("ix_entry_actor_key", "entry_actor", ["actor_key", "role"])

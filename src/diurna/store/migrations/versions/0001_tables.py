"""Reports, appearances, judgements, changes, findings, entries and their evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "report", sa.Column("id", sa.String(12), primary_key=True), sa.Column("text", sa.Text, nullable=False)
    )
    op.create_table(
        "appearance",
        sa.Column("fingerprint", sa.String(64), primary_key=True),
        sa.Column("report_id", sa.String(12), sa.ForeignKey("report.id"), nullable=False, index=True),
        sa.Column("published", sa.Date, nullable=False),
        *(
            sa.Column(name, sa.String)
            for name in ("outlet", "headline", "author", "url", "language", "home_country", "source_name")
        ),
    )
    op.create_table(
        "judgement",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False, index=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("field", "before", "after", "why")),
    )
    op.create_table(
        "change",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("entry_id", sa.String, nullable=False, index=True),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("before", sa.LargeBinary),
        sa.Column("after", sa.LargeBinary),
    )
    op.create_table(
        "findings",
        sa.Column("report_id", sa.String(12), sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "entry",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_entry_id", "entry", ["id"])
    op.create_index("ix_entry_code", "entry", ["code"])
    op.create_table(
        "redirect",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("code", sa.String, nullable=False, index=True),
        sa.Column("leads_to", sa.String, nullable=False),
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
    op.create_table("meta", sa.Column("key", sa.String, primary_key=True), sa.Column("value", sa.Text, nullable=False))

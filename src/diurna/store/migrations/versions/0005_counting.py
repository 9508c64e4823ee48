"""Indexes that facets are counted by and lists are narrowed by, without reading the entries."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the indexes and let SQLite know how much there is of what."""
    op.execute("CREATE INDEX ix_entry_status ON entry (kind, status)")
    op.execute("CREATE INDEX ix_entry_background ON entry (kind, is_background)")
    op.execute("CREATE INDEX ix_entry_actor_role ON entry_actor (role, actor_key, entry_id)")


def downgrade() -> None:
    """Take the indexes away."""
    for name in ("ix_entry_status", "ix_entry_background", "ix_entry_actor_role"):
        op.execute(f"DROP INDEX {name}")

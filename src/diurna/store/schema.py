"""The tables: reports, appearances and judgements only grow; everything else is derived and may be rebuilt."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

# Primary, append-only.
report = Table(
    "report",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("text", Text, nullable=False),
)
appearance = Table(
    "appearance",
    metadata,
    Column("fingerprint", String(64), primary_key=True),
    Column("report_id", ForeignKey("report.id"), nullable=False, index=True),
    Column("published", Date, nullable=False),
    Column("outlet", String),
    Column("headline", String),
    Column("author", String),
    Column("url", String),
    Column("language", String),
    Column("home_country", String),
    Column("source_name", String),
)
judgement = Table(
    "judgement",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", DateTime, nullable=False),
    Column("user", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("target", String, nullable=False, index=True),
    Column("field", String, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("why", Text, nullable=False),
)
change = Table(
    "change",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", DateTime, nullable=False),
    Column("kind", String, nullable=False),
    Column("entry_id", String, nullable=False, index=True),
    Column("what", String, nullable=False),
    Column("before", LargeBinary),
    Column("after", LargeBinary),
)

# Derived.
findings = Table(
    "findings",
    metadata,
    Column("report_id", ForeignKey("report.id"), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("pipeline", String, nullable=False, index=True),
    Column("data", LargeBinary, nullable=False),
)
shown = Table(
    "shown",
    metadata,
    Column("report_id", ForeignKey("report.id"), primary_key=True),
    Column("published", Date, nullable=False),
    Column("outlet", String),
    Column("headline", String),
    Column("author", String),
    Column("url", String),
    Column("language", String),
    Column("home_country", String),
    Column("source_name", String),
    Column("fingerprint", String(64), nullable=False),
    Index("ix_shown_published", "published", "report_id"),
)
"""A report's metadata over all its appearances: what ``read_reports`` gives, without the text."""
entry = Table(
    "entry",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("id", String, nullable=False),
    Column("code", String, nullable=False),
    Column("sort", String, nullable=False),
    Column("day_from", Date),
    Column("day_to", Date),
    Column("recorded", Date),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("question", String, nullable=False),
    Column("holder", String, nullable=False),
    Column("holder_name", String, nullable=False),
    Column("report_id", String, nullable=False),
    Column("is_background", Boolean, nullable=False),
    Column("is_current", Boolean, nullable=False),
    Column("review", String, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("doubt", Float, nullable=False),
    Column("doubt_reason", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index("ix_entry_kind_id", "kind", "id", unique=True),
    Index("ix_entry_id", "id"),
    Index("ix_entry_code", "code"),
    Index("ix_entry_sort", "kind", "sort"),
    Index("ix_entry_type", "kind", "type", "sort"),
    Index("ix_entry_recorded", "kind", "recorded"),
    Index("ix_entry_doubt", "review", "doubt"),
    Index("ix_entry_question", "question", "holder"),
    Index("ix_entry_holder", "kind", "holder"),
    Index("ix_entry_report", "report_id"),
    Index("ix_entry_status", "kind", "status"),
    Index("ix_entry_background", "kind", "is_background"),
)
entry_actor = Table(
    "entry_actor",
    metadata,
    Column("entry_id", String, nullable=False, index=True),
    Column("actor_key", String, nullable=False),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Index("ix_entry_actor_key", "actor_key", "role"),
    Index("ix_entry_actor_role", "role", "actor_key", "entry_id"),
)
"""Who stands in which entry; ``actor_key`` is empty for somebody unresolved, ``name`` then holds the words."""
position_current = Table(
    "position_current",
    metadata,
    Column("question", String, primary_key=True),
    Column("holder", String, primary_key=True),
    Column("holder_name", String, nullable=False),
    Column("position", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("moved", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("day", Date),
    Column("steps", Integer, nullable=False),
    Column("is_reported", Boolean, nullable=False),
    Index("ix_position_current_holder", "holder"),
)
"""The cells of the matrix, kept as positions and shifts are written; ``moved`` counts the shifts."""
passages = Table(
    "passages",
    metadata,
    Column("report_id", ForeignKey("report.id"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
redirect = Table(
    "redirect",
    metadata,
    Column("id", String, primary_key=True),
    Column("code", String, nullable=False, index=True),
    Column("leads_to", String, nullable=False, index=True),
)
evidence = Table(
    "evidence",
    metadata,
    Column("entry_id", String, nullable=False, index=True),
    Column("field", String, nullable=False),
    Column("report_id", ForeignKey("report.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
)
searched = Table(
    "searched",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("id", String, nullable=False),
    Index("ix_searched_id", "id", "kind", unique=True),
)
"""Which row of the full-text table ``search`` is whose."""
meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

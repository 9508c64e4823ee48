"""The tables: reports, appearances and judgements only grow; everything else is derived and may be rebuilt."""

from sqlalchemy import Column, Date, DateTime, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

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
    Column("data", LargeBinary, nullable=False),
)
entry = Table(
    "entry",
    metadata,
    Column("kind", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("code", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index("ix_entry_id", "id"),
    Index("ix_entry_code", "code"),
)
redirect = Table(
    "redirect",
    metadata,
    Column("id", String, primary_key=True),
    Column("code", String, nullable=False, index=True),
    Column("leads_to", String, nullable=False),
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
meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

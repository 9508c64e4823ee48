"""What lets a report be added without reading the others: who is who, facts of names, copies, keys and ties."""

from alembic import op

revision = "0004"
down_revision = "0003"

_TABLES = """
DROP TABLE findings;
CREATE TABLE findings (
    report_id VARCHAR(12) NOT NULL PRIMARY KEY REFERENCES report (id),
    fingerprint VARCHAR(64) NOT NULL,
    pipeline VARCHAR NOT NULL,
    data BLOB NOT NULL);
CREATE INDEX ix_findings_pipeline ON findings (pipeline);
CREATE TABLE waiting (stage VARCHAR NOT NULL,
    report_id VARCHAR(12) NOT NULL,
    PRIMARY KEY (stage, report_id)) WITHOUT ROWID;
CREATE TABLE resolved (report_id VARCHAR(12) PRIMARY KEY,
    data BLOB NOT NULL);
CREATE TABLE name_fact (row INTEGER PRIMARY KEY,
    report_id VARCHAR(12) NOT NULL,
    family VARCHAR NOT NULL,
    other_family VARCHAR NOT NULL,
    folded VARCHAR NOT NULL,
    shorter VARCHAR NOT NULL,
    country VARCHAR,
    day INTEGER NOT NULL,
    data BLOB NOT NULL);
CREATE INDEX ix_name_fact_family ON name_fact (family, day);
CREATE INDEX ix_name_fact_other ON name_fact (other_family);
CREATE INDEX ix_name_fact_folded ON name_fact (folded);
CREATE INDEX ix_name_fact_shorter ON name_fact (shorter);
CREATE INDEX ix_name_fact_country ON name_fact (country, family);
CREATE INDEX ix_name_fact_report ON name_fact (report_id);
CREATE TABLE asked (scope VARCHAR NOT NULL,
    day INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    country VARCHAR,
    answer VARCHAR NOT NULL,
    reach INTEGER NOT NULL,
    report_id VARCHAR(12) NOT NULL);
CREATE INDEX ix_asked_scope ON asked (scope, day);
CREATE INDEX ix_asked_report ON asked (report_id);
CREATE TABLE fingerprint (report_id VARCHAR(12) PRIMARY KEY,
    day INTEGER NOT NULL,
    data BLOB NOT NULL,
    origin VARCHAR NOT NULL,
    copied_from VARCHAR NOT NULL,
    reason VARCHAR NOT NULL);
CREATE INDEX ix_fingerprint_day ON fingerprint (day);
CREATE INDEX ix_fingerprint_origin ON fingerprint (origin);
CREATE INDEX ix_fingerprint_copied ON fingerprint (copied_from);
CREATE TABLE face (id INTEGER PRIMARY KEY,
    data BLOB NOT NULL);
CREATE TABLE seen (kind VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    face INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    report_id VARCHAR(12) NOT NULL,
    evidence BLOB);
CREATE INDEX ix_seen_face ON seen (kind, key, face, at);
CREATE INDEX ix_seen_at ON seen (kind, key, at);
CREATE INDEX ix_seen_report ON seen (report_id);
CREATE TABLE needed (key VARCHAR NOT NULL,
    report_id VARCHAR(12) NOT NULL,
    PRIMARY KEY (key, report_id)) WITHOUT ROWID;
CREATE INDEX ix_needed_report ON needed (report_id);
CREATE TABLE thing (row INTEGER PRIMARY KEY,
    stage VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    report_id VARCHAR(12) NOT NULL,
    home VARCHAR NOT NULL,
    data BLOB NOT NULL);
CREATE UNIQUE INDEX ix_thing_id ON thing (stage, id);
CREATE INDEX ix_thing_report ON thing (report_id, stage);
CREATE INDEX ix_thing_home ON thing (home);
CREATE TABLE filed (key INTEGER NOT NULL,
    thing INTEGER NOT NULL,
    PRIMARY KEY (key, thing)) WITHOUT ROWID;
CREATE INDEX ix_filed_thing ON filed (thing);
CREATE TABLE edge (one INTEGER NOT NULL,
    two INTEGER NOT NULL,
    PRIMARY KEY (one, two)) WITHOUT ROWID;
"""


def upgrade() -> None:
    """Make the tables; the next 'rebuild' or 'add' fills them."""
    for statement in filter(str.strip, _TABLES.split(";")):
        op.execute(statement)
    op.execute("INSERT INTO waiting SELECT 'read', id FROM report")
    op.execute("DELETE FROM meta WHERE key = 'built_from'")

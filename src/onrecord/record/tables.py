"""The tables of a record, as the newest migration leaves them.

Facts: raws, extractors, sightings, readers, readings, failures, forgotten, and a report's id and
text. Derived from them, and checked by `verify`: a report's title and day, which sighting is
`shown` and which reading is `current`, the rows of `statements`, and the two search indexes, which
triggers keep in step. Numbers are of this file only; ids are hashes. Long columns stand last, since
SQLite walks over them to reach what follows.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)
from sqlalchemy.sql.expression import ColumnElement, TableClause, column, table

metadata = MetaData()

reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("day", Text),
    Column("text", Text, nullable=False),
    Index("reports_by_day", "day", "id"),
)

raws = Table(
    "raws",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

extractors = Table(
    "extractors",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("settings", Text, nullable=False),
    UniqueConstraint("name", "version", "settings"),
)

sightings = Table(
    "sightings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.number"), nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("shown", Integer, nullable=False),
    Column("input", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("author", Text),
    Column("url", Text),
    Column("language", Text),
    Column("published", Text),
    Column("extra", Text, nullable=False),
    Column("raw", Integer, ForeignKey("raws.number"), nullable=False),
    Column("media_type", Text, nullable=False),
    Column("extractor", Integer, ForeignKey("extractors.number"), nullable=False),
    Column("seen", Text, nullable=False),
    Index("sightings_by_report", "report"),
    Index("sightings_by_raw", "raw"),
    Index("sightings_by_input", "input"),
    Index("sightings_by_url", "url"),
)

readers = Table(
    "readers",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("version", Text, nullable=False),
    Column("weights", Text, nullable=False),
    Column("settings", Text, nullable=False),
    UniqueConstraint("version", "weights", "settings"),
)

readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.number"), nullable=False),
    # The publication day that it was read for; "" for none, since NULLs are never equal.
    Column("day", Text, nullable=False),
    Column("reader", Integer, ForeignKey("readers.number"), nullable=False),
    Column("current", Integer, nullable=False),
    Column("reread", Text),
    Column("sha256", Text, nullable=False),
    Column("statements", Text, nullable=False),
    UniqueConstraint("report", "day", "reader"),
)

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.number"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("content", Text, nullable=False),
    UniqueConstraint("report", "place"),
    Index("statements_by_id", "id"),
)

failures = Table(
    "failures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("input", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("seen", Text, nullable=False),
    UniqueConstraint("input", "code", "message"),
)

forgotten = Table(
    "forgotten",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report_id", Text, nullable=False),
    Column("forgotten", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("wiped", Integer, nullable=False),
    Column("readmitted", Integer, nullable=False),
    Index("forgotten_by_report", "report_id"),
)

# The literal 1 lets SQLite use the partial indexes, which it cannot for a bound value.
_ONE: ColumnElement[int] = literal_column("1")
is_shown = sightings.c.shown == _ONE
is_current = readings.c.current == _ONE
Index("shown_sighting", sightings.c.report, unique=True, sqlite_where=is_shown)
Index("current_reading", readings.c.report, unique=True, sqlite_where=is_current)

report_search: TableClause = table(
    "report_search", column("rowid", Integer), column("rank"), column("report_search")
)
statement_search: TableClause = table(
    "statement_search", column("rowid", Integer), column("rank"), column("statement_search")
)

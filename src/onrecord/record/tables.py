"""The tables of a record, as the newest migration leaves them.

Facts: raws, extractors, sightings, readers, readings, judgements, failures, forgotten, and a
report's id and text. Derived from them, and checked by `verify`: a report's title and day, which
sighting is `shown` and which reading is `current`, which judgement is `undone`, the rows of
`statements`, `actors` and `parts`, those of `addresses`, `signatures`, `bands` and `copies`, and, which
triggers keep in step, `makers` and the search indexes. Made by networks, and made again where they are
missing: `vectors`, with `indexed`, and `relations`. Where work stands: `feeds` and `fed`. Numbers are of
this file only; ids are hashes. Long columns stand last, since SQLite walks over them to reach what follows.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
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
    Index("raws_by_size", "size"),
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
    Index("sightings_by_seen", "seen"),
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
    # The reading's actors, times and places; NULL in what the first form of the record stored.
    Column("named", Text),
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
    Column("mode", Text, nullable=False),
    Column("act", Text),
    # The first and last day of `when`.
    Column("said_from", Text),
    Column("said_to", Text),
    Column("source", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("content", Text, nullable=False),
    # For search: names, one a line; a place's own name, a tab and its words in the text; codes of
    # countries and regions, these without their hyphen ("NO NO03").
    Column("speakers", Text, nullable=False),
    Column("speaks_for", Text, nullable=False),
    Column("places", Text, nullable=False),
    Column("codes", Text, nullable=False),
    UniqueConstraint("report", "place"),
    Index("statements_by_id", "id"),
)

# Whom a current reading names. `place` counts the reading's actors, then the speakers that are not
# among them. `block` is naming.block_of; `roles` is JSON, [[title, of or null], ...]; `speaks_for` is
# JSON, the names for which it speaks where it is a statement's only speaker. `spoken` counts the
# statements that it speaks in, those rejected too.
actors = Table(
    "actors",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.number"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("block", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("speaks_for", Text, nullable=False),
    Column("spoken", Integer, nullable=False, server_default="0"),
    UniqueConstraint("report", "place"),
    Index("actors_by_block", "block", "spoken"),
)

# Which actor has which part (speaker, speaks_for, via) in which statement of a current reading.
parts = Table(
    "parts",
    metadata,
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True),
    Column("actor", Integer, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("statement", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# The address of the article that a sighting is of, in one spelling; none where it names no article.
addresses = Table(
    "addresses",
    metadata,
    Column("sighting", Integer, ForeignKey("sightings.number"), primary_key=True),
    Column("address", Text, nullable=False),
    Index("addresses_by_address", "address"),
)

# What copies are found by, for each report that is long enough to be one: `told` sorts by when it was
# published.
signatures = Table(
    "signatures",
    metadata,
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True),
    Column("told", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

# Reports whose signatures share a band may be copies.
bands = Table(
    "bands",
    metadata,
    Column("band", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True),
    sqlite_with_rowid=False,
)

# A row for each report that is a near copy of an earlier one: the earliest, and how much of it stands there.
copies = Table(
    "copies",
    metadata,
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True),
    Column("original", Integer, ForeignKey("reports.number"), nullable=False),
    Column("share", Float, nullable=False),
    Index("copies_by_original", "original"),
)

# A row for every report; `maker` made the vectors of its current reading's statements, "" where nobody
# has. So what is not indexed is found by the index, without looking at what is.
indexed = Table(
    "indexed",
    metadata,
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True),
    Column("maker", Text, nullable=False),
    Index("indexed_by_maker", "maker"),
)

# How many rows of `indexed` each maker has; triggers keep it.
makers = Table(
    "makers",
    metadata,
    Column("maker", Text, primary_key=True),
    Column("reports", Integer, nullable=False),
)

# A row for each statement of the current reading of a report that is indexed. Those of one bucket lie
# together in the file.
vectors = Table(
    "vectors",
    metadata,
    Column("bucket", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
    Index("vectors_by_report", "report"),
    sqlite_with_rowid=False,
)

# What the relating network said of one input. The key is a hash of both, so no row is ever stale. Any
# row may be deleted at any time.
relations = Table(
    "relations",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("label", Text),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)

# Written once; `undone` is 1 where a later row of kind "undo" takes it back. `report_id` is set where it
# points into a report (the first, where into two), `statement` where it rejects one: without a
# reference, since the report may be read anew or forgotten.
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("report_id", Text),
    Column("statement", Text),
    Column("undone", Integer, nullable=False),
    Index("judgements_by_statement", "statement"),
    Index("judgements_by_report", "report_id"),
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

# Where the following of feeds stands, which is neither fact nor made from facts (feeding.py).
feeds = Table(
    "feeds",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("address", Text, nullable=False, unique=True),
    Column("etag", Text),
    Column("modified", Text),
)

# `place` tells the order in which items were first seen; `settled` is 1 where one is not to be fetched
# (again).
fed = Table(
    "fed",
    metadata,
    Column("place", Integer, primary_key=True),
    Column("feed", Integer, ForeignKey("feeds.number"), nullable=False),
    Column("key", Text, nullable=False),
    Column("address", Text),
    Column("title", Text),
    Column("published", Text),
    Column("tries", Integer, nullable=False),
    Column("settled", Integer, nullable=False),
    UniqueConstraint("feed", "key"),
    Index("fed_by_address", "address"),
)

# The literal 1 lets SQLite use the partial indexes, which it cannot for a bound value.
_ONE: ColumnElement[int] = literal_column("1")
is_shown = sightings.c.shown == _ONE
is_current = readings.c.current == _ONE
stands = judgements.c.undone == literal_column("0")
Index("shown_sighting", sightings.c.report, unique=True, sqlite_where=is_shown)
Index("current_reading", readings.c.report, unique=True, sqlite_where=is_current)
Index("current_by_reader", readings.c.reader, sqlite_where=is_current)
Index("shown_by_publisher", sightings.c.publisher, sqlite_where=is_shown)

report_search: TableClause = table(
    "report_search", column("rowid", Integer), column("rank"), column("report_search")
)
statement_search: TableClause = table(
    "statement_search", column("rowid", Integer), column("rank"), column("statement_search")
)
actor_search: TableClause = table(
    "actor_search", column("rowid", Integer), column("rank"), column("actor_search")
)
SEARCH_INDEXES = ("report_search", "statement_search", "actor_search")

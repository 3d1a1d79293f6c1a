"""The first form of a record: facts, what is derived from them, and two search indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_WORDS = "tokenize = 'unicode61 remove_diacritics 2'"


def upgrade() -> None:
    """Makes every table. Search text is kept once: the indexes point at the tables' own columns."""
    _make_reports()
    _make_sightings()
    _make_readings()
    _make_logs()
    _make_search("report_search", "reports", ("title", "text"))
    _make_search("statement_search", "statements", ("content", "source", "cue"))


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True)


def _words(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=nullable) for name in names]


def _of(name: str, table: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.number"), nullable=False)


def _make_reports() -> None:
    op.create_table(
        "reports",
        _number(),
        *_words("id"),
        *_words("title", "day", nullable=True),
        *_words("text"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("reports_by_day", "reports", ["day", "id"])


def _make_sightings() -> None:
    op.create_table(
        "raws",
        _number(),
        *_words("sha256"),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("sha256"),
    )
    op.create_table(
        "extractors",
        _number(),
        *_words("name", "version", "settings"),
        sa.UniqueConstraint("name", "version", "settings"),
    )
    op.create_table(
        "sightings",
        _number(),
        _of("report", "reports"),
        *_words("key"),
        sa.Column("shown", sa.Integer, nullable=False),
        *_words("input"),
        *_words("title", "publisher", "author", "url", "language", "published", nullable=True),
        *_words("extra"),
        _of("raw", "raws"),
        *_words("media_type"),
        _of("extractor", "extractors"),
        *_words("seen"),
        sa.UniqueConstraint("key"),
    )
    for name in ("report", "raw", "input", "url"):
        op.create_index(f"sightings_by_{name}", "sightings", [name])
    op.create_index("shown_sighting", "sightings", ["report"], unique=True, sqlite_where=sa.text("shown = 1"))


def _make_readings() -> None:
    op.create_table(
        "readers",
        _number(),
        *_words("version", "weights", "settings"),
        sa.UniqueConstraint("version", "weights", "settings"),
    )
    op.create_table(
        "readings",
        _number(),
        _of("report", "reports"),
        *_words("day"),
        _of("reader", "readers"),
        sa.Column("current", sa.Integer, nullable=False),
        *_words("reread", nullable=True),
        *_words("sha256", "statements"),
        sa.UniqueConstraint("report", "day", "reader"),
    )
    op.create_index(
        "current_reading", "readings", ["report"], unique=True, sqlite_where=sa.text("current = 1")
    )
    op.create_table(
        "statements",
        _number(),
        _of("report", "reports"),
        sa.Column("place", sa.Integer, nullable=False),
        *_words("id", "kind", "source", "cue", "content"),
        sa.UniqueConstraint("report", "place"),
    )
    op.create_index("statements_by_id", "statements", ["id"])


def _make_logs() -> None:
    op.create_table(
        "failures",
        _number(),
        *_words("input", "code", "message", "seen"),
        sa.UniqueConstraint("input", "code", "message"),
    )
    op.create_table(
        "forgotten",
        _number(),
        *_words("report_id", "forgotten", "reason"),
        sa.Column("wiped", sa.Integer, nullable=False),
        sa.Column("readmitted", sa.Integer, nullable=False),
    )
    op.create_index("forgotten_by_report", "forgotten", ["report_id"])


def _make_search(index: str, table: str, columns: tuple[str, ...]) -> None:
    """An FTS5 index over columns of `table`, and the triggers that keep it in step."""
    names = ", ".join(columns)
    old = ", ".join(f"old.{column}" for column in columns)
    new = ", ".join(f"new.{column}" for column in columns)
    take_out = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old.number, {old});"
    put_in = f"INSERT INTO {index} (rowid, {names}) VALUES (new.number, {new});"
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5("
        f"{names}, content = '{table}', content_rowid = 'number', {_WORDS})"
    )
    op.execute(f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {put_in} END")
    op.execute(f"CREATE TRIGGER {table}_removed AFTER DELETE ON {table} BEGIN {take_out} END")
    op.execute(
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {names} ON {table} BEGIN {take_out} {put_in} END"
    )

"""Who, when and where: actors, times and places beside the statements of a reading; judgements.

What the first form stored stays as it is: its readings name no actors, times or places. Rows that
search goes by are made anew from those that were there, with the new columns empty.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_WORDS = "tokenize = 'unicode61 remove_diacritics 2'"
_SEARCHED = ("content", "source", "cue", "speakers", "speaks_for", "places", "codes")


def upgrade() -> None:
    """Adds what is new. Takes time with the number of statements, whose index is built again."""
    op.add_column("readings", sa.Column("named", sa.Text))
    _widen_statements()
    _make_actors()
    _make_judgements()


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True)


def _words(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=nullable) for name in names]


def _of_report(*, primary_key: bool = False) -> sa.Column[int]:
    reference = sa.ForeignKey("reports.number")
    return sa.Column("report", sa.Integer, reference, nullable=False, primary_key=primary_key)


def _widen_statements() -> None:
    """A table of its own rather than added columns, so that the long columns stay last."""
    for trigger in ("added", "removed", "changed"):
        op.execute(f"DROP TRIGGER statements_{trigger}")
    op.execute("DROP TABLE statement_search")
    op.execute("DROP INDEX statements_by_id")
    op.rename_table("statements", "former_statements")
    op.create_table(
        "statements",
        _number(),
        _of_report(),
        sa.Column("place", sa.Integer, nullable=False),
        *_words("id", "kind", "mode"),
        *_words("act", "said_from", "said_to", nullable=True),
        *_words("source", "cue", "content", "speakers", "speaks_for", "places", "codes"),
        sa.UniqueConstraint("report", "place"),
    )
    kept = "number, report, place, id, kind, source, cue, content"
    op.execute(
        f"INSERT INTO statements ({kept}, mode, speakers, speaks_for, places, codes) "
        f"SELECT {kept}, 'speech', '', '', '', '' FROM former_statements"
    )
    op.drop_table("former_statements")
    op.create_index("statements_by_id", "statements", ["id"])
    _make_search("statement_search", "statements", _SEARCHED)


def _make_actors() -> None:
    op.create_table(
        "actors",
        _number(),
        _of_report(),
        sa.Column("place", sa.Integer, nullable=False),
        *_words("block", "kind", "name", "roles", "speaks_for"),
        sa.UniqueConstraint("report", "place"),
    )
    op.create_index("actors_by_block", "actors", ["block"])
    op.create_table(
        "parts",
        _of_report(primary_key=True),
        sa.Column("actor", sa.Integer, primary_key=True),
        sa.Column("part", sa.Text, primary_key=True),
        sa.Column("statement", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    _make_search("actor_search", "actors", ("name",))


def _make_judgements() -> None:
    op.create_table(
        "judgements",
        _number(),
        *_words("id", "kind", "by", "made", "reason", "target"),
        *_words("report_id", "statement", nullable=True),
        sa.Column("undone", sa.Integer, nullable=False),
        sa.UniqueConstraint("id"),
    )
    op.create_index("judgements_by_statement", "judgements", ["statement"])
    op.create_index("judgements_by_report", "judgements", ["report_id"])


def _make_search(index: str, table: str, columns: tuple[str, ...]) -> None:
    """An FTS5 index over columns of `table`, built from its rows, and the triggers that keep it in
    step."""
    names = ", ".join(columns)
    old = ", ".join(f"old.{column}" for column in columns)
    new = ", ".join(f"new.{column}" for column in columns)
    take_out = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old.number, {old});"
    put_in = f"INSERT INTO {index} (rowid, {names}) VALUES (new.number, {new});"
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5("
        f"{names}, content = '{table}', content_rowid = 'number', {_WORDS})"
    )
    op.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    op.execute(f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {put_in} END")
    op.execute(f"CREATE TRIGGER {table}_removed AFTER DELETE ON {table} BEGIN {take_out} END")
    op.execute(
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {names} ON {table} BEGIN {take_out} {put_in} END"
    )

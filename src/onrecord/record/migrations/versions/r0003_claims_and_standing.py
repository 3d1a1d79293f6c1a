"""Claims and their standing: the index of statements and what the relating network said.

Nothing here is a fact: all of it is made from facts, and made again where it is missing. So a record
of the second form is not read for this; its statements count as not indexed yet.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds the tables. Takes time with the number of sightings, which get an index by `seen`."""
    _make_indexed()
    _make_vectors()
    op.create_table(
        "relations",
        sa.Column("key", sa.LargeBinary, primary_key=True),
        sa.Column("label", sa.Text),
        sa.Column("score", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("sightings_by_seen", "sightings", ["seen"])


def _make_indexed() -> None:
    op.create_table(
        "indexed",
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.number"), primary_key=True),
        sa.Column("maker", sa.Text, nullable=False),
    )
    op.create_index("indexed_by_maker", "indexed", ["maker"])
    op.execute("INSERT INTO indexed (report, maker) SELECT number, '' FROM reports")


def _make_vectors() -> None:
    op.create_table(
        "vectors",
        sa.Column("bucket", sa.Integer, primary_key=True),
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.number"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("vectors_by_report", "vectors", ["report"])

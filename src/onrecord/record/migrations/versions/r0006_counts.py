"""What large records are asked often and would take long to count: how many statements an actor speaks in,
how many reports a maker has indexed; and indexes from which the record in figures is told."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_COUNT_ONE_MORE = """
    INSERT INTO makers (maker, reports) VALUES (new.maker, 1)
    ON CONFLICT (maker) DO UPDATE SET reports = reports + 1;
"""
_COUNT_ONE_LESS = "UPDATE makers SET reports = reports - 1 WHERE maker = old.maker;"
_SPOKEN = """
    UPDATE actors SET spoken = (
        SELECT count(*) FROM parts
        WHERE parts.report = actors.report AND parts.actor = actors.place AND parts.part = 'speaker'
    )
"""


def upgrade() -> None:
    """Adds column, table and indexes. Takes time with the number of actors."""
    op.add_column("actors", sa.Column("spoken", sa.Integer, nullable=False, server_default="0"))
    op.execute(_SPOKEN)
    op.drop_index("actors_by_block", "actors")
    op.create_index("actors_by_block", "actors", ["block", "spoken"])
    op.create_table(
        "makers",
        sa.Column("maker", sa.Text, primary_key=True),
        sa.Column("reports", sa.Integer, nullable=False),
    )
    op.execute("INSERT INTO makers (maker, reports) SELECT maker, count(*) FROM indexed GROUP BY maker")
    op.execute(f"CREATE TRIGGER indexed_added AFTER INSERT ON indexed BEGIN {_COUNT_ONE_MORE} END")
    op.execute(f"CREATE TRIGGER indexed_removed AFTER DELETE ON indexed BEGIN {_COUNT_ONE_LESS} END")
    op.execute(
        "CREATE TRIGGER indexed_changed AFTER UPDATE OF maker ON indexed "
        f"BEGIN {_COUNT_ONE_LESS} {_COUNT_ONE_MORE} END"
    )
    op.create_index("raws_by_size", "raws", ["size"])
    current = sa.text("current = 1")
    op.create_index("current_by_reader", "readings", ["reader"], sqlite_where=current)
    shown = sa.text("shown = 1")
    op.create_index("shown_by_publisher", "sightings", ["publisher"], sqlite_where=shown)

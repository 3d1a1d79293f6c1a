"""Revisions of one address and copies of one text.

Nothing here is a fact: all of it is made from texts and sightings, and for those that are there already it
is made here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds the tables and fills them. Takes time with the number of reports, whose texts are all looked at."""
    _make_addresses()
    _make_copies()


def _make_addresses() -> None:
    op.create_table(
        "addresses",
        sa.Column("sighting", sa.Integer, sa.ForeignKey("sightings.number"), primary_key=True),
        sa.Column("address", sa.Text, nullable=False),
    )
    op.create_index("addresses_by_address", "addresses", ["address"])


def _make_copies() -> None:
    op.create_table(
        "signatures",
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.number"), primary_key=True),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.Integer, primary_key=True),
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.number"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copies",
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.number"), primary_key=True),
        sa.Column("original", sa.Integer, sa.ForeignKey("reports.number"), nullable=False),
        sa.Column("share", sa.Float, nullable=False),
    )
    op.create_index("copies_by_original", "copies", ["original"])

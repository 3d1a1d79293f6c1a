"""Revisions of one address and copies of one text.

Nothing here is a fact: all of it is made from texts and sightings, and for those that are there already it
is made here.
"""

import sqlalchemy as sa
from alembic import op

from onrecord.record.addresses import article_address
from onrecord.record.copying import add_signature

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds the tables and fills them. Takes time with the number of reports: all texts are signed."""
    _make_addresses()
    _make_copies()
    _fill()


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


def _fill() -> None:
    connection = op.get_bind()
    seen = connection.exec_driver_sql("SELECT number, url, input FROM sightings ORDER BY number")
    for number, url, name in seen.all():
        address = article_address(url, name)
        if address is not None:
            connection.exec_driver_sql("INSERT INTO addresses VALUES (?, ?)", (number, address))
    numbers = connection.exec_driver_sql("SELECT number FROM reports ORDER BY number").scalars().all()
    for number in numbers:
        text, published = connection.exec_driver_sql(
            "SELECT r.text, s.published FROM reports r JOIN sightings s ON s.report = r.number "
            "WHERE r.number = ? AND s.shown = 1",
            (number,),
        ).one()
        add_signature(connection, number, text, published)

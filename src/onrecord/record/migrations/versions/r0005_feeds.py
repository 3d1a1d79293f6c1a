"""What was seen in feeds, so that nothing is fetched twice."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Adds the tables, empty."""
    op.create_table(
        "feeds",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("address", sa.Text, nullable=False, unique=True),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
    )
    op.create_table(
        "fed",
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("feed", sa.Integer, sa.ForeignKey("feeds.number"), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("address", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("settled", sa.Integer, nullable=False),
        sa.UniqueConstraint("feed", "key"),
    )
    op.create_index("fed_by_address", "fed", ["address"])

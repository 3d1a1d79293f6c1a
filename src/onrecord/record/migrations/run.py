"""Alembic, run by onrecord itself when a record is made or is of an older form."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def config() -> Config:
    """Alembic's settings; they stand here, since the package ships no ini file."""
    settings = Config()
    settings.set_main_option("script_location", "onrecord.record:migrations")
    settings.set_main_option("path_separator", "os")
    return settings


def upgrade(connection: Connection, revision: str) -> None:
    """Brings the record up to `revision` within the connection's transaction."""
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, revision)

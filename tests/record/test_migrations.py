from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from onrecord.record import Record
from onrecord.record.migrations.run import config
from onrecord.record.opening import REVISIONS
from onrecord.record.tables import metadata


def test_the_listed_revisions_are_those_that_there_are() -> None:
    found = ScriptDirectory.from_config(config()).walk_revisions()
    assert tuple(script.revision for script in found)[::-1] == REVISIONS


def test_the_migrations_lead_to_the_tables(tmp_path: Path) -> None:
    def ours(_: object, name: str | None, kind: str, *rest: object) -> bool:
        return not (kind == "table" and name is not None and "_search" in name)

    with Record(tmp_path / "r.db") as record, record._database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []

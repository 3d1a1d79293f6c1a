from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from onrecord.errors import RecordError
from onrecord.record import Record, Reread
from onrecord.record.migrations.run import config
from onrecord.record.opening import REVISIONS
from onrecord.record.tables import metadata
from onrecord.schema import Actor
from tests.examples import crane, ferries
from tests.record.made import READER, document, reading, report


def test_the_listed_revisions_are_those_that_there_are() -> None:
    found = ScriptDirectory.from_config(config()).walk_revisions()
    assert tuple(script.revision for script in found)[::-1] == REVISIONS


def test_a_record_of_the_first_form_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    # Made by onrecord when it stored statements alone: reports 1 to 3 of tests.record.made, the first
    # read twice and seen twice, the third forgotten, and the ferries.
    path.write_bytes(gzip.decompress((Path(__file__).parent / "form-0001.db.gz").read_bytes()))
    with pytest.raises(RecordError, match="older form"):
        Record(path, readonly=True)
    with Record(path) as record:
        assert not list(record.verify())
        info = record.info()
        counts = (info.reports, info.sightings, info.readings, info.statements, info.forgotten)
        assert counts == (3, 4, 4, 7, 1)
        assert info.revision == REVISIONS[-1]
        told = ferries(title="Ferries left", input="ferries.txt", published="2026-03-04")
        assert record.reading("ferries.txt") == told
        assert record.reading("day/1.txt").statements == reading(report(1)).statements
        assert record.report("day/1.txt").day == "2026-02-01"
        assert [found.content for found in record.search("ferries", mode="speech")] != []
        assert [found.source for found in record.search("", speaker="calloway")] == ["Ines Calloway"]
        assert list(record.search("", act="state")) == list(record.actor_blocks()) == []
        newer = replace(crane(input="crane"), reader=READER)
        record.add(document(newer.report), newer)
        again = replace(told, reader=READER, actors=(Actor(name="Calloway", kind="person", mentions=()),))
        assert record.reread(told.report.id, again) is Reread.REPLACED
        assert record.reading("ferries.txt") == again
        assert [block for block, _ in record.actor_blocks("calloway")] == ["person/calloway"]
        record.forget("day/2.txt")
        assert not list(record.verify())


def test_the_migrations_lead_to_the_tables(tmp_path: Path) -> None:
    def ours(_: object, name: str | None, kind: str, *rest: object) -> bool:
        return not (kind == "table" and name is not None and "_search" in name)

    with Record(tmp_path / "r.db") as record, record._database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []

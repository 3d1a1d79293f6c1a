from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from onrecord.errors import RecordError
from onrecord.record import IndexRow, Record, Reread
from onrecord.record.migrations.run import config
from onrecord.record.opening import REVISIONS
from onrecord.record.tables import metadata
from onrecord.schema import Actor
from tests.examples import crane, ferries
from tests.record.made import READER, SEEN, document, reading, report


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


def test_a_record_of_the_second_form_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    # Made by onrecord before it knew claims: reports 1 to 3 of tests.record.made, the first read and seen
    # twice, the third forgotten; crane and ferries; a rejection, and a merge that was taken back.
    path.write_bytes(gzip.decompress((Path(__file__).parent / "form-0002.db.gz").read_bytes()))
    with pytest.raises(RecordError, match="older form"):
        Record(path, readonly=True)
    with Record(path) as record:
        assert not list(record.verify())
        info = record.info()
        counts = (info.reports, info.sightings, info.readings, info.statements, info.forgotten)
        assert counts == (4, 5, 6, 9, 1)
        assert (info.judgements, info.indexed, info.revision) == (1, 0, REVISIONS[-1])
        told = replace(crane(input="crane.txt", published="2026-03-04", title="The crane"), reader=READER)
        assert record.reading("crane.txt") == told
        assert [one.kind for one in record.judgements(undone=True)] == ["reject", "merge"]
        assert [found.rejected for found in record.search("", act="deny", rejected=True)] == [True, False]
        # Nothing is indexed, and all of it can be.
        ids = {stored.id for stored in record.reports()}
        assert set(record.unindexed("maker", limit=9)) == ids
        assert list(record.vectors()) == []
        for one in ids:
            of = record.reading(one)
            rows = [IndexRow(place, place, b"\1") for place in range(len(of.statements))]
            assert record.index(one, rows, maker="maker", reading=of)
        assert len(list(record.vectors())) == info.statements
        assert record.recorded_since(SEEN + timedelta(days=1)) == [told.report.id]
        assert record.recorded([report(1).id]) == {report(1).id: SEEN}
        assert record.keep_relations([(b"k" * 16, None, 0.5)])
        record.forget("crane.txt")
        assert record.judgements() == []
        assert record.indexed_reports("maker") == 3
        assert not list(record.verify())


def test_the_index_of_a_record_of_the_first_form(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(gzip.decompress((Path(__file__).parent / "form-0001.db.gz").read_bytes()))
    with Record(path) as record:
        # Its readings name nobody, and their hashes are made without names.
        of = record.reading("ferries.txt")
        rows = [IndexRow(place, 0, b"\1") for place in range(3)]
        assert record.index(of.report.id, rows, maker="maker", reading=of)
        assert not list(record.verify())


def test_the_migrations_lead_to_the_tables(tmp_path: Path) -> None:
    def ours(_: object, name: str | None, kind: str, *rest: object) -> bool:
        return not (kind == "table" and name is not None and "_search" in name)

    with Record(tmp_path / "r.db") as record, record._database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []

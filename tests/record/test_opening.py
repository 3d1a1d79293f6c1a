from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import NewerRecord, NoRecord, NotARecord, RecordError
from onrecord.record import Record
from tests.record.made import READER, add, document, reading, report


def test_a_record_is_there_when_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "odd ?#% name é.db"
    with Record(path) as record:
        add(record, 1)
    assert path.exists()
    with Record(str(path), create=False) as record:
        assert record.has(report(1), READER)
        assert record.info().path == str(path)


def test_no_record(tmp_path: Path) -> None:
    with pytest.raises(NoRecord, match="no such file"):
        Record(tmp_path / "r.db", create=False)
    assert not list(tmp_path.iterdir())
    with pytest.raises(NoRecord, match="folder"):
        Record(tmp_path / "nowhere" / "r.db")
    (tmp_path / "empty").touch()
    with pytest.raises(NoRecord, match="empty"):
        Record(tmp_path / "empty", create=False)


@pytest.mark.parametrize("content", [b"{}\n", b"<html>" * 999, b"SQLite format 3\0" + b"\xff" * 900])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(content)
    for readonly in (False, True):
        with pytest.raises(NotARecord, match=r"page\.html"):
            Record(path, readonly=readonly)
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="folder"):
        Record(tmp_path)


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
    before = path.read_bytes()
    with pytest.raises(NotARecord, match="another program"):
        Record(path)
    assert path.read_bytes() == before


def test_a_newer_record(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Record(path).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    with pytest.raises(NewerRecord, match="update onrecord"):
        Record(path)


def test_a_record_opened_to_read_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record(path) as record:
        add(record, 1)
    with Record(path, readonly=True) as record:
        assert [found.cue for found in record.search("crane")] == ["said"]
        assert not list(record.verify())
        with pytest.raises(RecordError, match="cannot be written"):
            record.add(document(report(2)), reading(report(2)))
    with pytest.raises(NoRecord):
        Record(tmp_path / "other.db", readonly=True)


def test_a_record_whose_making_was_cut_short_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as cut:
        cut.execute("PRAGMA journal_mode = WAL")
    with Record(path) as record:
        add(record, 1)
        assert not list(record.verify())


def test_opening_needs_no_alembic(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Record(path).close()
    program = f"import sys; from onrecord.record import Record; Record({str(path)!r}); "
    program += "sys.exit(int('alembic' in sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_log_is_on_and_deleting_is_thorough(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record, record._database.driver() as connection:
        settings = ("journal_mode", "foreign_keys", "secure_delete", "synchronous", "busy_timeout")
        found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in settings]
    assert found == ["wal", 1, 1, 1, 60_000]

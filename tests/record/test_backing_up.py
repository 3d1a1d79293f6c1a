from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record
from tests.record.dumped import dumped
from tests.record.made import add, report


def _add_on(path: Path, stop: threading.Event) -> None:
    with Record(path) as record:
        number = 100
        while not stop.is_set():
            add(record, number)
            number += 1


def test_a_backup_is_the_record(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        add(record, *range(20))
        parts: list[float] = []
        record.backup(tmp_path / "copy.db", parts.append)
        assert parts[-1] == 1.0
        with Record(tmp_path / "copy.db") as copy:
            assert dumped(copy) == dumped(record)
            assert not list(copy.verify())
            add(copy, 50)
    assert {file.name for file in tmp_path.iterdir()} == {"r.db", "copy.db"}


def test_a_backup_is_made_while_another_process_adds(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record(path) as record:
        add(record, *range(20))
        context = multiprocessing.get_context("spawn")
        stop = context.Event()
        other = context.Process(target=_add_on, args=(path, stop))
        other.start()
        try:
            while record.info().reports < 25:
                assert other.is_alive()
            counts = []
            for at in range(3):
                target = tmp_path / f"copy-{at}.db"
                before = record.info().reports
                record.backup(target)
                with Record(target) as copy:
                    assert not list(copy.verify())
                    counts.append(copy.info().reports)
                assert before <= counts[-1] <= record.info().reports
        finally:
            stop.set()
            other.join()
        assert counts == sorted(counts)
        assert record.info().reports > 25


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        add(record, 1)
        target = tmp_path / "notes.txt"
        target.write_text("mine")
        for there in (target, tmp_path / "r.db"):
            with pytest.raises(RecordError, match="name a new one"):
                record.backup(there)
        assert target.read_text() == "mine"
        with pytest.raises(RecordError, match="nowhere"):
            record.backup(tmp_path / "nowhere" / "copy.db")
        assert record.report(report(1).id)


def test_a_record_that_is_only_read_is_backed_up(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record(path) as record:
        add(record, 1)
    with Record(path, readonly=True) as record:
        record.backup(tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM reports").fetchone() == (1,)

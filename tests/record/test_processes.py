from __future__ import annotations

import multiprocessing
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from onrecord.record import Record
from tests.record.made import READER, add, document, reading, report, shown
from tests.record.writers import MAKER, add_range, index_all, index_some, read_without_rights

SPAWN = multiprocessing.get_context("spawn")


def test_two_processes_make_and_fill_one_record(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with SPAWN.Manager() as manager, ProcessPoolExecutor(2, mp_context=SPAWN) as pool:
        together = manager.Barrier(2)
        going = [pool.submit(add_range, str(path), some, together) for some in (range(40), range(20, 60))]
        outcomes: Counter[str] = Counter()
        for one in going:
            outcomes.update(one.result(timeout=120))
    assert outcomes == {"new": 60, "known": 20}
    with Record(path) as record, Record(tmp_path / "alone.db") as alone:
        assert not list(record.verify())
        add(alone, *range(60))
        assert shown(record) == shown(alone)


def test_two_processes_index_one_record(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record(path) as record, Record(tmp_path / "alone.db") as alone:
        add(record, *range(60))
        add(alone, *range(60))
        with SPAWN.Manager() as manager, ProcessPoolExecutor(2, mp_context=SPAWN) as pool:
            together = manager.Barrier(2)
            going = [pool.submit(index_all, str(path), together) for _ in range(2)]
            done = [one.result(timeout=120) for one in going]
        assert sum(done) >= 60
        assert record.indexed_reports(MAKER) == 60
        assert not list(record.verify())
        while index_some(alone):
            pass
        assert list(record.vectors()) == list(alone.vectors())


def test_threads_share_a_record(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda number: add(record, number), range(40)))
        assert record.info().reports == 40
        assert not list(record.verify())


@pytest.mark.parametrize("lines", [0, 0, 1, 2, 9, 30])
def test_a_kill_leaves_whole_documents(tmp_path: Path, lines: int) -> None:
    path = tmp_path / "r.db"
    command = [sys.executable, "-m", "tests.record.writers", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "opening\n"
        for number in range(lines):
            assert writer.stdout.readline() == f"{number}\n"
        if not lines:
            while not path.exists():
                time.sleep(0.0005)
        writer.kill()
        assert writer.wait() == -9
    with Record(path) as record:
        assert not list(record.verify())
        known = sorted(record.readings(), key=lambda found: found.report.input)
        assert len(known) >= lines
        expected = [reading(report(number)) for number in range(len(known))]
        assert known == sorted(expected, key=lambda found: found.report.input)
        add(record, 1_000_001)
        assert record.has(report(1_000_001), READER)


def test_readers_wait_for_no_writer(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record(path) as record:
        add(record, 1)
        writer = sqlite3.connect(path, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO failures (input, code, message, seen) VALUES ('a', 'b', 'c', 'd')")
        start = time.monotonic()
        assert record.report("day/1.txt").id == report(1).id
        assert [found.cue for found in record.search("crane")] == ["said"]
        assert list(record.failures()) == []
        with Record(path, create=False) as second:
            assert second.info().reports == 1
        assert time.monotonic() - start < 5
        writer.execute("ROLLBACK")
        writer.close()


def test_a_writer_waits_for_another(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record(path) as record:
        writer = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        writer.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.5, writer.execute, ["COMMIT"])
        start = time.monotonic()
        release.start()
        add(record, 1)
        assert time.monotonic() - start >= 0.4
        release.join()
        writer.close()
        assert record.has(report(1), READER)


def test_a_record_that_may_not_be_written_can_be_read() -> None:
    # Not under tmp_path, whose folders another user may not enter.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.db"
        with Record(path) as record:
            of = report(1)
            record.add(document(of), reading(of))
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        try:
            with ProcessPoolExecutor(1, mp_context=SPAWN) as pool:
                found = pool.submit(read_without_rights, str(path)).result(timeout=120)
        finally:
            Path(folder).chmod(0o755)
        assert found == ("day/1.txt", True, 0)

"""Records and names that cannot be used end in words, not in a traceback."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from onrecord import desk
from onrecord.cli.group import ERROR, SOME_FAILED
from onrecord.errors import RecordError
from onrecord.record import Record
from tests.cli.conftest import Invoke
from tests.desk.conftest import FERRY
from tests.stand_in import SaidReader

SPAWN = multiprocessing.get_context("spawn")


def test_a_record_of_a_newer_form_is_left_alone(news: Path, invoke: Invoke, place: Path) -> None:
    invoke("add", "news")
    with sqlite3.connect(place / "onrecord.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    for command in (["add", "news"], ["search", "ferry"], ["verify"], ["reread"]):
        result = invoke(*command)
        assert result.exit_code == ERROR
        assert "newer onrecord" in result.stderr
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "raw", [b"Not a record. " * 100, os.urandom(9000), b"SQLite format 3\0" + bytes(9000)]
)
def test_a_file_that_is_no_record_is_left_alone(news: Path, invoke: Invoke, place: Path, raw: bytes) -> None:
    (place / "onrecord.db").write_bytes(raw)
    for command in (["add", "news"], ["search", "ferry"]):
        result = invoke(*command)
        assert result.exit_code == ERROR
        assert "onrecord.db" in result.stderr
    assert (place / "onrecord.db").read_bytes() == raw


def test_a_folder_is_no_record(news: Path, invoke: Invoke) -> None:
    result = invoke("add", "news", "--record", "news")
    assert result.exit_code == ERROR
    assert "this is a folder" in result.stderr


def add_without_rights(folder: str) -> str:
    """What adding says in a folder that this user may not write."""
    story = Path(folder, "ferry.txt")
    with Record(Path(folder, "loading.db")) as other:  # so that all is loaded before rights are dropped
        desk.add([str(story)], other, SaidReader())
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        with Record(Path(folder, "r.db")) as record:
            desk.add([str(story)], record, SaidReader())
    except RecordError as error:
        return str(error)
    return "it was written"


def test_a_record_that_may_not_be_written_says_so() -> None:
    # Not under tmp_path, whose folders another user may not enter.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "r.db")
        Path(folder, "ferry.txt").write_text(FERRY, encoding="utf-8")
        with Record(path):
            pass
        path.chmod(0o444)
        Path(folder).chmod(0o755)
        with ProcessPoolExecutor(1, mp_context=SPAWN) as pool:
            told = pool.submit(add_without_rights, folder).result(timeout=120)
    assert "cannot be written: check the rights" in told


def test_names_cannot_steer_a_terminal(place: Path, invoke: Invoke) -> None:
    folder = place / "news"
    folder.mkdir()
    (folder / "good\nname \x1b[2J\x07.txt").write_text(FERRY, encoding="utf-8")
    (folder / "bad\nname \x1b[31m\r.txt").write_bytes(bytes(500))
    (folder / os.fsdecode(b"odd \xff\xfe.txt")).write_bytes(b"%PDF-1.7")
    add = invoke("add", "news")
    assert add.exit_code == SOME_FAILED
    assert "1 new, 2 failed" in add.stderr
    said = [add, invoke("add", "news"), invoke("read", "news"), invoke("failures"), invoke("reports")]
    said += [invoke("search", "ferry"), invoke("read", "news", "--format", "text"), invoke("info")]
    for one in said:
        told = one.stdout + one.stderr
        assert not any(mark in told for mark in ("\x1b", "\x07", "\r")), repr(told)
        assert "Traceback" not in told


def test_a_folder_without_readable_files_is_told(place: Path, invoke: Invoke) -> None:
    (place / "pictures").mkdir()
    (place / "pictures" / "a.jpg").write_bytes(b"\xff\xd8\xff")
    result = invoke("add", "pictures")
    assert result.exit_code == SOME_FAILED
    assert "pictures: the folder holds no file that onrecord reads" in result.stderr
    assert "1 failed" in result.stderr

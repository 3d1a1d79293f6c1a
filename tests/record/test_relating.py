from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.record import KeyedRelation, Record, RecordStore
from onrecord.schema.position import LABELS, Label
from tests.record.made import add

KEYS = st.integers(0, 2**128 - 1).map(lambda number: number.to_bytes(16, "big"))
ROWS = st.lists(st.tuples(KEYS, st.none() | st.sampled_from(LABELS), st.floats(0, 1)), max_size=9)
ONE: list[KeyedRelation] = [(b"k" * 16, "denies", 0.75)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of one report."""
    with Record(tmp_path / "r.db") as record:
        add(record, 1)
    return tmp_path / "r.db"


def test_what_was_kept_comes_back(record: RecordStore) -> None:
    every: dict[bytes, tuple[Label | None, float]] = {}

    @given(ROWS, st.lists(KEYS, max_size=3))
    def keeping(rows: list[KeyedRelation], others: list[bytes]) -> None:
        assert record.keep_relations(rows)
        every.update({key: (label, score) for key, label, score in rows})
        unknown = [key for key in others if key not in every]
        assert record.relations([*every, *unknown, *every]) == every

    keeping()
    assert not list(record.verify())


def test_more_keys_than_one_question_takes(record: RecordStore) -> None:
    rows: list[KeyedRelation] = [(number.to_bytes(16, "big"), None, 0.5) for number in range(1201)]
    assert record.keep_relations(rows)
    assert len(record.relations([key for key, _, _ in rows])) == 1201


@pytest.mark.parametrize("row", [(b"k" * 15, "denies", 0.5), (b"k" * 16, "none", 0.5)])
def test_what_is_no_relation_is_refused(record: RecordStore, row: KeyedRelation) -> None:
    with pytest.raises(UsageError, match="no relation"):
        record.keep_relations([*ONE, row])
    assert record.relations([ONE[0][0]]) == {}


def test_a_record_opened_to_read_keeps_nothing(path: Path) -> None:
    with Record(path) as record:
        assert record.keep_relations(ONE)
    with Record(path, readonly=True) as record:
        assert not record.keep_relations([(b"l" * 16, None, 0.5)])
        assert record.relations([b"k" * 16, b"l" * 16]) == {b"k" * 16: ("denies", 0.75)}


def test_nobody_waits_to_keep_a_relation(path: Path) -> None:
    with Record(path) as record, closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        start = time.monotonic()
        assert not record.keep_relations(ONE)
        assert time.monotonic() - start < 5
        writer.execute("ROLLBACK")
        assert record.keep_relations(ONE)
        with record._database.driver() as connection:
            assert connection.execute("PRAGMA busy_timeout").fetchone()[0] == 60_000


def test_a_full_disk_keeps_nothing_and_harms_nothing(path: Path) -> None:
    with Record(path) as record:
        # SQLite says that the disk is full once a file has as many pages as it may have.
        with record._database.driver() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")
        rows: list[KeyedRelation] = [(number.to_bytes(16, "big"), None, 0.5) for number in range(9000)]
        assert not record.keep_relations(rows)
        assert record.relations([key for key, _, _ in rows]) == {}
        assert not list(record.verify())


def test_a_row_whose_label_is_none_counts_as_not_kept(path: Path) -> None:
    with closing(sqlite3.connect(path)) as direct:
        direct.execute("INSERT INTO relations VALUES (?, 'agrees', 0.5)", (b"k" * 16,))
        direct.commit()
    with Record(path) as record:
        assert record.relations([b"k" * 16]) == {}
        assert record.keep_relations(ONE)
        assert record.relations([b"k" * 16]) == {b"k" * 16: ("denies", 0.75)}

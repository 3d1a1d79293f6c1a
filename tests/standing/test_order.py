"""However the same reports came into a record, the same is printed of claims and their standing."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import desk
from onrecord.record import IndexRow, Record
from onrecord.schema import ReaderInfo, Report
from onrecord.standing import Relater
from tests.standing.dispatches import ROWS, Generous, Known, Remembering, printed, write

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture(scope="module")
def reader() -> Remembering:
    return Remembering()


@pytest.fixture(scope="module", params=[0.03, 0.2])
def relater(request: pytest.FixtureRequest) -> Relater:
    """One that takes nearly all for bearing on all, and one that picks."""
    return Generous(request.param)


@pytest.fixture(scope="module")
def expected(empty: Path, reader: Remembering, relater: Relater) -> str:
    """What is printed after all reports were added at once."""
    with a_record(empty) as record:
        desk.add([write(ROWS, record.path.parent / "rows.jsonl")], record, reader, relater=relater)
        return printed(record, relater)


@contextmanager
def a_record(empty: Path) -> Iterator[Record]:
    with tempfile.TemporaryDirectory() as folder, Record(shutil.copy(empty, folder)) as record:
        yield record


def add(record: Record, reader: Remembering, relater: Relater | None, *numbers: int) -> None:
    path = record.path.parent / "rows.jsonl"
    desk.add([write([ROWS[number] for number in numbers], path)], record, reader, relater=relater)


def test_there_is_something_to_print(expected: str) -> None:
    told = json.loads(expected)
    assert any(len(standing["positions"]) > 3 for standing in told["standings"])
    assert any(answer["position"] not in (None, "none") for answer in told["answers"])
    assert told["claims"]


@settings(max_examples=6)
@given(order=st.permutations(range(len(ROWS))), indexed=st.booleans())
def test_any_order(
    empty: Path, reader: Remembering, relater: Relater, expected: str, order: list[int], indexed: bool
) -> None:
    with a_record(empty) as record:
        add(record, reader, relater if indexed else None, *order)
        assert printed(record, relater) == expected


ACTS = st.sampled_from(["add", "reread", "reread all", "ask", "forget", "empty"])


@settings(max_examples=6)
@given(acts=st.lists(st.tuples(ACTS, st.integers(0, len(ROWS) - 1)), max_size=12))
def test_any_history(
    empty: Path, reader: Remembering, relater: Relater, expected: str, acts: list[tuple[str, int]]
) -> None:
    """Adding twice, reading again with the same reader, asking in between, forgetting and adding again."""
    with a_record(empty) as record:
        for act, number in acts:
            do(record, reader, relater, act, number)
        add(record, reader, relater, *range(len(ROWS)))
        assert printed(record, relater) == expected
        assert not list(desk.verify(record, relater))


def do(record: Record, reader: Remembering, relater: Relater, act: str, number: int) -> None:
    there = {
        name: stored.id for stored in record.reports() for name in (one.input for one in stored.sightings)
    }
    report = there.get(ROWS[number]["id"])
    if act == "add":
        add(record, reader, relater, number)
    elif act == "ask":
        desk.standing(record, relater, ROWS[number]["title"] or "A promise was made.")
    elif act == "reread all":
        desk.reread(record, reader)
    elif report is not None and act == "reread":
        desk.reread(record, reader, [report])
    elif report is not None and act == "forget":
        record.forget(report)
        record.readmit(report)
    elif report is not None:
        # As if another network had made the vectors.
        reading = record.reading(report)
        rows = [IndexRow(place, 0, b"\1" * 96) for place in range(len(reading.statements))]
        record.index(report, rows, maker="another")


def add_some(path: str, rows: str, info: ReaderInfo, known: Known) -> int:
    """What one of several processes does: adds reports, and makes vectors of whatever has none."""
    reader, relater = Remembering(info, known), Relater()
    with Record(Path(path)) as record:
        summary = desk.add([rows], record, reader, relater=relater)
        desk.index(record, relater)
        return summary.failed


@pytest.mark.parametrize("shared", [False, True])
def test_an_add_split_over_two_processes(
    empty: Path, reader: Remembering, relater: Relater, expected: str, shared: bool
) -> None:
    """Each adds a half, the last report first; or both add everything."""
    with a_record(empty) as record:
        folder = record.path.parent
        halves = (ROWS, ROWS[::-1]) if shared else (ROWS[::2], ROWS[::-1][::2])
        files = [write(rows, folder / f"{number}.jsonl") for number, rows in enumerate(halves)]
        every = [Report(text=row["text"], published=row.get("published")) for row in ROWS]
        list(reader.read_each(every))
        with ProcessPoolExecutor(2, mp_context=SPAWN) as pool:
            some = [
                pool.submit(add_some, str(record.path), file, reader.info, reader.known) for file in files
            ]
            assert [one.result(timeout=300) for one in some] == [0, 0]
        assert printed(record, relater) == expected
        assert not list(desk.verify(record, relater))


def test_a_limit_takes_the_first_claims(
    empty: Path, reader: Remembering, relater: Relater, expected: str
) -> None:
    with a_record(empty) as record:
        add(record, reader, relater, *range(len(ROWS)))
        every = desk.claims(record, relater, limit=None)
        assert [one.id for one in every] == [told["id"] for told in json.loads(expected)["claims"]]
        for limit in range(len(every) + 1):
            assert desk.claims(record, relater, limit=limit) == every[:limit]
        for claim in every:
            since = claim.changed or "0001-01-01"
            assert claim in desk.claims(record, relater, changed_since=since) or claim.changed is None

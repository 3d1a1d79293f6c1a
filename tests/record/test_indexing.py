from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.record import IndexRow, PackedVectors, RecordStore
from onrecord.schema import Reading
from tests.record.made import OLD_READER, READER, add, document, reading, report

MAKER, OTHER = "vectors-1", "vectors-2"


def rows_of(of: Reading) -> list[IndexRow]:
    """Rows made from all that a reading tells, its report's title and day with it."""
    told = f"{of.report.title} {of.report.published} {of.report.text}".encode()
    return [
        IndexRow(place, sum(told) % 7 * 9000 + place, bytes([sum(told) % 200, len(found.id), place]))
        for place, found in enumerate(of.statements)
    ]


def index(record: RecordStore, *report_ids: str, maker: str = MAKER) -> None:
    for report_id in report_ids:
        of = record.reading(report_id)
        assert record.index(report_id, rows_of(of), maker=maker, reading=of)


def held(record: RecordStore) -> set[tuple[str, bytes]]:
    """Statement and vector of all that is indexed."""
    rows = list(record.vectors())
    found = record.statements_at([(number, place) for number, place, _ in rows])
    return {
        (one.statement.id, vector) for one, (_, _, vector) in zip(found, rows, strict=True) if one is not None
    }


def expected(record: RecordStore) -> set[tuple[str, bytes]]:
    """The same, made anew from what the record holds."""
    return {(of.statements[row.place].id, row.vector) for of in record.readings() for row in rows_of(of)}


def test_what_is_indexed_comes_back(record: RecordStore) -> None:
    add(record, 1, 2)
    ids = [report(number).id for number in (1, 2)]
    assert sorted(record.unindexed(MAKER, limit=9)) == sorted(ids)
    index(record, *ids)
    assert record.unindexed(MAKER, limit=9) == []
    assert record.indexed_reports(MAKER) == record.info().indexed == 2
    assert held(record) == expected(record)
    assert len(list(record.vectors())) == 4
    assert not list(record.verify())


def test_buckets_are_asked_for_by_number(record: RecordStore) -> None:
    add(record, 1, 2)
    for number, buckets in ((1, (65_535, 3)), (2, (3, 0))):
        rows = [IndexRow(place, bucket, bytes([number])) for place, bucket in enumerate(buckets)]
        assert record.index(report(number).id, rows, maker=MAKER)

    def found(buckets: Sequence[int]) -> list[tuple[int, bytes]]:
        return [(place, vector) for _, place, vector in record.vectors(buckets)]

    assert found([65_535, 0]) == [(1, b"\2"), (0, b"\1")]
    assert found([3]) == found([3, 3, 17]) == [(1, b"\1"), (0, b"\2")]
    assert found([]) == found([17]) == []
    assert found(range(65_536)) == [(place, vector) for _, place, vector in record.vectors()]


def test_statements_of_some_reports(record: RecordStore) -> None:
    add(record, 1, 2, 3)
    index(record, *(report(number).id for number in (1, 3)))
    numbers = sorted({number for number, _, _ in record.vectors()})
    assert sorted(record.vectors()) == list(record.vectors_of(numbers))
    assert [place for _, place, _ in record.vectors_of(numbers[1:])] == [0, 1]
    assert list(record.vectors_of([])) == list(record.vectors_of([999])) == []


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(5)), again=st.lists(st.integers(0, 4)))
def test_the_order_of_indexing_does_not_matter(
    backend: Callable[[Path], RecordStore], order: list[int], again: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder, backend(Path(folder) / "r") as record:
        add(record, *range(5))
        index(record, *(report(number).id for number in again), maker=OTHER)
        index(record, *(report(number).id for number in [*order, *again]))
        indexed = list(record.vectors())
        index(record, *(report(number).id for number in range(5)))
        assert list(record.vectors()) == indexed
        assert held(record) == expected(record)
        assert (record.indexed_reports(MAKER), record.indexed_reports(OTHER)) == (5, 0)


ACTS = st.sampled_from(["add", "older", "fewer", "earlier", "titled", "sighted", "forget", "index", "other"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(ACTS, st.integers(0, 1)), max_size=9))
def test_the_index_never_holds_what_the_record_does_not_tell(
    backend: Callable[[Path], RecordStore], acts: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, backend(Path(folder) / "r") as record:
        add(record, 0, 1)
        index(record, *record.unindexed(MAKER, limit=9))
        for act, number in acts:
            do(record, act, number)
            indexed = held(record)
            assert indexed <= expected(record)
            assert record.info().reports == record.indexed_reports(MAKER) + len(
                record.unindexed(MAKER, limit=9)
            )
        assert not list(record.verify())
        # Whoever asks first indexes what is not indexed; then all is as if it always had been.
        index(record, *record.unindexed(MAKER, limit=9))
        assert held(record) == expected(record)
        assert not list(record.verify())


def do(record: RecordStore, act: str, number: int) -> None:
    """One thing that may happen to the report of that number."""
    of = report(number)
    there = of.id in {stored.id for stored in record.reports()}
    if act == "add":
        record.add(document(of), reading(of))
    elif not there:
        return
    elif act in ("older", "fewer"):
        told = record.report(of.id).report
        reader = OLD_READER if act == "older" else READER
        record.reread(of.id, reading(told, reader, statements=1 if act == "fewer" else 2))
    elif act in ("earlier", "titled", "sighted"):
        other = {
            "earlier": {"published": "2026-01-01"},
            "titled": {"title": "A first title"},
            "sighted": {"url": "https://quay.example/1"},
        }
        seen = replace(of, **other[act])
        record.add(document(seen), reading(seen))
    elif act == "forget":
        record.forget(of.id)
        record.readmit(of.id)
    else:
        index(record, of.id, maker=MAKER if act == "index" else OTHER)


def test_a_reading_that_changes_clears_the_index(record: RecordStore) -> None:
    of = report(1)
    record.add(document(of), reading(of, OLD_READER))
    index(record, of.id)
    record.add(document(replace(of, input="seen/later.txt")), None)
    assert len(list(record.vectors())) == 2
    record.reread(of.id, reading(of, statements=1))
    assert list(record.vectors()) == []
    assert record.unindexed(MAKER, limit=9) == [of.id]
    index(record, of.id)
    record.reread(of.id, reading(of, OLD_READER, statements=0))  # kept beside the current one
    assert len(list(record.vectors())) == record.indexed_reports(MAKER) == 1
    titled = report(1, title="A title that comes first")
    record.add(document(titled), None)
    assert record.report(of.id).report.title == titled.title
    assert list(record.vectors()) == []
    assert record.unindexed(MAKER, limit=9) == [of.id]


def test_rows_of_a_reading_that_is_gone_are_not_kept(record: RecordStore) -> None:
    of = report(1)
    record.add(document(of), reading(of, OLD_READER))
    before = record.reading(of.id)
    assert not record.index(of.id, rows_of(before)[:1], maker=MAKER)
    record.reread(of.id, reading(of, statements=1))
    assert not record.index(of.id, rows_of(before), maker=MAKER, reading=before)
    as_many = replace(before, statements=before.statements[1:])
    assert not record.index(of.id, rows_of(as_many), maker=MAKER, reading=as_many)
    current = record.reading(of.id)
    titled = replace(current, report=replace(current.report, title="Another"))
    assert not record.index(of.id, rows_of(titled), maker=MAKER, reading=titled)
    assert list(record.vectors()) == []
    assert record.index(of.id, rows_of(current), maker=MAKER, reading=current)
    record.forget(of.id)
    assert list(record.vectors()) == []
    assert not record.index(of.id, rows_of(current), maker=MAKER, reading=current)
    assert not record.index("0" * 64, [], maker=MAKER)


def test_a_report_without_statements_is_indexed_too(record: RecordStore) -> None:
    of = report(1)
    record.add(document(of), reading(of, statements=0))
    index(record, of.id)
    assert record.unindexed(MAKER, limit=9) == list(record.vectors()) == []
    assert record.indexed_reports(MAKER) == 1
    assert not list(record.verify())


def test_another_maker_takes_the_place_of_the_first(record: RecordStore) -> None:
    add(record, *range(4))
    ids = [report(number).id for number in range(4)]
    index(record, *ids[:3])
    index(record, ids[0], maker=OTHER)
    index(record, ids[1], maker="a")
    assert sorted(record.unindexed(MAKER, limit=9)) == sorted([ids[0], ids[1], ids[3]])
    assert len(record.unindexed(MAKER, limit=2)) == 2
    counts = [record.indexed_reports(maker) for maker in (MAKER, OTHER, "a", "nobody")]
    assert counts == [1, 1, 1, 0]
    assert record.info().indexed == 3
    assert len(list(record.vectors())) == 6


@pytest.mark.parametrize("places", [[0, 0], [1, 2], [0, -1], [0, 2]])
def test_a_row_for_each_statement(record: RecordStore, places: list[int]) -> None:
    add(record, 1)
    with pytest.raises(UsageError, match="each statement"):
        record.index(report(1).id, [IndexRow(place, 0, b"\0") for place in places], maker=MAKER)


@pytest.mark.parametrize("bucket", [-1, 65_536])
def test_a_bucket_that_is_none(record: RecordStore, bucket: int) -> None:
    add(record, 1)
    with pytest.raises(UsageError, match="buckets"):
        record.index(report(1).id, [IndexRow(0, 0, b"\0"), IndexRow(1, bucket, b"\0")], maker=MAKER)
    with pytest.raises(UsageError, match="fingerprint"):
        record.index(report(1).id, rows_of(reading(report(1))), maker="")
    assert list(record.vectors()) == []


def test_vectors_show_one_moment(record: RecordStore) -> None:
    add(record, *range(3))
    index(record, *(report(number).id for number in range(3)))
    going = record.vectors()
    first = next(going)
    record.forget(report(2).id)
    assert len([first, *going]) == 6
    assert len(list(record.vectors())) == 4


def test_vectors_as_columns_are_the_same(record: RecordStore) -> None:
    add(record, 1, 2, 3)
    index(record, *(report(number).id for number in (1, 3)))
    size = len(next(record.vectors())[2])

    def as_rows(found: PackedVectors) -> list[tuple[int, int, bytes]]:
        columns = zip(found.numbers.tolist(), found.places.tolist(), found.vectors, strict=True)
        return [(number, place, vector.tobytes()) for number, place, vector in columns]

    every = list(record.vectors())
    assert sorted(as_rows(record.packed_vectors(None, size))) == sorted(every)
    assert as_rows(record.packed_vectors(range(65_536), size)) == every
    numbers = sorted({number for number, _, _ in every})
    assert as_rows(record.packed_vectors_of(numbers[1:], size)) == list(record.vectors_of(numbers[1:]))
    for none in (record.packed_vectors([], size), record.packed_vectors(None, size + 1)):
        assert as_rows(none) == [] and none.vectors.shape[0] == 0


def test_how_many_reports_a_maker_indexed_follows_what_is_done(record: RecordStore) -> None:
    add(record, 1, 2, 3)
    index(record, *(report(number).id for number in (1, 2, 3)))
    assert (record.indexed_reports(MAKER), record.indexed_reports(OTHER)) == (3, 0)
    index(record, report(1).id, maker=OTHER)
    assert (record.indexed_reports(MAKER), record.indexed_reports(OTHER)) == (2, 1)
    record.forget(report(2).id)
    assert (record.indexed_reports(MAKER), record.info().indexed) == (1, 2)
    assert not list(record.verify())

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import NotInRecord, UsageError
from onrecord.record import Added, RecordStore, Reread
from onrecord.schema import Document, Failure, Reading, Report
from tests.examples import readings
from tests.record.made import (
    OLD_READER,
    READER,
    SEEN,
    add,
    document,
    reading,
    report,
    shown,
)

PLACES: list[dict[str, Any]] = [
    {},
    {"published": None, "title": None},
    {"published": "2026-02-01T23:30:00+05:00", "publisher": "The Quay"},
    {"published": "2026-02-01", "title": "Sold!", "extra": {"desk": ["sea", 4]}},
    {"input": "elsewhere", "url": "https://quay.example/1", "author": "R. Imhof"},
]
DOCUMENTS = [
    (document(of), reading(of, reader))
    for number in range(3)
    for told in PLACES
    for reader in (OLD_READER, READER)
    for of in [report(number, **told)]
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(added=st.lists(st.sampled_from(DOCUMENTS), min_size=1, max_size=8), seed=st.integers(0, 999))
def test_order_and_repetition_do_not_matter(
    backend: Callable[[Path], RecordStore], added: list[tuple[Document, Reading]], seed: int
) -> None:
    other = [*added, *random.Random(seed).choices(added, k=3)]
    random.Random(seed).shuffle(other)
    with tempfile.TemporaryDirectory() as folder:
        records = []
        for name, documents in (("one", added), ("other", other)):
            with backend(Path(folder) / name) as record:
                for minute, (given_document, given_reading) in enumerate(documents):
                    record.add(given_document, given_reading, seen=SEEN + timedelta(minutes=minute))
                records.append((shown(record), record.info().readings))
                assert not list(record.verify())
    assert records[0] == records[1]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(readings(tidy=True))
def test_what_is_added_comes_back(backend: Callable[[Path], RecordStore], added: Reading) -> None:
    raw = bytes(range(256))
    with tempfile.TemporaryDirectory() as folder, backend(Path(folder) / "r") as record:
        assert record.add(document(added.report, raw), added, seen=SEEN) is Added.NEW
        assert list(record.readings()) == [added] == [record.reading(added.report.id)]
        stored = record.report(added.report.id)
        assert (stored.report, stored.statements) == (added.report, len(added.statements))
        assert record.raw(stored.sightings[0].raw) == raw
        assert stored.sightings[0].seen == SEEN
        assert not list(record.verify())


def test_a_text_is_stored_once_and_each_sighting_kept(record: RecordStore) -> None:
    one = report(1, input="b", publisher="The Quay")
    other = replace(one, input="a")
    assert record.add(document(one), reading(one), seen=SEEN) is Added.NEW
    assert record.add(document(other), reading(other)) is Added.SIGHTED
    assert record.add(document(one), reading(one)) is Added.KNOWN
    (stored,) = record.reports()
    assert [seen.input for seen in stored.sightings] == ["a", "b"]
    assert stored.report == other
    assert stored.sightings[1].seen == SEEN


def test_a_report_is_as_old_as_its_earliest_sighting(record: RecordStore) -> None:
    undated = report(1, published=None)
    late = report(1, published="2026-02-09")
    early = report(1, published="2026-02-04T01:00:00+09:00", title="First")
    for of in (undated, late, early):
        assert not record.has(of, READER)
        record.add(document(of), reading(of))
    assert all(record.has(of, READER) for of in (undated, late, early))
    assert not record.has(report(1, published="2026-02-03"), READER)
    assert not record.has(early, OLD_READER)
    stored = record.report(early.id)
    assert (stored.day, stored.report.title) == ("2026-02-04", "First")
    assert record.info().readings == 3
    assert not list(record.verify())


def test_a_reading_holds_for_the_day_that_it_was_made_for(record: RecordStore) -> None:
    late, early = report(1, published="2026-02-09"), report(1, published="2026-02-04")
    record.add(document(late), reading(late))
    with pytest.raises(NotInRecord, match="2026-02-04"):
        record.add(document(early), None)
    with pytest.raises(NotInRecord, match="2026-02-04"):
        record.add(document(early), reading(late, OLD_READER))
    assert record.report(late.id).day == "2026-02-09"
    record.add(document(early), reading(early, OLD_READER, statements=1))
    assert record.reading(late.id) == reading(early, OLD_READER, statements=1)
    assert record.reread(late.id, reading(late, statements=0)) is Reread.KEPT
    assert record.reread(late.id, reading(early)) is Reread.REPLACED
    assert not list(record.verify())


def test_a_reading_for_another_day_than_the_report_is_refused(record: RecordStore) -> None:
    with pytest.raises(UsageError, match="2026-02-04"):
        record.add(document(report(1)), reading(report(1, published="2026-02-04")))
    assert record.info().reports == 0


def test_the_newest_reader_is_current_and_the_other_kept(record: RecordStore) -> None:
    of = report(1)
    record.add(document(of), reading(of))
    assert record.add(document(of), reading(of, OLD_READER, statements=1)) is Added.REREAD
    assert record.reading(of.id) == reading(of)
    assert record.info().readings == 2
    assert record.has(of, OLD_READER)


def test_reading_again(record: RecordStore) -> None:
    of = report(1)
    record.add(document(of), reading(of, OLD_READER))
    assert record.reread(of.id, reading(of, OLD_READER)) is Reread.SAME
    assert record.reread(of.id, reading(of, statements=1)) is Reread.REPLACED
    assert [found.cue for found in record.search("")] == ["said"]
    assert record.reread(of.id, reading(of, OLD_READER, statements=0)) is Reread.KEPT
    same_version = replace(READER, weights="00" * 32)
    assert record.reread(of.id, reading(of, same_version)) is Reread.REPLACED
    assert record.reread(of.id, reading(of)) is Reread.REPLACED
    assert record.info().readings == 3
    assert record.reading(of.id) == reading(of)
    assert not list(record.verify())
    with pytest.raises(NotInRecord):
        record.reread(report(2).id, reading(report(2)))


def test_a_sighting_needs_no_reading_where_there_is_one(record: RecordStore) -> None:
    of = report(1)
    with pytest.raises(NotInRecord, match=r"day/1\.txt"):
        record.add(document(of), None)
    record.add(document(of), reading(of))
    assert record.add(document(replace(of, url="https://quay.example/1")), None) is Added.SIGHTED
    assert record.reading(of.id).statements == reading(of).statements


def test_a_reading_of_another_text_is_refused(record: RecordStore) -> None:
    with pytest.raises(UsageError):
        record.add(document(report(1)), reading(report(2)))
    assert record.info().reports == 0


def test_a_time_without_offset_is_refused(record: RecordStore) -> None:
    of = report(1)
    with pytest.raises(UsageError, match="offset"):
        record.add(document(of), reading(of), seen=datetime(2026, 3, 1))


@pytest.mark.parametrize("odd", ["a\0b", "caf\udce9.html", "𝒳 🙂", "'; DROP TABLE reports; --", ""])
def test_odd_strings_are_kept(record: RecordStore, odd: str) -> None:
    of = report(1, input=odd, title=odd, url=odd, extra={odd: odd})
    record.add(document(of), reading(of))
    stored = record.report(of.id)
    assert stored.report.extra == {odd: odd}
    assert stored.report.title == odd.replace("\udce9", "\\udce9")
    assert record.report(odd).id == of.id
    assert not list(record.verify())


def test_a_failure_is_noted_once_with_its_last_time(record: RecordStore) -> None:
    failure = Failure(input="a\udcff.html", code="empty", message="no text in a.html")
    for hours in (1, 3, 2):
        record.fail(failure, seen=SEEN + timedelta(hours=hours))
    record.fail(replace(failure, code="language"), seen=SEEN)
    first, second = record.failures()
    assert (first.failure.input, first.failure.code, second.failure.code) == (
        "a\\udcff.html",
        "empty",
        "language",
    )
    assert first.seen == SEEN + timedelta(hours=3)


def test_an_iterator_shows_one_moment_whatever_is_written(record: RecordStore) -> None:
    add(record, *range(5))
    going = record.reports()
    first = next(going)
    add(record, *range(5, 8))
    record.forget(report(3).id)
    assert len([first, *going]) == 5
    assert len(list(record.reports())) == 7


def test_info(record: RecordStore) -> None:
    add(record, 1, 2, publisher="The Quay")
    add(record, 3, published="2025-12-31T10:00:00Z")
    record.fail(Failure(input="x", code="empty", message="no text"))
    info = record.info()
    assert (info.reports, info.sightings, info.statements, info.readings, info.failures) == (3, 3, 6, 3, 1)
    assert (info.first_day, info.last_day) == ("2025-12-31", "2026-02-03")
    assert info.publishers == (("The Quay", 2),)
    assert info.readers == ((READER, 3),)
    assert info.raw_size == sum(len(document(report(number)).raw) for number in (1, 2, 3))


def test_reports_are_listed_newest_first_within_days(record: RecordStore) -> None:
    add(record, 1, published="2026-01-31", publisher="The Quay")
    add(record, 2, published="2026-02-01", publisher="Sea News")
    add(record, 3, published=None)

    def listed(**asked: Any) -> list[Report]:
        return [stored.report for stored in record.reports(**asked)]

    one, two, three = (record.report(report(number).id).report for number in (1, 2, 3))
    assert listed() == [two, one, three]
    assert listed(limit=1) == [two]
    assert listed(since="2026-02-01") == listed(since="2026-02") == [two]
    assert listed(until="2026-01") == listed(until="2026-01-31") == [one]
    assert listed(since="2026", until="2026") == [two, one]
    assert listed(publisher="the quay") == [one]
    with pytest.raises(UsageError, match="YYYY"):
        record.reports(since="yesterday")

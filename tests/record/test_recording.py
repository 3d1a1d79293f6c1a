from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from onrecord.errors import UsageError
from onrecord.record import RecordStore
from tests.record.made import SEEN, document, reading, report

HOUR = timedelta(hours=1)


def test_a_report_is_recorded_when_it_was_first_seen(record: RecordStore) -> None:
    for number, hours in ((1, 3), (2, 1), (3, 2)):
        of = report(number)
        record.add(document(of), reading(of), seen=SEEN + hours * HOUR)
    again = report(1, url="https://quay.example/1")
    record.add(document(again), None, seen=SEEN + 9 * HOUR)
    one, two, three = (report(number).id for number in (1, 2, 3))
    assert record.recorded([one, two, "0" * 64]) == {one: SEEN + 3 * HOUR, two: SEEN + HOUR}
    assert record.recorded([]) == {}
    assert record.recorded_since(SEEN) == [two, three, one]
    assert record.recorded_since(SEEN + 2 * HOUR) == [three, one]
    assert record.recorded_since(SEEN + 4 * HOUR) == []
    # A moment is a moment at any offset.
    early = (SEEN + 2 * HOUR).astimezone(timezone(timedelta(hours=-7)))
    assert record.recorded_since(early) == [three, one]
    # An earlier sighting that comes later, from a backup, say.
    record.add(document(replace(again, input="backup")), None, seen=SEEN - HOUR)
    assert record.recorded([one]) == {one: SEEN - HOUR}
    assert record.recorded_since(SEEN) == [two, three]


def test_those_of_one_moment_are_told_by_id(record: RecordStore) -> None:
    ids = []
    for number in range(6):
        of = report(number)
        record.add(document(of), reading(of), seen=SEEN)
        ids.append(of.id)
    assert record.recorded_since(SEEN) == sorted(ids)


def test_a_moment_without_offset_is_refused(record: RecordStore) -> None:
    with pytest.raises(UsageError, match="offset"):
        record.recorded_since(datetime(2026, 3, 1))
    assert record.recorded_since(datetime(2026, 3, 1, tzinfo=UTC)) == []

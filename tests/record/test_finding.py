from __future__ import annotations

import pytest

from onrecord.errors import NotInRecord
from onrecord.record import RecordStore
from tests.record.made import add, reading, report


def test_a_report_by_id_prefix_input_and_address(record: RecordStore) -> None:
    add(record, 1, url="https://quay.example/1")
    add(record, 2)
    one = report(1).id
    for name in (one, one.upper(), one[:12], one[:4], "day/1.txt", "https://quay.example/1"):
        assert record.report(name).id == one


@pytest.mark.parametrize("name", ["", "abc", "zzzz", "day/1", "%", "g" * 64])
def test_a_report_that_is_not_there(record: RecordStore, name: str) -> None:
    add(record, 1)
    with pytest.raises(NotInRecord, match="no report"):
        record.report(name)


def test_a_name_that_means_several(record: RecordStore) -> None:
    add(record, 1, 2, input="-")
    with pytest.raises(NotInRecord, match="ambiguous") as error:
        record.report("-")
    assert all(report(number).id[:12] in str(error.value) for number in (1, 2))


def test_a_prefix_that_means_several(record: RecordStore) -> None:
    by_start: dict[str, int] = {}
    number = 0
    while (start := report(number).id[:4]) not in by_start:
        by_start[start] = number
        number += 1
    add(record, by_start[start], number)
    with pytest.raises(NotInRecord, match="ambiguous"):
        record.report(start)
    assert record.report(report(number).id[:20]).id == report(number).id


def test_an_input_that_looks_like_a_prefix_is_an_input(record: RecordStore) -> None:
    add(record, 1)
    add(record, 2, input=report(1).id[:6])
    assert record.report(report(1).id[:6]).id == report(2).id


def test_a_statement_by_id_and_prefix(record: RecordStore) -> None:
    add(record, *range(5))
    (first, second) = reading(report(3)).statements
    assert record.statement(first.id).statement == first
    found = record.statement(second.id[:9])
    assert (found.source, found.cue, found.content) == ("Member3", "wrote", "“Nobody asked us,”")
    assert found.report == report(3)
    for name in ("", "abc", "0123456789abcdef", "zzzz"):
        with pytest.raises(NotInRecord, match="no statement"):
            record.statement(name)


def test_raw_bytes_that_are_not_there(record: RecordStore) -> None:
    with pytest.raises(NotInRecord):
        record.raw("00" * 32)

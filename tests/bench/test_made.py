"""Synthetic reports are the same each time, and read as a reader would have read them."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import pytest

from onrecord.record import Record
from onrecord.schema import Document, Reading, statement_id

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

from made import Dispatch, dispatches, made
from made_affairs import LARGEST, size_of

REPORTS = 150


@pytest.fixture(scope="module")
def stream() -> list[Dispatch]:
    return list(islice(dispatches(), REPORTS))


@pytest.fixture(scope="module")
def read(stream: list[Dispatch]) -> list[tuple[Document, Reading]]:
    return [made(dispatch) for dispatch in stream]


def test_the_same_reports_come_each_time(
    stream: list[Dispatch], read: list[tuple[Document, Reading]]
) -> None:
    assert list(islice(dispatches(), REPORTS)) == stream
    assert [made(dispatch) for dispatch in reversed(stream)] == read[::-1]


def test_days_go_forward(stream: list[Dispatch]) -> None:
    days = [dispatch.day for dispatch in stream]
    assert days == sorted(days)
    assert all(dispatch.begins <= dispatch.day for dispatch in stream)


def test_no_two_reports_have_one_text(read: list[tuple[Document, Reading]]) -> None:
    assert len({document.report.id for document, _ in read}) == REPORTS


def test_spans_say_what_the_text_says(read: list[tuple[Document, Reading]]) -> None:
    for _, reading in read:
        text = reading.report.text
        for one in reading.statements:
            assert one.id == statement_id(reading.report.id, one.source, one.cue, one.content)
            for span in (*one.source, *one.cue, *one.content):
                assert 0 <= span.start < span.end <= len(text)
                assert span.of(text) == span.of(text).strip()
            quoted = one.content[0].of(text)
            assert (one.kind == "direct") == (quoted[0] == "“" and quoted[-1] == "”")
        for actor in reading.actors:
            assert any(span.of(text).lower() == actor.name.lower() for span in actor.mentions)


def test_whoever_speaks_is_an_actor_of_the_reading(read: list[tuple[Document, Reading]]) -> None:
    for _, reading in read:
        names = {actor.name for actor in reading.actors}
        for one in reading.statements:
            assert {*one.speakers, *one.speaks_for, *one.via} <= names


def test_most_affairs_are_small_and_few_are_large() -> None:
    sizes = sorted(size_of(number) for number in range(2000))
    assert sizes[1000] <= 6
    assert sizes.count(LARGEST) >= 5
    assert 8 <= sum(sizes) / len(sizes) <= 14


def test_a_record_of_them_verifies(tmp_path: Path, read: list[tuple[Document, Reading]]) -> None:
    with Record(tmp_path / "made.db") as record:
        for document, reading in read[:20]:
            record.add(document, reading)
        assert record.info().statements == sum(len(reading.statements) for _, reading in read[:20])
        assert list(record.verify()) == []

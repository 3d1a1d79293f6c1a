from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from onrecord.errors import NotInRecord
from onrecord.record import Added, IndexRow, Record, RecordStore
from onrecord.schema import Report
from tests.examples import crane
from tests.record.made import SEEN, add, document, packed, reading, report


def bytes_of(folder: Path) -> bytes:
    """All that the record's files hold, the write-ahead log with them."""
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def private(number: int) -> Report:
    """A report whose every field holds a word of its own."""
    named = {name: f"{name}word{number}x" for name in ("title", "publisher", "author", "url", "input")}
    return report(number, extra={"note": f"noteword{number}x"}, **named)


def words_of(of: Report) -> list[str]:
    told = [of.title, of.publisher, of.author, of.url, of.input, of.extra["note"]]
    of_text = [word for word in of.text.split() if any(letter.isdigit() for letter in word)]
    return [word for word in [*told, *of_text] if word] + [found.id for found in reading(of).statements]


def test_nothing_of_a_forgotten_report_is_left(tmp_path: Path) -> None:
    numbers = random.Random(4).sample(range(1000, 9999), 120)
    kept, gone = numbers[:100], numbers[100:]
    with Record(tmp_path / "r.db") as record:
        for number in numbers:
            of = private(number)
            record.add(document(of, packed(of.text)), reading(of))
        before = bytes_of(tmp_path)
        for number in gone:
            assert record.forget(private(number).id).wiped
        after = bytes_of(tmp_path)
        assert not list(record.verify())
        assert len(list(record.readings())) == len(kept)
    for held in (after, bytes_of(tmp_path)):
        for number in gone:
            for word in words_of(private(number)):
                assert word.encode() in before
                assert word.encode() not in held
        for number in kept:
            assert all(word.encode() in held for word in words_of(private(number)))


def test_nothing_of_who_when_and_where_is_left(tmp_path: Path) -> None:
    told = crane(input="crane.txt")
    words = [b"Calloway", b"harbour master", b"Harbour Radio", b"2026-03-02", b"PT-11", b"person/calloway"]
    with Record(tmp_path / "r.db") as record:
        add(record, *range(3))
        record.add(document(told.report, packed(told.report.text)), told)
        target = {"report": told.report.id, "statement": told.statements[0].id}
        record.judge("reject", target, by="me", reason="Calloway denied it")
        before = bytes_of(tmp_path)
        assert record.forget("crane.txt").wiped
        after = bytes_of(tmp_path)
        assert not list(record.verify())
    assert all(word in before and word not in after for word in words)


def test_no_vector_and_no_claim_is_left(tmp_path: Path) -> None:
    of, other = report(1), report(2)
    vectors = [bytes(random.Random(seed).randbytes(200)) for seed in range(4)]
    with Record(tmp_path / "r.db") as record:
        add(record, 1, 2)
        for one, some in ((of, vectors[:2]), (other, vectors[2:])):
            rows = [IndexRow(place, 7, vector) for place, vector in enumerate(some)]
            assert record.index(one.id, rows, maker="maker")
        gone, kept = (
            {"report": one.id, "statement": reading(one).statements[0].id, "sentence": f"Crane{name} is sold"}
            for one, name in ((of, "alder"), (other, "birch"))
        )
        record.judge("claim-merge", {"claims": [kept, gone]}, by="me", reason="reasonalder")
        record.judge("claim-reject", {"claim": kept}, by="me")
        before = bytes_of(tmp_path)
        assert record.forget(of.id).wiped
        after = bytes_of(tmp_path)
        assert [vector for _, _, vector in record.vectors()] == vectors[2:]
        assert record.indexed_reports("maker") == record.info().indexed == 1
        assert not list(record.verify())
    for held in (after, bytes_of(tmp_path)):
        for words in (*vectors[:2], b"Cranealder", b"reasonalder"):
            assert words in before and words not in held
        assert all(words in held for words in (*vectors[2:], b"Cranebirch"))


def test_a_forgotten_report_leaves_its_mark(record: RecordStore) -> None:
    add(record, 1, 2)
    mark = record.forget("day/1.txt", reason="asked by the council", when=SEEN)
    assert (mark.id, mark.when, mark.reason) == (report(1).id, SEEN, "asked by the council")
    assert list(record.forgotten()) == [mark]
    assert [stored.id for stored in record.reports()] == [report(2).id]
    assert list(record.search("number1")) == list(record.search_reports("number1")) == []
    info = record.info()
    assert (info.reports, info.sightings, info.readings, info.statements, info.forgotten) == (1, 1, 1, 2, 1)
    with pytest.raises(NotInRecord):
        record.forget("day/1.txt")


def test_raw_bytes_of_two_reports_go_with_the_second(record: RecordStore) -> None:
    raw = os.urandom(40)
    for number in (1, 2):
        of = report(number)
        record.add(document(of, raw), reading(of))
    (seen,) = record.report(report(1).id).sightings
    record.forget(report(1).id)
    assert record.raw(seen.raw) == raw
    record.forget(report(2).id)
    with pytest.raises(NotInRecord):
        record.raw(seen.raw)


def test_a_forgotten_text_is_taken_again_only_when_readmitted(record: RecordStore) -> None:
    of = report(1)
    add(record, 1)
    record.forget(of.id)
    assert not record.has(of, reading(of).reader)
    assert record.add(document(of), reading(of)) is Added.FORGOTTEN
    assert record.info().reports == 0
    record.readmit(of.id)
    assert record.add(document(of), reading(of)) is Added.NEW
    assert list(record.forgotten()) == []
    with pytest.raises(NotInRecord):
        record.readmit(of.id)


def test_what_a_reader_still_sees_is_wiped_later(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        add(record, 1, 2, 3)
        going = record.reports()
        next(going)
        assert not record.forget(report(1).id).wiped
        assert [found.part for found in record.verify()] == ["forgotten"]
        assert len(list(going)) == 2
        assert record.sweep()
        assert not list(record.verify())
        assert b"Vessel1 " not in bytes_of(tmp_path)
        assert b"Vessel2 " in bytes_of(tmp_path)

from __future__ import annotations

import json
from pathlib import Path
from typing import Never

import pytest

from onrecord import desk
from onrecord.desk import Progress
from onrecord.record import Record
from onrecord.standing import Relater
from tests.desk.conftest import FERRY
from tests.stand_in import SaidReader


def test_every_document_has_one_outcome(rows: str, record: Record, reader: SaidReader) -> None:
    seen: list[Progress] = []
    summary = desk.add([rows], record, reader, progress=seen.append)
    assert (summary.new, summary.skipped, summary.failed) == (2, 1, 2)
    assert summary.documents == len(seen) == 5
    assert not summary.interrupted
    assert {failure.code for failure in summary.failures} == {"language", "too-slow", "json"}
    assert {stored.failure for stored in desk.failures(record)} == set(summary.failures)


def test_what_was_read_is_not_read_again(rows: str, record: Record, reader: SaidReader) -> None:
    desk.add([rows], record, reader)
    once = "".join(desk.export(record, "jsonl"))
    read_once = len(reader.reports_read)
    summary = desk.add([rows], record, reader)
    assert (summary.new, summary.known) == (0, 2)
    assert len(reader.reports_read) == read_once
    assert "".join(desk.export(record, "jsonl")) == once


def test_a_text_seen_elsewhere_is_a_sighting(
    rows: str, record: Record, reader: SaidReader, tmp_path: Path
) -> None:
    desk.add([rows], record, reader)
    (tmp_path / "copy.txt").write_text(FERRY, encoding="utf-8")
    summary = desk.add([str(tmp_path / "copy.txt")], record, reader)
    assert summary.sighted == 1
    assert len(reader.reports_read) == 2


def test_another_reader_reads_what_is_known(rows: str, record: Record, reader: SaidReader) -> None:
    desk.add([rows], record, reader)
    summary = desk.add([rows], record, SaidReader(version="2"))
    assert (summary.new, summary.reread) == (0, 2)


def test_a_report_is_read_for_the_earliest_day_that_is_known(
    record: Record, reader: SaidReader, tmp_path: Path
) -> None:
    for name, day in (("late", "2026-03-09"), ("early", "2026-03-04"), ("later", "2026-03-10")):
        row = {"id": name, "published": day, "text": FERRY}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
        desk.add([str(tmp_path / f"{name}.jsonl")], record, reader)
    assert [report.day for report in reader.reports_read] == ["2026-03-09", "2026-03-04"]
    newer = SaidReader(version="2")
    assert desk.add([str(tmp_path / "later.jsonl")], record, newer).reread == 1
    assert [report.day for report in newer.reports_read] == ["2026-03-04"]
    assert record.reading("early").reader == newer.info
    assert desk.add([str(tmp_path / "later.jsonl")], record, newer).known == 1
    assert not list(desk.verify(record))


@pytest.mark.parametrize("stop_after", [1, 2, 3])
def test_an_interrupt_keeps_what_is_done(
    rows: str, record: Record, reader: SaidReader, stop_after: int
) -> None:
    def stop(progress: Progress) -> None:
        if progress.documents == stop_after:
            raise KeyboardInterrupt

    summary = desk.add([rows], record, reader, progress=stop)
    assert summary.interrupted
    assert summary.documents == stop_after
    assert not list(desk.verify(record))
    rest = desk.add([rows], record, reader)
    assert summary.new + rest.new == 2


def test_the_order_of_adding_does_not_show(tmp_path: Path, reader: SaidReader) -> None:
    texts = {"a.txt": FERRY, "b.txt": "The mayor said the quay was closed for the whole of the winter."}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    exports = set()
    for order in (sorted(texts), sorted(texts, reverse=True)):
        with Record(tmp_path / f"{order[0]}.db", create=True) as record:
            desk.add([str(tmp_path / name) for name in order], record, reader)
            exports.add("".join(desk.export(record, "jsonl")))
    assert len(exports) == 1


class _NoNetwork(Relater):
    """Makes vectors as the real one, and never loads the network that relates."""

    @property
    def _network(self) -> Never:  # type: ignore[override]
        raise AssertionError("the relating network was asked for")


@pytest.fixture(scope="module")
def relater() -> Relater:
    return _NoNetwork()


def test_each_report_is_indexed_right_after_it_was_written(
    rows: str, record: Record, reader: SaidReader, relater: Relater
) -> None:
    maker = relater.vectors.maker
    waiting: list[list[str]] = []
    desk.add(
        [rows],
        record,
        reader,
        relater=relater,
        progress=lambda _: waiting.append(record.unindexed(maker, limit=9)),
    )
    assert waiting == [[]] * 5
    assert record.indexed_reports(maker) == 2
    assert len(list(record.vectors())) == sum(len(reading.statements) for reading in record.readings()) > 0


def test_the_index_is_what_a_question_would_have_made(
    rows: str, tmp_path: Path, reader: SaidReader, relater: Relater
) -> None:
    found = []
    for name, given in (("along.db", relater), ("later.db", None)):
        with Record(tmp_path / name, create=True) as record:
            desk.add([rows], record, reader, relater=given)
            assert (record.unindexed(relater.vectors.maker, limit=1) == []) == (given is not None)
            desk.index(record, relater)
            found.append(list(record.vectors()))
            assert not list(desk.verify(record))
    assert found[0] == found[1]


def test_what_changes_a_report_has_it_indexed_again(
    record: Record, reader: SaidReader, relater: Relater, tmp_path: Path
) -> None:
    maker = relater.vectors.maker
    for name, day in (("late", "2026-03-09"), ("early", "2026-03-04"), ("later", "2026-03-10")):
        row = {"id": name, "published": day, "title": name, "text": FERRY}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
        desk.add([str(tmp_path / f"{name}.jsonl")], record, reader, relater=relater)
        assert record.unindexed(maker, limit=9) == []
    newer = SaidReader(version="2")
    assert desk.add([str(tmp_path / "late.jsonl")], record, newer, relater=relater).reread == 1
    assert record.unindexed(maker, limit=9) == []


def test_what_is_known_is_not_indexed_again(
    rows: str, record: Record, reader: SaidReader, relater: Relater, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add([rows], record, reader, relater=relater)
    monkeypatch.setattr(Record, "index", lambda *_, **__: pytest.fail("it was indexed again"))
    desk.add([rows], record, reader, relater=relater)

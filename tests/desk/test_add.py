from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord import desk
from onrecord.desk import Progress
from onrecord.record import Record
from tests.desk.conftest import FERRY
from tests.stand_in import SaidReader


def test_every_document_has_one_outcome(rows: str, record: Record, reader: SaidReader) -> None:
    seen: list[Progress] = []
    summary = desk.add([rows], record, reader, progress=seen.append)
    assert (summary.new, summary.skipped, summary.failed) == (2, 1, 2)
    assert summary.documents == len(seen) == 5
    assert not summary.interrupted
    assert {failure.code for failure in summary.failures} == {"language", "too-large", "json"}
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

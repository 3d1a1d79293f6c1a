"""show, search, reports, forget, reread, verify, export over one small record."""

from __future__ import annotations

import csv
import io
import json

import pytest

from onrecord import desk
from onrecord.desk import ShownReport, ShownStatement
from onrecord.desk.printed import found_json, info_json, shown_json, stored_report_json
from onrecord.errors import NotInRecord
from onrecord.record import Record
from onrecord.schema.printed import reading_json
from tests.stand_in import SaidReader


@pytest.fixture
def filled(rows: str, record: Record, reader: SaidReader) -> Record:
    desk.add([rows], record, reader)
    return record


def test_a_report_is_shown_by_any_of_its_names(filled: Record) -> None:
    stored = next(desk.reports(filled, publisher="Northern Wire"))
    for name in (stored.id, stored.id[:8], "a"):
        shown = desk.show(filled, name)
        assert isinstance(shown, ShownReport)
        assert shown.stored == stored
        assert len(shown.reading.statements) == stored.statements == 2


def test_a_statement_is_shown_with_its_reading(filled: Record) -> None:
    found = next(desk.search(filled, "quay", speaker="mayor"))
    shown = desk.show(filled, found.statement.id)
    assert isinstance(shown, ShownStatement)
    assert shown.statement == found.statement
    assert shown.statement in shown.reading.statements


def test_what_is_not_there_is_said_of_both(filled: Record) -> None:
    with pytest.raises(NotInRecord, match=r"(?s)report.*statement"):
        desk.show(filled, "0123456789")


def test_search_narrows(filled: Record) -> None:
    assert len(list(desk.search(filled, "quay"))) == 2
    assert [found.source for found in desk.search(filled, "quay", publisher="Coast Herald")] == ["The mayor"]
    assert not list(desk.search(filled, "quay", kind="direct"))
    assert len(list(desk.search(filled, "quay", since="2026-03-05"))) == 1


def test_a_forgotten_report_is_gone_and_stays_gone(filled: Record, reader: SaidReader, rows: str) -> None:
    stored = next(desk.reports(filled, publisher="Northern Wire"))
    forgotten = desk.forget(filled, stored.id, reason="a test")
    assert forgotten.id == stored.id
    assert desk.info(filled).reports == 1
    assert desk.add([rows], filled, reader).forgotten == 1


def test_reread_takes_what_the_reader_has_not_read(filled: Record) -> None:
    newer = SaidReader(version="2")
    assert desk.reread(filled, newer).replaced == 2
    assert desk.reread(filled, newer).reports == 0
    assert desk.reread(filled, newer, ["a"]).same == 1
    assert [reader.version for reader, _ in desk.info(filled).readers] == ["2"]


def test_reread_of_an_unknown_report_reads_nothing(filled: Record) -> None:
    newer = SaidReader(version="2")
    with pytest.raises(NotInRecord):
        desk.reread(filled, newer, ["a", "nowhere.html"])
    assert not newer.reports_read


def test_exports_hold_the_same_statements(filled: Record) -> None:
    lines = [json.loads(line) for line in "".join(desk.export(filled, "jsonl")).splitlines()]
    assert [line["report"]["id"] for line in lines] == sorted(line["report"]["id"] for line in lines)
    ids = [statement["id"] for line in lines for statement in line["statements"]]
    table = csv.DictReader(io.StringIO("".join(desk.export(filled, "csv")), newline=""))
    assert [row["statement"] for row in table] == ids
    annotations = json.loads("".join(desk.export(filled, "webannotation")))
    assert [found["id"].rsplit(":", 1)[1] for found in annotations] == ids


def test_printed_forms_are_json_and_agree(filled: Record) -> None:
    found = next(desk.search(filled, "ferry"))
    told = json.loads(json.dumps(found_json(found)))
    assert told["words"]["content"] == found.content
    assert "text" not in told["report"]
    shown = desk.show(filled, found.report.id)
    assert isinstance(shown, ShownReport)
    whole = json.loads(json.dumps(shown_json(shown)))
    assert whole.pop("sightings")[0]["input"] == "a"
    assert whole.pop("rejected") == []
    assert (whole.pop("copy"), whole.pop("copies")) == (None, [])
    assert whole == reading_json(shown.reading)
    assert json.loads(json.dumps(stored_report_json(shown.stored)))["statements"] == 2
    assert json.loads(json.dumps(info_json(desk.info(filled))))["reports"] == 2


def test_a_sound_record_verifies(filled: Record) -> None:
    assert list(desk.verify(filled)) == []

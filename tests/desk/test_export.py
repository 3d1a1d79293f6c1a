"""Exports of a whole record."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import pyarrow.parquet
import pytest

from onrecord import desk
from onrecord.export.tables import TABLES
from onrecord.record import Record
from tests.examples import crane, ferries
from tests.export.standings import oil, oil_claim
from tests.export.test_geojson import located
from tests.record.made import SEEN, document


@pytest.fixture
def filled(record: Record) -> Record:
    for reading in (crane(publisher="Northern Wire", published="2026-03-04"), ferries()):
        record.add(document(reading.report), reading, seen=SEEN)
    return record


def tables(record: Record, folder: Path) -> dict[str, list[dict[str, object]]]:
    return {
        path.stem: pyarrow.parquet.read_table(path).to_pylist() for path in desk.export_tables(record, folder)
    }


def test_the_tables_hold_the_whole_record(filled: Record, tmp_path: Path) -> None:
    told = tables(filled, tmp_path / "out")
    assert list(told) == list(TABLES)
    assert {row["id"] for row in told["reports"]} == {crane().report.id, ferries().report.id}
    assert len(told["statements"]) == 5
    keys = {actor.key for actor in desk.actors(filled, limit=None)}
    assert {row["key"] for row in told["actors"]} == keys != set()


def test_an_actor_leads_to_the_names_that_its_reports_use(filled: Record, tmp_path: Path) -> None:
    told = tables(filled, tmp_path)
    (portugal,) = (row for row in told["actors"] if row["name"] == "Portugal")
    assert portugal["members"] == [{"report": crane().report.id, "name": "Portugal"}]
    assert portugal["first_day"] == portugal["last_day"] == date(2026, 3, 4)


def test_a_rejected_statement_is_told_apart(filled: Record, tmp_path: Path) -> None:
    rejected = ferries().statements[0].id
    desk.reject(filled, rejected, by="a tester", reason="a test")
    marks = {row["id"]: row["rejected"] for row in tables(filled, tmp_path)["statements"]}
    assert [name for name, mark in marks.items() if mark] == [rejected]


def test_tables_are_the_same_in_whatever_order_reports_were_added(filled: Record, tmp_path: Path) -> None:
    with Record(tmp_path / "other.db", create=True) as other:
        for reading in (ferries(), crane(publisher="Northern Wire", published="2026-03-04")):
            other.add(document(reading.report), reading, seen=SEEN)
        paths = zip(
            desk.export_tables(filled, tmp_path / "a"), desk.export_tables(other, tmp_path / "b"), strict=True
        )
        assert all(one.read_bytes() == two.read_bytes() for one, two in paths)


@pytest.mark.parametrize("format", get_args(desk.ExportFormat))
def test_each_format_has_a_writer_and_takes_an_empty_record(
    record: Record, format: desk.ExportFormat
) -> None:
    told = "".join(desk.export(record, format))
    if format in ("jsonl", "corrections"):
        assert told == ""
    elif format == "csv":
        assert told.count("\r\n") == 1
    else:
        json.loads(told)


def test_rejected_statements_are_marked_on_the_map(record: Record) -> None:
    reading = located(crane())
    record.add(document(reading.report), reading, seen=SEEN)
    desk.reject(record, reading.statements[0].id, by="a tester", reason="a test")
    told = json.loads("".join(desk.export(record, "geojson")))["features"]
    assert [one["properties"]["rejected"] for one in told] == [True, False]


def test_claims_name_the_addresses_of_their_reports(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = ferries(url="https://example.org/ferries")
    record.add(document(reading.report), reading, seen=SEEN)
    known, *others = oil().positions
    moved = replace(known, evidence=replace(known.evidence, report=reading.report.id))
    claim = replace(oil_claim(), standing=replace(oil(), positions=(moved, *others)))
    monkeypatch.setattr(sys.modules["onrecord.desk.export"], "_claims", lambda record: [claim])
    (told,) = json.loads("".join(desk.export(record, "claimreview")))["@graph"]
    addresses = {one["@id"]: one.get("url") for one in told["appearance"] if "@id" in one}
    assert addresses[f"urn:onrecord:report:{reading.report.id}"] == "https://example.org/ferries"
    # The others are not in this record.
    assert list(addresses.values()).count(None) == len(addresses) - 1

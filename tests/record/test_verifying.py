from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.record import Difference, IndexRow, Record
from tests.examples import crane
from tests.record.made import OLD_READER, add, document, reading, report

ID = report(2).id
FLIP = "CAST(x'{first}' || substr(CAST({column} AS BLOB), 2) AS TEXT)"


def found_after(tmp_path: Path, *damage: str) -> list[Difference]:
    """What verify says of a record of three reports to which `damage` was done behind its back."""
    path = tmp_path / "r.db"
    with Record(path) as record:
        add(record, 1, 2, 3)
        of = report(2, publisher="The Quay")
        record.add(document(of), reading(of, OLD_READER))
        assert not list(record.verify())
    with closing(sqlite3.connect(path)) as direct:
        for statement in damage:
            assert direct.execute(statement.format(id=ID)).rowcount
        direct.commit()
    with Record(path) as record:
        found = list(record.verify())
        assert record.info().reports == 3
    return found


OF_REPORT = f"report = (SELECT number FROM reports WHERE id = '{ID}')"


@pytest.mark.parametrize("first", ["21", "ff"])
def test_a_flipped_byte_of_a_text(tmp_path: Path, first: str) -> None:
    flipped = FLIP.format(first=first, column="text")
    found = found_after(tmp_path, f"UPDATE reports SET text = {flipped} WHERE id = '{ID}'")
    assert ("text", ID) in [(one.part, one.id) for one in found]
    assert {one.id for one in found} <= {ID, "report_search"}


def test_a_flipped_byte_of_raw_bytes(tmp_path: Path) -> None:
    raw = f"(SELECT raw FROM sightings WHERE {OF_REPORT} LIMIT 1)"
    body = "CAST(substr(packed, 1, 20) || x'00' || substr(packed, 22) AS BLOB)"
    (found,) = found_after(tmp_path, f"UPDATE raws SET packed = {body} WHERE number = {raw}")
    assert found.part == "raw"


def test_other_raw_bytes_under_the_hash(tmp_path: Path) -> None:
    other = "(SELECT packed FROM raws ORDER BY number LIMIT 1)"
    (found,) = found_after(tmp_path, f"UPDATE raws SET packed = {other} WHERE number = 2")
    assert (found.part, found.message) == ("raw", "the bytes have another SHA-256")


@pytest.mark.parametrize(
    "change", ["replace(statements, '0.914', '0.915')", "substr(statements, 2)", "'[1]'"]
)
def test_a_changed_reading(tmp_path: Path, change: str) -> None:
    found = found_after(
        tmp_path, f"UPDATE readings SET statements = {change} WHERE current = 1 AND {OF_REPORT}"
    )
    assert found[0] == Difference(part="reading", id=ID, message="the reading has another SHA-256")
    assert {one.id for one in found} == {ID}


@pytest.mark.parametrize(
    ("damage", "part"),
    [
        (f"UPDATE sightings SET input = 'x' WHERE {OF_REPORT} AND shown = 1", "sighting"),
        (f"UPDATE sightings SET extra = '{{{{' WHERE {OF_REPORT} AND shown = 1", "sighting"),
        (f"UPDATE reports SET day = '2020-01-01' WHERE id = '{ID}'", "report"),
        (f"UPDATE reports SET title = 'x' WHERE id = '{ID}'", "report"),
        (f"UPDATE readings SET current = 0 WHERE {OF_REPORT}", "reading"),
        (f"UPDATE statements SET content = 'x' WHERE {OF_REPORT}", "statement"),
        (f"DELETE FROM statements WHERE {OF_REPORT}", "statement"),
    ],
)
def test_changed_rows(tmp_path: Path, damage: str, part: str) -> None:
    found = found_after(tmp_path, damage)
    assert part in {one.part for one in found}
    assert {one.id for one in found} == {ID}


@pytest.mark.parametrize(
    ("damage", "part"),
    [
        ("UPDATE readings SET named = replace(named, 'Calloway', 'Galloway')", "reading"),
        ("UPDATE readings SET named = NULL", "reading"),
        ("UPDATE readings SET named = '[]'", "reading"),
        ("UPDATE statements SET act = 'state'", "statement"),
        ("UPDATE statements SET said_to = '2026-03-09'", "statement"),
        ("UPDATE statements SET speakers = 'Spain' WHERE act = 'deny'", "statement"),
        ("UPDATE actors SET block = 'person/galloway' WHERE kind = 'person'", "actor"),
        ("DELETE FROM actors WHERE kind = 'person'", "actor"),
        ("DELETE FROM parts WHERE part = 'via'", "actor"),
    ],
)
def test_who_when_and_where_changed(tmp_path: Path, damage: str, part: str) -> None:
    told = crane()
    with Record(tmp_path / "r.db") as record:
        record.add(document(told.report), told)
        assert not list(record.verify())
    with closing(sqlite3.connect(tmp_path / "r.db")) as direct:
        assert direct.execute(damage).rowcount
        direct.commit()
    with Record(tmp_path / "r.db") as record:
        found = list(record.verify())
    assert part in {one.part for one in found}
    assert {one.id for one in found} == {told.report.id}


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE judgements SET reason = 'x' WHERE kind = 'reject'",
        "UPDATE judgements SET target = '[]' WHERE kind = 'undo'",
        "UPDATE judgements SET statement = NULL",
        "UPDATE judgements SET undone = 1 - undone",
        "DELETE FROM judgements WHERE kind = 'undo'",
    ],
)
def test_a_changed_judgement(tmp_path: Path, damage: str) -> None:
    with Record(tmp_path / "r.db") as record:
        add(record, 1)
        for found in record.search(""):
            target = {"report": found.report.id, "statement": found.statement.id}
            record.judge("reject", target, by="me", reason=found.cue)
        record.undo(by="me")
        assert not list(record.verify())
    with closing(sqlite3.connect(tmp_path / "r.db")) as direct:
        assert direct.execute(damage).rowcount
        direct.commit()
    with Record(tmp_path / "r.db") as record:
        assert {found.part for found in record.verify()} == {"judgement"}


def test_another_sighting_shown(tmp_path: Path) -> None:
    found = found_after(
        tmp_path,
        f"UPDATE sightings SET shown = shown - 1 WHERE {OF_REPORT}",
        f"UPDATE sightings SET shown = shown + 2 WHERE {OF_REPORT} AND shown = -1",
        f"UPDATE sightings SET shown = 0 WHERE {OF_REPORT} AND publisher IS NOT NULL",
    )
    assert Difference(part="report", id=ID, message="shows another sighting than the first") in found


@pytest.mark.parametrize(
    ("damage", "part", "message"),
    [
        (f"UPDATE indexed SET maker = '' WHERE {OF_REPORT}", "index", "not indexed"),
        (f"DELETE FROM indexed WHERE {OF_REPORT}", "index", "no mark"),
        (f"DELETE FROM vectors WHERE {OF_REPORT} AND place = 0", "index", "1 vectors for 2"),
        (f"DELETE FROM vectors WHERE {OF_REPORT}", "index", "0 vectors for 2"),
        (f"UPDATE vectors SET place = 2 WHERE {OF_REPORT} AND place = 1", "index", "no statement of its own"),
        (
            f"UPDATE vectors SET place = -1 WHERE {OF_REPORT} AND place = 0",
            "index",
            "no statement of its own",
        ),
        (f"UPDATE vectors SET place = 0 WHERE {OF_REPORT}", "index", "no statement of its own"),
        (f"UPDATE vectors SET bucket = 65536 WHERE {OF_REPORT} AND place = 1", "index", "no bucket"),
        ("UPDATE relations SET label = 'agrees'", "relation", "no relation"),
        ("UPDATE relations SET score = 1.5", "relation", "no relation"),
        ("UPDATE relations SET key = x'00'", "relation", "no relation"),
    ],
)
def test_an_index_that_fits_no_reading(tmp_path: Path, damage: str, part: str, message: str) -> None:
    with Record(tmp_path / "r.db") as record:
        add(record, 1, 2, 3, 4)
        for number in (1, 2, 3):
            rows = [IndexRow(place, 100 * number + place, b"\0" * 4) for place in (0, 1)]
            assert record.index(report(number).id, rows, maker="maker")
        assert record.keep_relations([(b"k" * 16, "denies", 1.0)])
        assert not list(record.verify())
    with closing(sqlite3.connect(tmp_path / "r.db")) as direct:
        assert direct.execute(damage.format(id=ID)).rowcount
        direct.commit()
    with Record(tmp_path / "r.db") as record:
        (found,) = record.verify()
        assert found.part == part and message in found.message
        assert part == "relation" or found.id == ID
        if part == "index":
            rows = [IndexRow(place, place, b"\0" * 4) for place in (0, 1)]
            assert record.index(ID, rows, maker="maker")
            assert not list(record.verify())


def test_vectors_of_a_report_that_is_none(tmp_path: Path) -> None:
    (found,) = found_after(tmp_path, "INSERT INTO vectors VALUES (1, 99, 0, x'00')")
    assert (found.part, found.message) == ("reference", "refers to no row of reports")


def test_a_row_that_is_referred_to_is_gone(tmp_path: Path) -> None:
    found = found_after(tmp_path, "DELETE FROM raws WHERE number = 2")
    assert found[0].part == "reference" and found[0].id.startswith("sightings")


@pytest.mark.parametrize("table", ["reports", "statements", "actors"])
def test_a_search_index_out_of_step(tmp_path: Path, table: str) -> None:
    index = f"{table.removesuffix('s')}_search"
    path = tmp_path / "r.db"
    told = crane()
    with Record(path) as record:
        add(record, 1, 2)
        record.add(document(told.report), told)
    with closing(sqlite3.connect(path)) as direct:
        direct.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')") if table == "reports" else (
            direct.execute(f"DELETE FROM {index}_data WHERE id > 10")
        )
        direct.commit()
    with Record(path) as record:
        assert [found.id for found in record.verify()] == [index]


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record(path) as record:
        add(record, *range(60))
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 8192] = b"\xa5" * 8192
    path.write_bytes(content)
    with Record(path) as record:
        found = list(record.verify())
    assert found[0].part == "file"


def test_a_wrong_number_of_indexed_reports(tmp_path: Path) -> None:
    (found,) = found_after(tmp_path, "UPDATE makers SET reports = reports + 1")
    assert (found.part, found.id, found.message) == ("index", "nobody", "kept as of 4 reports, indexed 3")


def test_a_wrong_number_of_statements_of_an_actor(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    told = crane()
    with Record(path) as record:
        record.add(document(told.report), told)
    with closing(sqlite3.connect(path)) as direct:
        assert direct.execute("UPDATE actors SET spoken = spoken + 1").rowcount
        direct.commit()
    with Record(path) as record:
        (found,) = record.verify()
        assert (found.part, found.message) == ("actor", "its actors are not the reading's")

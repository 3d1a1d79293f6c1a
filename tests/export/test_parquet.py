from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OnrecordError
from onrecord.export import parquet
from onrecord.export.tables import TABLES, as_day, statement_rows
from onrecord.schema import Reading
from tests.examples import crane, ferries, readings
from tests.export.standings import oil_claim

ACTOR = {
    "key": "body/skarvey-ferries",
    "name": "Skarvey Ferries",
    "kind": "organisation",
    "names": [{"name": "Skarvey Ferries", "reports": 3}, {"name": "the ferry company", "reports": 1}],
    "reports": 3,
    "statements": 4,
    "first_day": "2026-02-02",
    "last_day": None,
    "members": [{"report": "2" * 64, "name": "the ferry company"}],
}


def ask(folder: Path, question: str) -> list[tuple[Any, ...]]:
    """What DuckDB answers, with every table of `folder` as a view."""
    with duckdb.connect() as connection:
        for name in TABLES:
            connection.execute(f"create view {name} as select * from '{folder / name}.parquet'")
        return connection.execute(question).fetchall()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = [crane(published="2026-03-04", title="A crane"), ferries()]
    rejected = {found[1].statements[2].id}
    parquet.write_tables(tmp_path / "out", found, [ACTOR], [oil_claim()], rejected=rejected)
    return tmp_path / "out"


def test_each_table_is_a_file_and_nothing_else_is_left(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.parquet" for name in TABLES)


def test_duckdb_joins_statements_with_their_reports(folder: Path) -> None:
    told = ask(
        folder,
        "select r.title, r.day, s.speakers, s.act, s.said_first, s.via from statements s"
        " join reports r on s.report = r.id where list_contains(s.speakers, 'Portugal')",
    )
    via = ["Harbour Radio", "a port spokesman"]
    assert told == [("A crane", date(2026, 3, 4), ["Portugal"], "deny", date(2026, 3, 2), via)]
    assert ask(folder, "select count(*) from statements where rejected") == [(1,)]


def test_duckdb_joins_positions_with_claims_and_actors(folder: Path) -> None:
    told = ask(
        folder,
        "select c.status, c.since, p.position, p.day, p.deciding, a.kind from positions p"
        " join claims c on p.claim = c.id join actors a on p.actor = a.key order by p.place",
    )
    since = date(2026, 3, 8)
    assert told == [
        ("confirmed", since, "declines", date(2026, 2, 2), False, "organisation"),
        ("confirmed", since, "denies", date(2026, 2, 5), False, "organisation"),
        ("confirmed", since, "confirms", since, True, "organisation"),
    ]
    assert ask(folder, "select parties[1], len(reports), changed from claims") == [
        ("Harbour Workers' Union", 6, since)
    ]


def test_pyarrow_reads_lists_as_lists(folder: Path) -> None:
    (actor,) = pyarrow.parquet.read_table(folder / "actors.parquet").to_pylist()
    assert actor == ACTOR | {"first_day": date(2026, 2, 2)}
    (first, *_) = pyarrow.parquet.read_table(folder / "statements.parquet").to_pylist()
    (span,) = first["content_spans"]
    assert crane().report.text[span["start"] : span["end"]] == first["content"]


def test_an_empty_record_has_the_same_tables(folder: Path, tmp_path: Path) -> None:
    paths = parquet.write_tables(tmp_path / "empty", [], [], [])
    for path in paths:
        table = pyarrow.parquet.read_table(path)
        assert table.num_rows == 0
        assert table.schema == pyarrow.parquet.read_schema(folder / path.name)
    assert ask(tmp_path / "empty", "select count(*) from statements") == [(0,)]


@given(st.lists(readings(), max_size=3))
def test_statements_of_any_shape_come_back(found: list[Reading]) -> None:
    with tempfile.TemporaryDirectory() as place:
        parquet.write_tables(Path(place), found, [], [])
        told = pyarrow.parquet.read_table(Path(place) / "statements.parquet").to_pylist()
        assert told == [row for reading in found for row in statement_rows(reading)]
        texts = pyarrow.parquet.read_table(Path(place) / "reports.parquet", columns=["text"]).to_pylist()
        assert [row["text"] for row in texts] == [reading.report.text for reading in found]


def test_rows_are_written_in_groups_as_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP_ROWS", 4)
    begun = tmp_path / "statements.parquet.part"

    def found() -> Iterator[Reading]:
        sizes = []
        for _ in range(5):
            yield ferries()
            sizes.append(begun.stat().st_size)
        assert sizes[-1] > sizes[0]

    parquet.write_tables(tmp_path, found(), [], [])
    told = pyarrow.parquet.ParquetFile(tmp_path / "statements.parquet").metadata
    assert [told.row_group(at).num_rows for at in range(told.num_row_groups)] == [4, 4, 4, 3]


def test_a_long_text_ends_a_group_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP_CHARACTERS", 10)
    parquet.write_tables(tmp_path, [crane(), ferries()], [], [])
    assert pyarrow.parquet.ParquetFile(tmp_path / "reports.parquet").metadata.num_row_groups == 2


def test_what_stood_there_stays_where_writing_fails(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def broken() -> Iterator[Reading]:
        yield ferries()
        raise OnrecordError("the record is gone")

    with pytest.raises(OnrecordError, match="is gone"):
        parquet.write_tables(folder, broken(), [], [])
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OnrecordError, match=r"file.*--out"):
        parquet.write_tables(tmp_path / "file", [], [], [])


def test_without_pyarrow_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OnrecordError, match=r"pip install 'onrecord\[parquet\]'"):
        parquet.write_tables(tmp_path / "out", [], [], [])
    assert not (tmp_path / "out").exists()


def test_a_day_that_the_calendar_does_not_have_is_none() -> None:
    assert as_day("2026-02-30") is None
    assert as_day(None) is None


def test_columns_are_those_that_rows_have() -> None:
    (row, _) = statement_rows(replace(crane(), places=()))
    assert list(row) == list(TABLES["statements"])

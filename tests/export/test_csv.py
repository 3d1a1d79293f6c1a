from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.csv import COLUMNS, rows, safe_cell
from onrecord.schema import Reading, quote
from tests.examples import crane, ferries, readings


def table(found: list[Reading]) -> list[dict[str, str]]:
    written = "".join(rows(found))
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_one_row_a_statement() -> None:
    read = table([ferries(title="Ferries"), ferries()])
    assert len(read) == 6
    assert read[2]["content"] == "“We did what the weather asked of us,” … “Nobody was told to leave.”"
    assert read[1]["parent"] == read[0]["statement"]
    assert read[0]["title"] == "Ferries"


def test_who_when_and_where_have_columns() -> None:
    denied, wrote = table([crane()])
    assert (denied["act"], denied["mode"], denied["when"]) == ("deny", "speech", "2026-03-02")
    assert (denied["speakers"], denied["speaker_kind"]) == ("Portugal", "state")
    assert denied["via"] == "Harbour Radio; a port spokesman"
    assert (wrote["speaks_for"], wrote["when"], wrote["places"]) == ("Lisbon Port Authority", "", "")


@given(readings(tidy=True))
def test_cells_come_back_as_they_were(reading: Reading) -> None:
    read = table([reading])
    assert len(read) == len(reading.statements)
    for row, statement in zip(read, reading.statements, strict=True):
        content = quote(reading.report.text, statement.content)
        assert row["content"] in (content, "'" + content)
        pairs = [tuple(map(int, pair.split("-"))) for pair in row["content_spans"].split()]
        assert pairs == list(statement.content)


@given(readings())
def test_no_cell_begins_like_a_formula(reading: Reading) -> None:
    written = "".join(rows([reading]))
    for row in csv.reader(io.StringIO(written, newline="")):
        assert len(row) == len(COLUMNS)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@given(st.sampled_from("=+-@\t\r"), st.text())
def test_a_formula_gets_an_apostrophe(first: str, rest: str) -> None:
    assert safe_cell(first + rest) == "'" + first + rest


@given(st.text().filter(lambda text: not text.startswith(("=", "+", "-", "@", "\t", "\r"))))
def test_any_other_text_stays(text: str) -> None:
    assert safe_cell(text) == text

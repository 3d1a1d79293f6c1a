from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from onrecord.cli.group import ERROR, SOME_FAILED
from tests.cli.conftest import Invoke


@pytest.fixture
def filled(news: Path, invoke: Invoke) -> Invoke:
    assert invoke("add", "news").exit_code == 0
    return invoke


def first_report(invoke: Invoke) -> str:
    found: str = json.loads(invoke("reports", "--json").stdout.splitlines()[0])["id"]
    return found


def test_add_closes_with_a_summary_on_standard_error(news: Path, invoke: Invoke) -> None:
    result = invoke("add", "news", "missing.html")
    assert result.exit_code == SOME_FAILED
    assert result.stdout == ""
    assert "3 documents: 2 new, 1 failed." in result.stderr
    assert "missing.html: " in result.stderr
    again = invoke("add", "news", "--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout)["known"] == 2


def test_quiet_says_nothing(news: Path, invoke: Invoke) -> None:
    result = invoke("add", "news", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_search_finds_and_narrows(filled: Invoke) -> None:
    shown = filled("search", "quay")
    assert "The union" in shown.stdout and "The mayor" in shown.stdout
    told = [
        json.loads(line)
        for line in filled("search", "quay", "--speaker", "mayor", "--json").stdout.splitlines()
    ]
    assert [row["words"]["source"] for row in told] == ["The mayor"]
    assert filled("search", "quay", "--publisher", "Coast Herald", "--json").stdout.count("\n") == 1
    assert filled("search", "quay", "--limit", "1", "--json").stdout.count("\n") == 1
    nothing = filled("search", "giraffe")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "No statement" in nothing.stderr


def test_show_takes_reports_and_statements(filled: Invoke) -> None:
    report = first_report(filled)
    assert "Quay shut" in filled("show", report[:8]).stdout
    statement = json.loads(filled("search", "ferry", "--json").stdout)["statement"]["id"]
    shown = filled("show", statement[:8])
    assert "The ministry" in shown.stdout and statement in shown.stdout
    assert json.loads(filled("show", report, "--json").stdout)["report"]["id"] == report
    assert "<article" in filled("show", "quay", "--format", "html").stdout
    missing = filled("show", "0000000000")
    assert missing.exit_code == ERROR and "onrecord reports" in missing.stderr


def test_reports_lists_what_is_held(filled: Invoke) -> None:
    assert "Coast Herald" in filled("reports").stdout
    told = [json.loads(line) for line in filled("reports", "--json").stdout.splitlines()]
    assert [row["statements"] for row in told] == [1, 2]
    assert "--limit" in filled("reports", "--limit", "1").stderr


def test_failures_are_listed(filled: Invoke) -> None:
    assert filled("failures").stdout == ""
    filled("add", "missing.html")
    assert "missing.html" in filled("failures").stdout
    assert json.loads(filled("failures", "--json").stdout)["code"] == "missing"


def test_verify_names_what_differs(filled: Invoke, place: Path) -> None:
    assert filled("verify").exit_code == 0
    with sqlite3.connect(place / "onrecord.db") as connection:
        connection.execute("update reports set text = replace(text, 'ferry', 'fairy')")
    connection.close()
    result = filled("verify", "--json")
    assert result.exit_code == ERROR
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert "text" in {row["part"] for row in told}
    assert filled("verify").stdout.count("\n") == len(told)


def test_forget_asks_first(filled: Invoke) -> None:
    report = first_report(filled)
    kept = filled("forget", report, input="n\n")
    assert kept.exit_code == ERROR
    assert first_report(filled) == report
    gone = filled("forget", report, "--yes", "--reason", "a test", "--json")
    assert gone.exit_code == 0
    assert json.loads(gone.stdout)["reason"] == "a test"
    assert first_report(filled) != report
    assert "1 forgotten before" in filled("add", "news").stderr


def test_reread_says_what_changed(filled: Invoke) -> None:
    assert "0 reports" in filled("reread").stderr
    assert json.loads(filled("reread", "quay", "--json").stdout)["same"] == 1


def test_export_to_standard_output_and_to_a_file(filled: Invoke, place: Path) -> None:
    printed = filled("export", "--format", "csv")
    result = filled("export", "--format", "csv", "-o", "statements.csv")
    assert result.exit_code == 0 and result.stdout == ""
    assert (place / "statements.csv").read_bytes() == printed.stdout_bytes
    assert len(list(csv.DictReader(io.StringIO(printed.stdout, newline="")))) == 3
    assert len(json.loads(filled("export", "--format", "webannotation").stdout)) == 3
    assert not list(place.glob("*.part"))
    refused = filled("export", "-o", "nowhere/statements.jsonl")
    assert refused.exit_code == ERROR and "nowhere" in refused.stderr


def test_info_counts(filled: Invoke) -> None:
    assert "2, in 2 sightings" in filled("info").stdout
    assert json.loads(filled("info", "--json").stdout)["statements"] == 3


def test_an_empty_record_says_what_to_do_next(invoke: Invoke) -> None:
    invoke("add", "missing.html")
    for command in (["reports"], ["search", "ferry"], ["info"]):
        result = invoke(*command)
        assert result.exit_code == 0
        assert "onrecord add" in result.stderr


def test_demo_makes_a_record_where_it_is_told(invoke: Invoke, place: Path) -> None:
    result = invoke("demo", "--record", "examples.db")
    assert result.exit_code == 0
    assert (place / "examples.db").exists()
    assert "who" in result.stdout and "what" in result.stdout
    assert "examples.db serve" in result.stderr and "examples.db claims" in result.stderr
    assert json.loads(invoke("info", "--json", "--record", "examples.db").stdout)["reports"] >= 10

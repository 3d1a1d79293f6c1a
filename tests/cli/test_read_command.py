from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from jsonschema import Draft202012Validator

from onrecord.cli.group import SOME_FAILED
from tests.cli.conftest import Invoke
from tests.desk.conftest import FERRY

SCHEMA = Draft202012Validator(
    json.loads((files("onrecord.schema") / "onrecord-1.json").read_text(encoding="utf-8"))
)


def test_jsonl_is_onrecord_1_with_failures_in_their_place(news: Path, invoke: Invoke, place: Path) -> None:
    result = invoke("read", "news/ferry.txt", "missing.html", "news/quay.jsonl")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    for line in lines:
        SCHEMA.validate(line)
    assert [line["report"]["input"] for line in lines] == ["news/ferry.txt", "missing.html", "quay"]
    assert lines[1]["failure"]["code"] == "missing"
    assert lines[0]["report"]["text"] == FERRY
    assert result.exit_code == SOME_FAILED
    assert "missing.html" in result.stderr
    assert {path.name for path in place.iterdir()} == {"news"}


def test_standard_input_is_read(invoke: Invoke) -> None:
    result = invoke("read", "-", input=FERRY)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["report"]["input"] == "-"


def test_text_shows_who_how_and_what(news: Path, invoke: Invoke) -> None:
    result = invoke("read", "news/quay.jsonl", "--format", "text")
    assert result.exit_code == 0
    assert "Quay shut" in result.stdout
    assert "The mayor · said" in result.stdout
    assert "the old quay would stay closed until May" in result.stdout


def test_html_is_one_page(news: Path, invoke: Invoke) -> None:
    result = invoke("read", "news", "--format", "html")
    assert result.exit_code == 0
    assert result.stdout.count("<!doctype html>") == 1
    assert result.stdout.count("<article") == 2
    assert result.stdout.rstrip().endswith("</html>")


def test_another_language_is_told_but_is_no_failure(place: Path, invoke: Invoke) -> None:
    german = "Der Hafen bleibt bis Montag geschlossen, teilte die Behörde am Abend mit. " * 4
    (place / "hafen.txt").write_text(german, encoding="utf-8")
    result = invoke("read", "hafen.txt")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["failure"]["code"] == "language"
    assert "hafen.txt" in result.stderr
    taken = invoke("read", "hafen.txt", "--language", "en")
    assert json.loads(taken.stdout)["report"]["text"] == german

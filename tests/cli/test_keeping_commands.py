from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.record import Record
from tests.cli.conftest import Invoke
from tests.desk.conftest import FERRY

URL = "https://quay.example/ferry"


def _add(invoke: Invoke, text: str, **told: str) -> None:
    row = json.dumps({"id": "row", "text": text, "url": URL} | told)
    assert invoke("add", "-", input=row + "\n").exit_code == 0


def test_the_history_of_an_address(invoke: Invoke) -> None:
    _add(invoke, FERRY, published="2026-03-04T08:00:00Z")
    once = invoke("show", URL, "--history")
    assert once.exit_code == 0 and "one revision" in once.stderr
    changed = FERRY.replace(" the ", " that ", 1) + " More will follow."
    _add(invoke, changed, published="2026-03-04T09:00:00Z")
    shown = invoke("show", URL, "--history")
    assert shown.exit_code == 0
    assert "[-the-]" in shown.stdout.replace("\n", "") and "{+that+}" in shown.stdout.replace("\n", "")
    (article,) = map(json.loads, invoke("show", URL, "--history", "--json").stdout.splitlines())
    assert article["address"] == URL
    assert [one["published"] for one in article["revisions"]] == [
        "2026-03-04T08:00:00Z",
        "2026-03-04T09:00:00Z",
    ]
    (step,) = article["changes"]
    assert "".join(words for what, words in step["words"] if what != "gone") == changed
    # The article is shown as it was last.
    assert json.loads(invoke("show", URL, "--json").stdout)["report"]["text"] == changed
    assert invoke("show", URL, "--history", "--format", "html").exit_code == 2


def test_what_has_no_address_has_no_history(invoke: Invoke, news: Path) -> None:
    assert invoke("add", str(news)).exit_code == 0
    shown = invoke("show", str(news / "ferry.txt"), "--history")
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert "no web address" in shown.stderr


def test_copies_are_listed(invoke: Invoke) -> None:
    wire = " ".join(f"Sentence {number} of the wire tells of hull {number * 7}." for number in range(20))
    _add(invoke, wire, published="2026-03-04", url="https://wire.example/1")
    _add(invoke, f"{wire} The Herald adds this.", published="2026-03-05")
    assert "copy of" in invoke("reports").stdout
    first, second = map(json.loads, invoke("reports", "--json").stdout.splitlines())
    assert second["copy"] is None
    assert first["copy"]["original"] == second["id"] and first["copy"]["share"] > 0.9
    assert "copied   by" in invoke("show", second["id"]).stdout
    assert "copy of" in invoke("show", first["id"]).stdout


def test_backup_and_merge_in(invoke: Invoke, news: Path) -> None:
    assert invoke("backup", "copy.db").exit_code == 1  # there is no record yet
    assert invoke("add", str(news)).exit_code == 0
    told = invoke("backup", "copy.db", "--json")
    assert told.exit_code == 0 and json.loads(told.stdout)["reports"] == 2
    assert "name a new one" in invoke("backup", "copy.db").stderr
    merged = invoke("--record", "other.db", "merge-in", "copy.db", "--json")
    assert merged.exit_code == 0
    assert json.loads(merged.stdout)["reports"] == 2
    again = invoke("--record", "other.db", "merge-in", "copy.db", "--json")
    assert set(json.loads(again.stdout).values()) == {0}
    assert invoke("--record", "other.db", "verify").exit_code == 0
    assert invoke("merge-in", "onrecord.db").exit_code == 2
    assert invoke("merge-in", str(news / "ferry.txt")).exit_code == 1


COMMANDS = (["add", "news"], ["reports"], ["search", "ferry"], ["verify"], ["backup", "copy.db"], ["info"])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_record_of_a_newer_form_is_left_as_it_is(invoke: Invoke, news: Path, command: list[str]) -> None:
    Record("onrecord.db").close()
    with closing(sqlite3.connect("onrecord.db")) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    before = Path("onrecord.db").read_bytes()
    told = invoke(*command)
    assert (told.exit_code, told.stdout) == (1, "")
    assert "update onrecord" in told.stderr
    assert Path("onrecord.db").read_bytes() == before
    assert not Path("copy.db").exists()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_record_that_is_no_database(invoke: Invoke, news: Path, command: list[str]) -> None:
    Path("onrecord.db").write_text("Dear diary,\n" * 100)
    told = invoke(*command)
    assert (told.exit_code, told.stdout) == (1, "")
    assert "onrecord.db" in told.stderr and "no record" in told.stderr
    assert Path("onrecord.db").read_text() == "Dear diary,\n" * 100


def test_a_record_that_may_only_be_read(invoke: Invoke, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert invoke("add", str(news)).exit_code == 0
    monkeypatch.setattr("os.access", lambda path, mode: Path(path).name != "onrecord.db")
    for command in (["reports"], ["search", "ferry"], ["verify"], ["backup", "copy.db"], ["info"]):
        assert invoke(*command).exit_code == 0
    (news / "more.txt").write_text("The harbour office said the ferry had been sold to a firm abroad.")
    for command in (["add", str(news)], ["merge-in", "copy.db"], ["forget", "quay", "--yes"]):
        told = invoke(*command)
        assert told.exit_code == 1, told.output
        assert "cannot be written" in told.stderr

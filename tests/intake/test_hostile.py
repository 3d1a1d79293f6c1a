"""Nothing that a disk can hold hangs, ends or fools the intake: it ends as a report or under its code."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from onrecord.intake import Intake, documents
from onrecord.messages import CODES
from onrecord.schema import Document, Failure
from tests.intake.hostile import CASES, STORY
from tests.intake.pages import SENTENCES, page


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Document | Failure]]:
    """What became of each case, all taken in one go, as `onrecord add` does."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (raw, _) in CASES.items():
        (folder / name).write_bytes(raw)
    found: dict[str, list[Document | Failure]] = {name: [] for name in CASES}
    for one in Intake([str(folder / name) for name in CASES], apart=True):
        name = one.input if isinstance(one, Failure) else one.report.input
        found[Path(name.split(":")[0]).name].append(one)
    return found


@pytest.mark.parametrize("name", CASES)
def test_each_ends_in_a_report_or_under_its_code(
    ended: dict[str, list[Document | Failure]], name: str
) -> None:
    found = {one.code if isinstance(one, Failure) else None: one for one in ended[name]}
    code = CASES[name][1]
    assert code in found
    for one in ended[name]:
        assert isinstance(one, Document) or (one.code in CODES and 10 < len(one.message) < 400)


def test_good_rows_beside_bad_ones_are_taken(ended: dict[str, list[Document | Failure]]) -> None:
    for name in ("number.jsonl", "list.jsonl", "text.jsonl"):
        assert sorted(isinstance(one, Document) for one in ended[name]) == [False, True]


def text_of(ended: dict[str, list[Document | Failure]], name: str) -> str:
    (found,) = ended[name]
    assert isinstance(found, Document)
    return found.report.text


def test_characters_come_through(ended: dict[str, list[Document | Failure]]) -> None:
    assert text_of(ended, "crlf.txt") == STORY.replace("\n", "\r\n")
    assert text_of(ended, "many-marks.txt").encode() == CASES["many-marks.txt"][0]
    assert text_of(ended, "false-utf8.txt") == STORY + " café “quoted”"
    assert "Café Żuraw" in text_of(ended, "wrong-charset.html")
    assert "The café" in text_of(ended, "no-charset.html")


def test_days_that_are_none_are_not_made_up(ended: dict[str, list[Document | Failure]]) -> None:
    days = {}
    for name in ("future.jsonl", "no-day.jsonl", "huge-day.jsonl"):
        (found,) = ended[name]
        assert isinstance(found, Document)
        days[name] = found.report.day
    assert days == {"future.jsonl": "2199-01-01", "no-day.jsonl": None, "huge-day.jsonl": None}


def test_a_page_that_takes_too_long_is_a_failure_and_the_next_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So many words in bold are within the limits, and take three times as long as the bound; a good one takes
    # a third of it, the start of a process included.
    from onrecord.crew import Bounds
    from onrecord.intake.apart import PagesApart
    from onrecord.intake.limits import DEFAULT_LIMITS

    slow = tmp_path / "slow.html"
    sentence = "Berth {} of <b>the quay</b> would stay closed, the board said. "
    slow.write_text(page(*(sentence.format(number) * 6 for number in range(4_000))))
    (tmp_path / "good.html").write_text(page())
    with PagesApart(Bounds(seconds=1.5, patience=60.0)) as pages:
        with slow.open("rb") as stream:
            failed = pages.document(stream, "slow.html", DEFAULT_LIMITS)
        with (tmp_path / "good.html").open("rb") as stream:
            good = pages.document(stream, "good.html", DEFAULT_LIMITS)
    assert isinstance(failed, Failure)
    assert (failed.input, failed.code) == ("slow.html", "too-slow")
    assert isinstance(good, Document)
    assert good.raw == page().encode()


def test_taking_pages_apart_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page())
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(page(*SENTENCES[::-1]).encode()))
    (tmp_path / "c.html").write_text("<html><body></body></html>")
    (tmp_path / "d.txt").write_text(STORY)
    (tmp_path / "e.jsonl").write_text(json.dumps({"text": STORY}) + "\n{}")
    assert list(Intake([str(tmp_path)], apart=True)) == list(documents([str(tmp_path)]))

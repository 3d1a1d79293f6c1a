from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.intake import Intake, documents
from onrecord.intake.kinds import SUFFIXES
from onrecord.messages import CODES
from onrecord.schema import Document, Failure
from tests.intake.pages import SENTENCES, page

STORY = "\n\n".join(SENTENCES)
PIECES = st.sampled_from(
    [
        b"<html>",
        b"<p>",
        b"</div>",
        b"<!--",
        b'{"text": "',
        b'"}',
        b"[",
        b"\n",
        b"\x1f\x8b\x08",
        b"\xff\xfe",
        STORY.encode(),
    ]
)
ANYTHING = st.binary(max_size=300) | st.lists(PIECES | st.binary(max_size=9), max_size=12).map(b"".join)


@given(raw=ANYTHING, suffix=st.sampled_from([*SUFFIXES, ""]), packed=st.booleans())
def test_any_bytes_give_documents_or_named_failures(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, suffix: str, packed: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(gzip.compress(raw) if packed else raw)
    found = list(documents([str(path)]))
    assert found
    for one in found:
        if isinstance(one, Failure):
            assert one.code in CODES
            assert one.message
        else:
            assert one.report.text.strip()
            assert len(one.report.id) == 64
    assert found == list(documents([str(path)]))


def test_documents_come_in_input_order_with_failures_between(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "row", "text": STORY}) + "\n{}\n")
    (tmp_path / "a.html").write_text(page())
    inputs = [str(tmp_path / "none"), "-", str(tmp_path)]
    found = documents(inputs, stdin=io.BytesIO(STORY.encode()))
    told = [(x.input, x.code) if isinstance(x, Failure) else (x.report.input, x.media_type) for x in found]
    assert told == [
        (str(tmp_path / "none"), "missing"),
        ("-", "text/plain"),
        (str(tmp_path / "a.html"), "text/html"),
        ("row", "application/json"),
        (f"{tmp_path / 'b.jsonl'}:2", "no-text"),
    ]


@pytest.mark.parametrize(
    ("raw", "media_type"),
    [
        (page().encode(), "text/html"),
        (
            b"<?xml version='1.0'?>\n<!-- x --> " + page().removeprefix("<!doctype html>").encode(),
            "text/html",
        ),
        (page().encode("utf-16"), "text/html"),
        (json.dumps([{"text": STORY}]).encode(), "application/json"),
        (b"\xef\xbb\xbf" + json.dumps({"text": STORY}).encode(), "application/json"),
        (b"[Lindholt] " + STORY.encode(), "text/plain"),
        (b"{sic} " + STORY.encode(), "text/plain"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_standard_input_is_known_by_how_it_begins(raw: bytes, media_type: str, packed: bool) -> None:
    (found,) = documents(["-"], stdin=io.BytesIO(gzip.compress(raw) if packed else raw))
    assert isinstance(found, Document), found
    assert found.media_type == media_type


def test_progress_never_falls_and_ends_at_the_total(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": f"{n} {STORY}"}) + "\n" for n in range(900))
    (tmp_path / "a.jsonl").write_text(rows)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(rows.encode()))
    (tmp_path / "c.html").write_text(page() + " " * 6_000_000)
    (tmp_path / "d.txt").write_bytes(b"%PDF-" + b"x" * 500_000)
    intake = Intake([str(tmp_path), str(tmp_path / "none")])
    assert intake.bytes_total == sum(path.stat().st_size for path in tmp_path.iterdir())
    seen = [intake.bytes_done for _ in intake]
    assert seen == sorted(seen)
    assert len(set(seen)) > 5
    assert seen[-1] <= intake.bytes_total == intake.bytes_done


def test_progress_has_no_total_where_none_can_be_known() -> None:
    intake = Intake(["-"], stdin=io.BytesIO(STORY.encode()))
    assert intake.bytes_total is None
    list(intake)
    assert intake.bytes_done == len(STORY.encode())


def test_a_gzip_bomb_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.intake.packed.UNSUSPECTED", 1_000_000)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 3_000_000))
    (found,) = documents([str(path)])
    assert isinstance(found, Failure)
    assert found.code == "bomb"


def test_a_file_that_goes_away_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    intake = Intake([str(tmp_path)])
    (tmp_path / "a.txt").unlink()
    (found,) = intake
    assert isinstance(found, Failure)
    assert found.code == "missing"


def test_a_pipe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=(STORY,))
    writer.start()
    (found,) = documents([str(path)])
    writer.join()
    assert isinstance(found, Document)
    assert found.report.text == STORY


def test_a_language_that_is_not_read_is_refused() -> None:
    with pytest.raises(UsageError, match="'de'"):
        documents([], language="de")


WATCHED = """
import os, sys
def watch(event, told):
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT
    written = event == "open" and isinstance(told[2], int) and told[2] & writing
    if event.startswith(("socket.connect", "socket.getaddrinfo", "os.mkdir", "subprocess")) or written:
        print(event, told)
sys.dont_write_bytecode = True
sys.addaudithook(watch)
import onrecord.intake
from onrecord.intake.intake import documents
assert len(list(documents(sys.argv[1:]))) == len(sys.argv) - 1
"""


def test_reading_makes_no_connection_and_writes_no_file(tmp_path: Path) -> None:
    for name, text in {"a.html": page(), "b.txt": STORY, "c.jsonl": json.dumps({"text": STORY})}.items():
        (tmp_path / name).write_text(text)
    files = [str(path) for path in sorted(tmp_path.iterdir())]
    ran = subprocess.run([sys.executable, "-c", WATCHED, *files], capture_output=True, text=True, check=True)
    assert ran.stdout == ""

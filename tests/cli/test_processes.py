"""Commands as processes: pipes, signals, kills, time."""

from __future__ import annotations

import json
import os
import pty
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from onrecord.cli.group import BROKEN_PIPE, INTERRUPTED
from onrecord.record import Record
from tests.cli.claims import fill
from tests.desk.conftest import FERRY

Process = Callable[..., subprocess.Popen[bytes]]


def many(place: Path, number: int = 4000) -> str:
    path = place / f"many-{number}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for at in range(number):
            text = f"The mayor said that berth {at} of the old quay would stay closed until May."
            file.write(json.dumps({"id": str(at), "text": text}) + "\n")
    return path.name


def test_pipes_carry_only_the_lines(process: Process) -> None:
    read = process("read", "-", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    out, err = read.communicate((FERRY + " “Київ”").encode())
    assert (read.returncode, err) == (0, b"")
    assert json.loads(out)["report"]["text"].endswith("“Київ”")


def test_a_closed_pipe_is_quiet(process: Process, place: Path) -> None:
    read = process("read", many(place))
    assert read.stdout and read.stderr
    read.stdout.readline()
    read.stdout.close()
    assert read.stderr.read() == b""
    assert read.wait(60) == BROKEN_PIPE


def test_an_interrupted_add_keeps_what_is_done(process: Process, place: Path) -> None:
    add = process("add", many(place))
    record = place / "onrecord.db"
    wait_for_reports(record)
    add.send_signal(signal.SIGINT)
    _, err = add.communicate(timeout=60)
    assert add.returncode == INTERRUPTED
    assert b"What was done is kept" in err
    assert b"Traceback" not in err
    assert_whole(record)


def test_a_killed_add_leaves_whole_documents(process: Process, place: Path) -> None:
    add = process("add", many(place))
    record = place / "onrecord.db"
    wait_for_reports(record)
    add.kill()
    add.communicate(timeout=60)
    assert_whole(record)


def test_two_adds_at_once_both_succeed(process: Process, place: Path) -> None:
    adds = [process("add", many(place, 60)), process("add", many(place, 90))]
    for add in adds:
        _, err = add.communicate(timeout=120)
        assert add.returncode == 0, err
    with Record(place / "onrecord.db", create=False) as record:
        assert record.info().reports == 90
        assert not list(record.verify())


def test_on_a_terminal_there_is_a_bar_and_text(place: Path) -> None:
    (place / "ferry.txt").write_text(FERRY, encoding="utf-8")
    assert "\x1b[" in on_terminal(place, "read", "ferry.txt")
    assert "adding" in on_terminal(place, "add", "ferry.txt")


def test_the_program_starts_quickly() -> None:
    used = []
    for _ in range(5):
        before = children_seconds()
        subprocess.run([sys.executable, "-m", "onrecord", "--help"], check=True, stdout=subprocess.DEVNULL)
        used.append(children_seconds() - before)
    # Processor time of the best round: what a busy machine adds is not the program's.
    assert min(used) < 0.3


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, onrecord.cli.app; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    heavy = {"numpy", "onnxruntime", "sqlalchemy", "trafilatura", "rich", "pydantic", "tokenizers", "lxml"}
    assert not heavy & set(told.stdout.split())


def wait_for_reports(record: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if record.exists() and record.stat().st_size > 100_000:
            return
        time.sleep(0.02)
    raise AssertionError("nothing was written in a minute")


def assert_whole(path: Path) -> None:
    with Record(path, create=False) as record:
        reports = list(record.reports())
        assert 0 < len(reports) < 4000
        assert all(stored.statements == 1 for stored in reports)
        assert not list(record.verify())


def children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def on_terminal(place: Path, *args: str) -> str:
    """What a command writes where standard output and error are one terminal."""
    from tests.cli.conftest import ROOT, WITH_STAND_IN

    ours, theirs = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
    started = subprocess.Popen(
        [sys.executable, "-c", WITH_STAND_IN, *args], cwd=place, stdout=theirs, stderr=theirs, env=env
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(ours)
    assert started.wait(60) == 0
    return seen.decode()


def test_indexing_and_looking_are_drawn_while_there_is_something_to_do(place: Path) -> None:
    fill(place / "onrecord.db")
    quiet = on_terminal(place, "standing", "The ferry sank.", "--quiet")
    assert "indexing" not in quiet and " since 2026-03-05" in quiet
    fill(place / "again.db")
    first = on_terminal(place, "claims", "--record", "again.db")
    assert "indexing reports" in first and "4 of 4" in first and "looking at statements" in first
    assert "indexing" not in on_terminal(place, "claims", "--record", "again.db")


def test_the_reader_that_comes_with_it_reads_the_same_in_two_processes(place: Path) -> None:
    (place / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (place / "twice.txt").write_text(FERRY + "\n\n" + FERRY, encoding="utf-8")
    outputs = []
    for workers in ("1", "2"):
        command = [sys.executable, "-m", "onrecord", "read", "ferry.txt", "twice.txt", "--workers", workers]
        read = subprocess.run(command, cwd=place, capture_output=True, timeout=120)
        assert (read.returncode, read.stderr) == (0, b"")
        outputs.append(read.stdout)
    assert outputs[0] == outputs[1]
    assert all(json.loads(line)["statements"] for line in outputs[0].splitlines())

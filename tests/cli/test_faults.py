"""What a kill, Ctrl-C, a full disk and company leave: whole documents, and the same command completes.

ONRECORD_FULL=1 tries the numbers that are asked for: 50 kills of an add of 500 documents.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from onrecord import desk
from onrecord.cli.group import ERROR, INTERRUPTED
from onrecord.record import Record
from tests.cli.conftest import ROOT, WITH_STAND_IN
from tests.processes import children

FULL = bool(os.environ.get("ONRECORD_FULL"))
KILLS, DOCUMENTS = (50, 500) if FULL else (4, 80)
READERS = 10

Process = Callable[..., subprocess.Popen[bytes]]


def many(place: Path, number: int, name: str = "many") -> str:
    path = place / f"{name}-{number}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for at in range(number):
            text = f"The mayor said that berth {at} of the old quay would stay closed until May."
            file.write(json.dumps({"id": str(at), "text": text}) + "\n")
    return path.name


def done(add: subprocess.Popen[bytes]) -> dict[str, int]:
    """What an add with --json says that it did."""
    out, err = add.communicate(timeout=300)
    assert add.returncode == 0, err
    told: dict[str, int] = json.loads(out)
    return told


def exported(path: Path) -> str:
    with Record(path, create=False) as record:
        assert not list(record.verify())
        return "".join(desk.export(record, "jsonl"))


def reports_in(path: Path) -> int:
    """How many reports a record holds that a kill left; each is whole."""
    with Record(path) as record:
        assert not list(record.verify())
        assert all(stored.statements == 1 for stored in record.reports())
        return record.info().reports


def test_a_kill_at_any_moment_loses_nothing_that_was_whole(process: Process, place: Path) -> None:
    name = many(place, DOCUMENTS)
    started = time.monotonic()
    assert done(process("add", name, "--record", "whole.db", "--json"))["new"] == DOCUMENTS
    takes = time.monotonic() - started
    whole = exported(place / "whole.db")
    moments = random.Random(5)
    for kill in range(KILLS):
        record = place / f"{kill}.db"
        add = process("add", name, "--record", record.name)
        time.sleep(moments.uniform(0.0, takes))
        add.kill()
        add.communicate(timeout=60)
        there = reports_in(record)
        summary = done(process("add", name, "--record", record.name, "--json"))
        # What is known was not read again; the rest is new, and nothing is there twice.
        assert (summary["known"], summary["new"], summary["failed"]) == (there, DOCUMENTS - there, 0)
        assert exported(record) == whole


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_soon_with_a_summary(place: Path, workers: str) -> None:
    """With the reader that the package ships, in processes of its own."""
    name = many(place, 3000)
    command = [sys.executable, "-m", "onrecord", "add", name, "--workers", workers]
    add = subprocess.Popen(command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wait_for_reports(place / "onrecord.db", add)
    readers = children(add.pid)
    assert len(readers) == int(workers)
    add.send_signal(signal.SIGINT)
    started = time.monotonic()
    _, err = add.communicate(timeout=60)
    took = time.monotonic() - started
    assert add.returncode == INTERRUPTED
    assert b" new, 0 failed" in err
    assert b"What was done is kept" in err
    assert b"Traceback" not in err
    assert not any(Path(f"/proc/{reader}").exists() for reader in readers)
    # A second is promised; a machine that is busy with more than this may take longer.
    assert took < 1 + 2 * os.getloadavg()[0] / (os.cpu_count() or 1)
    with Record(place / "onrecord.db", create=False) as record:
        assert not list(record.verify())


FILLING = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
"""


def test_a_file_that_may_not_grow_ends_the_add_and_loses_nothing(process: Process, place: Path) -> None:
    name = many(place, 400)
    code = FILLING.format(size=700_000) + WITH_STAND_IN
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    add = subprocess.run(
        [sys.executable, "-c", code, "add", name], cwd=place, env=env, capture_output=True, timeout=300
    )
    assert add.returncode == ERROR
    assert b"onrecord.db: the disk" in add.stderr
    assert b"run the same command again" in add.stderr
    assert b"Traceback" not in add.stderr
    there = reports_in(place / "onrecord.db")
    assert 0 < there < 400
    summary = done(process("add", name, "--json"))
    assert (summary["known"], summary["new"]) == (there, 400 - there)


# In a namespace of its own, so that nothing is left mounted whatever happens.
ON_A_SMALL_DISK = """
set -e
mount -t tmpfs -o size=1200k tmpfs disk
cd disk
set +e
"$@" add ../{name} --record r.db 2>../first.err; echo $? >../first.rc
set -e
mount -o remount,size=64m .
"$@" add ../{name} --record r.db --json >../second.json
"$@" verify --record r.db
"""


def test_a_full_disk_ends_the_add_and_loses_nothing(place: Path) -> None:
    if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk is not permitted here")
    name = many(place, 1000)
    (place / "disk").mkdir()
    script = ON_A_SMALL_DISK.format(name=name)
    command = ["unshare", "-m", "sh", "-c", script, "sh", sys.executable, "-c", WITH_STAND_IN]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=place, env=env, capture_output=True, timeout=300)
    assert ran.returncode == 0, ran.stderr
    told = (place / "first.err").read_text()
    assert (place / "first.rc").read_text().strip() == str(ERROR)
    assert "the disk is full" in told
    assert "Traceback" not in told
    summary = json.loads((place / "second.json").read_text())
    assert summary["known"] > 0
    assert summary["known"] + summary["new"] == 1000


def test_two_adds_and_ten_readers_at_once(process: Process, place: Path) -> None:
    adds = [process("add", many(place, 150)), process("add", many(place, 200))]
    wait_for_reports(place / "onrecord.db", adds[0])
    asked = (["search", "quay"], ["reports", "--json"], ["info"], ["export"], ["actors"])
    readers = [process(*asked[number % len(asked)]) for number in range(READERS)]
    for one in [*readers, *adds]:
        _, err = one.communicate(timeout=300)
        assert one.returncode == 0, err
    with Record(place / "onrecord.db", create=False) as record:
        assert record.info().reports == 200
        assert not list(record.verify())


def wait_for_reports(record: Path, add: subprocess.Popen[bytes]) -> None:
    """Until something was written, or the add ended."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and add.poll() is None:
        if record.exists() and written(record):
            return
        time.sleep(0.02)
    assert add.poll() is not None, "nothing was written in two minutes"


def written(path: Path) -> int:
    """The reports that a record holds by now; 0 while it is being made."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as record:
        try:
            (number,) = record.execute("SELECT count(*) FROM reports").fetchone()
        except sqlite3.OperationalError:
            return 0
    return int(number)

"""Jobs that go wrong end alone; real processes, with small bounds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.crew import BOUNDS, Bounds, Crew, Undone
from onrecord.errors import OnrecordError
from onrecord.messages import CODES
from tests.crew.jobs import begin, begin_badly
from tests.processes import children

SMALL = Bounds(seconds=1.0, patience=4.0, memory=200_000_000)


@pytest.fixture(scope="module")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew[str, str]]:
    with Crew(begin, (str(tmp_path_factory.mktemp("marks")),), bounds=SMALL) as made:
        yield made


@pytest.mark.parametrize(
    ("job", "why"),
    [
        ("think", "too-slow"),
        ("sleep", "too-slow"),
        ("grow", "too-much-memory"),
        ("burst 300000000", "too-much-memory"),
        ("ask 9000000000", "too-much-memory"),
        ("fail", "fault"),
        ("die", "crashed"),
    ],
)
def test_a_job_beyond_its_bounds_is_undone_and_the_rest_is_done(
    crew: Crew[str, str], job: str, why: str
) -> None:
    coming = [crew.submit(one) for one in ("first", job, "last")]
    first, found, last = (one.result() for one in coming)
    assert (first, last) == ("first", "last")
    assert isinstance(found, Undone)
    assert found.why == why
    told = found.failure("page.html")
    assert (told.input, told.code) == ("page.html", why)
    assert told.code in CODES
    assert ("no such luck" in told.message) == (why == "fault")


def test_a_job_whose_process_ended_is_tried_again(crew: Crew[str, str]) -> None:
    assert crew.submit("die-once mark").result() == "die-once mark"


def test_processes_are_kept_from_job_to_job(crew: Crew[str, str]) -> None:
    assert crew.submit("who").result() == crew.submit("who").result()


def test_results_are_each_jobs_own(tmp_path: Path) -> None:
    jobs = [f"{number} {'x' * (number * 997 % 200_000)}" for number in range(60)]
    with Crew(begin, (str(tmp_path),), workers=3) as three:
        assert [one.result() for one in [three.submit(job) for job in jobs]] == jobs


def test_a_large_job_may_take_longer() -> None:
    assert BOUNDS.times(1) == BOUNDS
    assert BOUNDS.times(3) == Bounds(seconds=30.0, patience=90.0, memory=BOUNDS.memory)


def test_closing_ends_processes_at_once(tmp_path: Path) -> None:
    before = children()
    crew = Crew(begin, (str(tmp_path),), workers=2)
    for _ in range(4):
        crew.submit("think")
    assert len(children() - before) == 2
    started = time.monotonic()
    crew.close()
    assert children() == before
    assert time.monotonic() - started < 5


def test_workers_end_with_who_made_them(tmp_path: Path) -> None:
    code = (
        "import os, sys, time\n"
        "from onrecord.crew import Crew\n"
        "from tests.crew.jobs import begin\n"
        "crew = Crew(begin, ('.',))\n"
        "print(crew.submit('who').result().split()[-1], flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as made:
        assert made.stdout is not None
        worker = int(made.stdout.readline())
        made.kill()
    deadline = time.monotonic() + 30
    while Path(f"/proc/{worker}").exists() and " Z " not in Path(f"/proc/{worker}/stat").read_text():
        assert time.monotonic() < deadline, "the worker outlived who made it"
        time.sleep(0.05)


def test_what_cannot_begin_is_an_error_that_says_why() -> None:
    with Crew(begin_badly) as crew, pytest.raises(OnrecordError, match="weights"):
        crew.submit("any").result()


def test_nothing_is_left_open(tmp_path: Path) -> None:
    def opened() -> int:
        return len(os.listdir("/proc/self/fd"))  # noqa: PTH208

    with Crew(begin, (str(tmp_path),)) as crew:
        crew.submit("a").result()
        before = opened()
        for _ in range(3):
            crew.submit("fail").result()
        assert opened() == before

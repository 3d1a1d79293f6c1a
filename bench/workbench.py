"""How long do readers of the workbench wait? Serves a record by the real program while another process adds
reports to it, lets readers ask a page a second each, and tells for each kind of page how long answers took.

    python bench/workbench.py RECORD [--readers 20] [--seconds 60] [--no-adding] [--json FILE]

RECORD is written to: give a copy. One of a million statements comes from

    python bench/standing.py --record RECORD --to 1000000

Asked for: 300 ms at the 95th percentile for home, claim, report, actor and search, and no page above 150 kB.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import quote

import httpx

from common import machine
from made_pages import write_pages
from onrecord.record import Record

MUST_MS, MUST_KB = 300.0, 150.0
PATIENCE = 600.0
"""Seconds to wait for the first lists."""
KINDS = ("home", "claim", "report", "actor", "search")
_WORDS = ("ferry", "denied", "contract", "harbour", "minister", "strike", "payment", "report", "council")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: of which kind of page, its status, milliseconds until its last byte, bytes."""

    kind: str
    status: int
    ms: float
    size: int


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of page: how many answers, those that were no page, milliseconds, the largest page."""

    kind: str
    answers: int
    failed: int
    p50_ms: float
    p95_ms: float
    most_ms: float
    most_kb: float


@contextmanager
def serving(record: Path) -> Iterator[str]:
    """The workbench on `record`; gives its address."""
    command = [sys.executable, "-m", "onrecord", "--record", str(record), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().split(": ")[-1].strip().rstrip("/")
        finally:
            server.terminate()


@contextmanager
def adding(record: Path) -> Iterator[None]:
    """Another process that adds pages to `record`, over and over."""
    with tempfile.TemporaryDirectory() as made:
        write_pages(Path(made), 2000)
        command = [sys.executable, "-m", "onrecord", "--record", str(record), "add", made, "--quiet"]
        with subprocess.Popen([*command, "--workers", "1"], stderr=subprocess.DEVNULL) as adder:
            try:
                yield
                if adder.poll() is not None:
                    print(
                        "the process that added was done before the readers: its load is missing at the end"
                    )
            finally:
                adder.terminate()


def asked_for(record: Path, address: str) -> dict[str, list[str]]:
    """Pages of each kind, of what the record holds."""
    with Record(record) as opened:
        found = [one.id for one in islice(opened.reports(), 200)]
    with httpx.Client(base_url=address, timeout=120) as client:
        claims = _listed(client, "claims", 50)
        actors = _listed(client, "actors", 100)
    return {
        "home": ["/"],
        "claim": [f"/claims/{one['id']}" for one in claims],
        "report": [f"/reports/{one}" for one in found],
        "actor": [f"/actors/{quote(one['key'], safe='/@')}" for one in actors],
        "search": [f"/search?words={one}+{other}" for one in _WORDS for other in _WORDS if one < other]
        + [f"/search?words={one}" for one in _WORDS],
    }


def _listed(client: httpx.Client, what: str, limit: int) -> list[dict[str, str]]:
    """The list as soon as there is one: of a large record it is worked out in the background."""
    started = time.perf_counter()
    while time.perf_counter() - started < PATIENCE:
        answer = client.get(f"/{what}.json", params={"limit": limit})
        answer.raise_for_status()
        found: list[dict[str, str]] = answer.json()[what]
        if found:
            print(f"{what} listed after {time.perf_counter() - started:.1f} s", flush=True)
            return found
        time.sleep(0.5)
    print(f"no page of {what} is asked for: their list took more than {PATIENCE:.0f} s", flush=True)
    return []


def reader(number: int, address: str, pages: dict[str, list[str]], until: float, told: list[Answer]) -> None:
    """Asks for a page at random, each second one, until the clock says `until`."""
    chance = random.Random(number)
    with httpx.Client(base_url=address, timeout=60, headers={"Accept": "text/html"}) as client:
        due = time.monotonic() + chance.random()
        while due < until:
            time.sleep(max(0.0, due - time.monotonic()))
            kind = chance.choice([one for one in KINDS if pages[one]])
            started = time.perf_counter()
            answer = client.get(chance.choice(pages[kind]))
            spent = 1000 * (time.perf_counter() - started)
            told.append(Answer(kind, answer.status_code, spent, len(answer.content)))
            due = max(due + 1, time.monotonic())


def summed(kind: str, answers: list[Answer]) -> Told:
    times = sorted(one.ms for one in answers)
    return Told(
        kind=kind,
        answers=len(answers),
        failed=sum(one.status != 200 for one in answers),
        p50_ms=statistics.median(times),
        p95_ms=times[min(len(times) - 1, int(0.95 * len(times)))],
        most_ms=times[-1],
        most_kb=max(one.size for one in answers) / 1000,
    )


def measured(record: Path, readers: int, seconds: float, *, busy: bool) -> list[Told]:
    """What the readers waited, by kind of page; `busy`: while another process adds."""
    answers: list[Answer] = []
    with serving(record) as address:
        pages = asked_for(record, address)
        with adding(record) if busy else nullcontext():
            until = time.monotonic() + seconds
            threads = [
                threading.Thread(target=reader, args=(at, address, pages, until, answers))
                for at in range(readers)
            ]
            for one in threads:
                one.start()
            for one in threads:
                one.join()
    by_kind = {kind: [one for one in answers if one.kind == kind] for kind in KINDS}
    return [summed(kind, found) for kind, found in by_kind.items() if found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--no-adding", action="store_true")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    print(machine())
    found = measured(options.record, options.readers, options.seconds, busy=not options.no_adding)
    print(
        f"{'page':8} {'answers':>8} {'failed':>7} {'p50 ms':>8} {'p95 ms':>8} {'most ms':>8} {'most kB':>8}"
    )
    for one in found:
        over = one.p95_ms > MUST_MS or one.most_kb > MUST_KB
        print(
            f"{one.kind:8} {one.answers:8} {one.failed:7} {one.p50_ms:8.0f} {one.p95_ms:8.0f}"
            f" {one.most_ms:8.0f} {one.most_kb:8.0f}{'  above what is asked for' if over else ''}"
        )
    if options.json:
        options.json.write_text(json.dumps([asdict(one) for one in found], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

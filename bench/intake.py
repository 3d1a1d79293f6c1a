"""Adding under measure: how fast, what bad documents cost, how fuzzed ones end, what memory it takes.

    python bench/intake.py speed  [--pages 2000] [--rounds 3]      documents a second, 1 and 2 workers
    python bench/intake.py bad    [--pages 500] [--rounds 3]       what one bad document in a hundred costs
    python bench/intake.py fuzz   [--documents 10000] [--workers 2]
    python bench/intake.py memory [--documents 20000] [--workers 1]

`speed` also adds the pages without other processes, in one, as a program of its own would: what guarding
each document costs. Every add is a process of its own with a record of its own, wall-clock time from start
to end; rounds are taken in turn and the median told.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import onrecord
from common import machine
from made_pages import bad, fuzzed, reports, write_pages
from onrecord import desk
from onrecord.desk import Progress

ALONE = """
import sys
from pathlib import Path
import onrecord
from onrecord.intake import documents
from onrecord.standing import index
reader, relater = onrecord.Reader(), onrecord.Relater()
with onrecord.Record(sys.argv[2]) as record:
    for found in documents([sys.argv[1]]):
        if isinstance(found, onrecord.Failure):
            record.fail(found)
        elif not record.has(found.report, reader.info):
            record.add(found, reader.read(record.dated(found.report)))
            index(record, relater, [found.report.id])
"""


def added(folder: Path, record: Path, workers: int) -> tuple[float, dict[str, object]]:
    """Seconds of one `onrecord add`, and what it said."""
    command = [sys.executable, "-m", "onrecord", "add", str(folder), "--record", str(record)]
    started = time.perf_counter()
    done = subprocess.run(
        [*command, "--workers", str(workers), "--json"], capture_output=True, check=False, text=True
    )
    seconds = time.perf_counter() - started
    if done.returncode not in (0, 3):
        raise SystemExit(f"add ended with {done.returncode}: {done.stderr}")
    return seconds, json.loads(done.stdout)


def alone(folder: Path, record: Path) -> float:
    """Seconds of adding in one process, nothing guarded."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", ALONE, str(folder), str(record)], check=True)
    return time.perf_counter() - started


def speed(pages: int, rounds: int) -> None:
    """Documents a second with 1 and 2 workers, and in one process."""
    taken: dict[str, list[float]] = {"in one process": [], "1 worker": [], "2 workers": []}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "pages")
        folder.mkdir()
        write_pages(folder, pages)
        size = sum(file.stat().st_size for file in folder.iterdir()) / pages
        for at in range(rounds):
            taken["in one process"].append(alone(folder, Path(made, f"{at}-0.db")))
            for workers in (1, 2):
                seconds, told = added(folder, Path(made, f"{at}-{workers}.db"), workers)
                assert told["new"] == pages, told
                taken["1 worker" if workers == 1 else "2 workers"].append(seconds)
    print(
        f"{pages:,} pages of {size / 1000:.0f} kB, {rounds} rounds, wall-clock time, start and end included"
    )
    one = statistics.median(taken["1 worker"])
    for name, seconds_each in taken.items():
        middle = statistics.median(seconds_each)
        print(
            f"{name:15} {pages / middle:7.1f} documents/s ({middle:.1f} s, {one / middle:.2f} times 1 worker)"
        )


def bads(pages: int, rounds: int) -> None:
    """What one bad document in a hundred costs the rest."""
    good: list[float] = []
    both: list[float] = []
    with tempfile.TemporaryDirectory() as made:
        folder, mixed = Path(made, "good"), Path(made, "mixed")
        folder.mkdir()
        mixed.mkdir()
        write_pages(folder, pages)
        write_pages(mixed, pages)
        number = pages // 100
        for at in range(number):
            suffix, raw = bad(at)
            (mixed / f"{at * 100:06}-bad{suffix}").write_bytes(raw)
        for at in range(rounds):
            good.append(added(folder, Path(made, f"{at}-good.db"), 1)[0])
            seconds, told = added(mixed, Path(made, f"{at}-mixed.db"), 1)
            assert (told["new"], told["failed"]) == (pages, number), told
            both.append(seconds)
    without, with_bad = statistics.median(good), statistics.median(both)
    print(
        f"{pages:,} pages, {rounds} rounds: {without:.1f} s; with {number} bad ones besides {with_bad:.1f} s"
    )
    print(f"bad documents cost {100 * (with_bad / without - 1):+.1f} %")


def fuzz(documents: int, workers: int) -> None:
    """How fuzzed documents end."""
    with tempfile.TemporaryDirectory() as made:
        folder, path = Path(made, "fuzz"), Path(made, "fuzz.db")
        folder.mkdir()
        for at in range(documents):
            suffix, raw = fuzzed(at)
            (folder / f"{at:06}{suffix}").write_bytes(raw)
        # Named one by one: in a folder those without suffix would be left out.
        listed = sorted(str(file) for file in folder.iterdir())
        with onrecord.Record(path) as record:
            started = time.perf_counter()
            summary = desk.add(listed, record, onrecord.Reader(), relater=onrecord.Relater(), workers=workers)
            seconds = time.perf_counter() - started
            codes = Counter(stored.failure.code for stored in record.failures())
            differences = list(record.verify())
    print(f"{documents:,} documents, {workers} workers: {seconds:.0f} s, {documents / seconds:.1f} a second")
    print(f"new {summary.new:,}, seen again {summary.sighted:,}, known {summary.known:,}")
    for code, number in codes.most_common():
        print(f"{code:16} {number:6,}")
    print(f"{summary.documents:,} outcomes (a row of JSON is one); the record verifies: {not differences}")
    assert summary.documents >= documents, "some were lost"


def memory(documents: int, workers: int) -> None:
    """Memory of this process and of its workers as documents are added."""
    step = max(1, documents // 20)
    print(f"{'documents':>10} {'this process, MB':>17} {'its workers, MB':>16}", flush=True)

    def look(progress: Progress) -> None:
        if progress.documents % step == 0:
            workers_mb = sum(_resident(pid) for pid in _children())
            print(f"{progress.documents:10,} {_resident('self'):17.0f} {workers_mb:16.0f}", flush=True)

    with tempfile.TemporaryDirectory() as made:
        rows = Path(made, "reports.jsonl")
        with rows.open("w", encoding="utf-8") as file:
            for at, report in zip(range(documents), reports(), strict=False):
                row = {"id": str(at), "text": report.text, "published": report.published}
                file.write(json.dumps(row) + "\n")
        with onrecord.Record(Path(made, "memory.db")) as record:
            reader, relater = onrecord.Reader(), onrecord.Relater()
            summary = desk.add([str(rows)], record, reader, relater=relater, workers=workers, progress=look)
    print(f"{summary.documents:,} documents, {summary.failed} failed, {summary.seconds:.0f} s")


def _resident(pid: int | str) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 1e6


def _children() -> list[int]:
    tasks = Path("/proc/self/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=("speed", "bad", "fuzz", "memory"))
    parser.add_argument("--pages", type=int)
    parser.add_argument("--documents", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int)
    options = parser.parse_args()
    print(machine())
    if options.what == "speed":
        speed(options.pages or 2000, options.rounds)
    elif options.what == "bad":
        bads(options.pages or 500, options.rounds)
    elif options.what == "fuzz":
        fuzz(options.documents or 10_000, options.workers or 2)
    else:
        memory(options.documents or 20_000, options.workers or 1)


if __name__ == "__main__":
    main()

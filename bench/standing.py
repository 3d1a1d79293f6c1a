"""Does a standing question take longer as the record grows? Grows a record of synthetic reports tenfold at a
time, and measures at each step what a warm process takes to answer, to list claims and to add a report, how
much memory it holds, and what one question costs from the command line.

    python bench/standing.py [--to 1000000] [--record FILE] [--json standing.json] [--svg standing.svg]

The reports are those of bench/made.py: about ten statements each. With --record the file is kept, and a
second run goes on from where it stands. 1,000,000 statements take about 15 minutes on two cores and 3.5 GB.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from common import machine
from curve import Line, curve
from made import dispatches
from made_affairs import affair
from made_record import fill
from onrecord.record import Record

FIRST = 1_000  # statements
A_REPORT = 10  # statements, on average
MUST_MS = 400.0
_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One size of the record: `warm` as standing_asked.Warm has it; `filled` is how many statements a second
    were made and added (0 where they were there), `cold` the seconds of a question from the command line,
    `cold_unread` of one while nothing of the record is in the system's memory."""

    statements: int
    reports: int
    megabytes: float
    filled: float
    cold: float
    cold_unread: float
    cold_mb: int
    warm: dict[str, Any]


def measure(path: Path, to: int, workers: int, asked: Sequence[int]) -> Iterator[Step]:
    """Grows the record at `path` to `to` statements, tenfold at a time, and measures at each size that is
    not behind it already; `asked` goes to standing_asked.py."""
    statements = FIRST
    while statements <= to:
        reports = statements // A_REPORT
        with Record(path) as record:
            here = record.info().reports
        if here <= reports:
            yield _step(path, reports, workers, asked)
        statements *= 10


def _step(path: Path, reports: int, workers: int, asked: Sequence[int]) -> Step:
    started = time.perf_counter()
    added = fill(path, reports, workers)
    filled = added / (time.perf_counter() - started)
    with Record(path) as record:
        info = record.info()
    # Processes of their own, so that their memory is theirs and nothing is warm but what they warmed.
    unread, _ = _cold(path, reports, 0, unread=True)
    cold, cold_mb = _cold(path, reports, 1)
    command = [sys.executable, str(_HERE / "standing_asked.py"), str(path), *map(str, asked)]
    warm = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return Step(
        statements=info.statements,
        reports=info.reports,
        megabytes=info.size / 1e6,
        filled=filled,
        cold=cold,
        cold_unread=unread,
        cold_mb=cold_mb,
        warm=warm,
    )


def _cold(path: Path, reports: int, number: int, *, unread: bool = False) -> tuple[float, int]:
    """Seconds and the most megabytes of one question from the command line, about an affair of the record."""
    dispatch = next(islice(dispatches(), reports // 2, None))
    claim = affair(dispatch.affair, dispatch.begins).deeds[0].wording(number)
    if unread:
        _unread(path)
    command = [sys.executable, "-m", "onrecord", "--quiet", "--record", str(path), "standing", claim]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - started
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}")
    return took, used.ru_maxrss // 1024


def _unread(path: Path) -> None:
    """Lets the system forget what it holds of the record."""
    if not hasattr(os, "posix_fadvise"):
        return
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


_COLUMNS = (
    "statements",
    "question, median / p95 ms",
    "p95 small, large, nothing",
    "processor ms",
    "again, p95 ms",
    "claims ms, again",
    "about words, again",
    "add + index ms",
    "changes ms",
    "peak MB",
    "record MB",
    "cold s, unread",
    "made a second",
)
HEAD = f"| {' | '.join(_COLUMNS)} |\n|{'---|' * len(_COLUMNS)}"


def line(step: Step) -> str:
    """One step as a row of the Markdown table."""
    warm = step.warm
    kinds = " ".join(f"{warm['p95_by_kind'][kind]:.0f}" for kind in ("small", "large", "nothing"))
    cells = (
        f"{step.statements:,}",
        f"{warm['median']:.0f} / {warm['p95']:.0f}",
        kinds,
        f"{warm['processor']:.0f}",
        f"{warm['again_p95']:.0f}",
        f"{_ms(warm['claims_first'])}, {_ms(warm['claims_again'])}",
        f"{_ms(warm['about_first'])}, {_ms(warm['about_again'])}",
        f"{warm['add']:.2f} + {warm['index']:.2f}",
        f"{warm['changes']:.0f}",
        f"{warm['peak_mb']}",
        f"{step.megabytes:.0f}",
        f"{step.cold:.1f}, {step.cold_unread:.1f}",
        f"{step.filled:,.0f}",
    )
    return f"| {' | '.join(cells)} |"


def _ms(took: float | None) -> str:
    return "too long" if took is None else f"{took:.0f}"


def summary(steps: Sequence[Step]) -> str:
    """What became of adding since ten thousand reports, and how many questions found an answer."""
    told = []
    at = {step.reports: step.warm["add"] + step.warm["index"] for step in steps}
    base = at.get(10_000)
    if base and max(at) > 10_000:
        told.append(f"Adding costs {at[max(at)] / base:.2f} times what it costs at 10,000 reports.")
    found = steps[-1].warm["answered"]
    told.append("Positions were found for " + ", ".join(f"{found[kind]} {kind}" for kind in found) + ".")
    return " ".join(told)


def drawn(steps: Sequence[Step]) -> str:
    """The curves, as SVG."""
    at = [step.statements for step in steps]
    lines = [
        Line("question, 95th percentile", [step.warm["p95"] for step in steps]),
        Line("question, median", [step.warm["median"] for step in steps]),
        Line("asked again, 95th percentile", [step.warm["again_p95"] for step in steps]),
        Line("claims, again", [step.warm["claims_again"] for step in steps]),
        Line("adding a report", [step.warm["add"] + step.warm["index"] for step in steps]),
        Line("command line, cold", [step.cold * 1000 for step in steps]),
    ]
    return curve(at, lines, across="statements in the record", up="milliseconds", bound=MUST_MS)


def main() -> None:
    """Reads the command line, prints the table, writes JSON and SVG where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--to", type=int, default=1_000_000, metavar="N", help="statements")
    parser.add_argument("--record", type=Path, help="keep the record here, or go on with it")
    parser.add_argument("--workers", type=int, default=2, help="processes that make reports")
    parser.add_argument("--each", type=int, default=20, help="questions of each kind")
    parser.add_argument("--patience", type=int, default=20, help="seconds for one list of claims")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--svg", type=Path)
    asked = parser.parse_args()
    print(machine())
    print(HEAD)
    steps = []
    with tempfile.TemporaryDirectory() as folder:
        path = asked.record or Path(folder) / "standing.db"
        for step in measure(path, asked.to, asked.workers, (asked.each, asked.patience)):
            steps.append(step)
            print(line(step), flush=True)
    if not steps:
        raise SystemExit("the record is larger already: name another, or a larger --to")
    print(summary(steps))
    if asked.json:
        asked.json.write_text(json.dumps([asdict(step) for step in steps], indent=1) + "\n")
    if asked.svg:
        asked.svg.write_text(drawn(steps), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Pages a second from a page's bytes to its place in the record, against trafilatura alone.

One thread, processor time, rounds taken in turn, the median of each. Skips where ../shared is missing.

usage: python bench/pages.py [--rounds 3]
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

import onrecord
from common import SHARED, machine
from onrecord.desk import add
from onrecord.intake import documents

PAGES = SHARED / "pages"


def alone(paths: list[Path]) -> int:
    """trafilatura on every page; how many it found a text in."""
    found = 0
    for path in paths:
        found += bool(trafilatura.extract(gzip.decompress(path.read_bytes()), include_comments=False))
    return found


def taken(paths: list[Path]) -> int:
    """onrecord's intake on every page: text, title, author, publisher, time, language."""
    return sum(isinstance(one, onrecord.Failure) is False for one in documents([str(p) for p in paths]))


def recorded(paths: list[Path], reader: onrecord.Reader) -> int:
    """Every page taken, read and stored in a new record."""
    with tempfile.TemporaryDirectory() as folder, onrecord.Record(Path(folder) / "bench.db") as record:
        return add([str(path) for path in paths], record, reader).new


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if not PAGES.is_dir():
        print(f"bench/pages.py: skipped, as {PAGES} is missing")
        return
    print(machine())
    paths = sorted(PAGES.glob("*.html.gz"))
    reader = onrecord.Reader()
    runs: dict[str, Callable[[], int]] = {
        "trafilatura alone": lambda: alone(paths),
        "page to report": lambda: taken(paths),
        "page to record": lambda: recorded(paths, reader),
    }
    rates: dict[str, list[float]] = {name: [] for name in runs}
    done: dict[str, int] = {}
    for _ in range(options.rounds):
        for name, run in runs.items():
            start = time.process_time()
            done[name] = run()
            rates[name].append(len(paths) / (time.process_time() - start))
    print(f"{len(paths)} pages, {options.rounds} rounds, one thread, processor time")
    for name, found in rates.items():
        print(f"{name:20} {statistics.median(found):7.1f} pages/s  ({done[name]} done)")


if __name__ == "__main__":
    main()

"""Where the reader's time goes, what it takes to start, and how much memory it holds.

usage: python bench/stages.py [--texts 50]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from common import machine, peak_mb, texts, words

_START = """
import json, resource, time
begun = time.perf_counter()
import onrecord
imported = time.perf_counter()
reader = onrecord.Reader()
loaded = time.perf_counter()
reader.read("The dam will hold, the mayor said.")
read = time.perf_counter()
print(json.dumps({
    "import onrecord": imported - begun, "Reader()": loaded - imported, "the first read": read - loaded,
    "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
"""


def start() -> dict[str, float]:
    """Seconds to import, load and read a first sentence in a fresh process, the middle of five."""
    runs = []
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True)
        runs.append(json.loads(done.stdout))
    runs.sort(key=lambda run: sum(v for k, v in run.items() if k != "MB"))
    middle: dict[str, float] = runs[2]
    return middle


def timed(spent: Counter[str], name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
    """`stage`, its processor time added to `spent` under `name`."""

    def run(*args: Any, **kwargs: Any) -> Any:
        begun = time.process_time()
        try:
            return stage(*args, **kwargs)
        finally:
            spent[name] += time.process_time() - begun

    return run


def shares(given: list[str]) -> tuple[Counter[str], float]:
    """Processor time by stage over all texts, and in all."""
    from onrecord.reading import attribution, reader
    from onrecord.reading.network import Network

    spent: Counter[str] = Counter()
    one = reader.Reader()
    one.read(given[0])
    places: list[tuple[Any, str, str]] = [
        (reader, "quotations", "quotation marks"),
        (reader, "cut", "pieces (tokenizer)"),
        (reader, "attributions", "attribution"),
        (reader, "statements", "statements"),
        (reader, "names", "names"),
        (reader, "acts", "acts and modes"),
        (reader, "read_actors", "actors, speakers, chains"),
        (reader, "find_times", "times"),
        (reader, "whens", "when"),
        (reader, "find_places", "places"),
        (Network, "encode", "  encoder"),
        (Network, "link", "  linker"),
        (attribution, "best_roles", "  roles (Viterbi)"),
    ]
    kept = [(where, name, getattr(where, name)) for where, name, _ in places if hasattr(where, name)]
    for where, name, told in places:
        if hasattr(where, name):
            setattr(where, name, timed(spent, told, getattr(where, name)))
    begun = time.process_time()
    for text in given:
        one.read(text)
    total = time.process_time() - begun
    for where, name, stage in kept:
        setattr(where, name, stage)
    return spent, total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--texts", type=int, default=50)
    options = parser.parse_args()
    print(machine())
    for name, value in start().items():
        print(f"{name:30} {value:6.0f}" if name == "MB" else f"{name:30} {value:6.2f} s")
    given = texts(options.texts)
    spent, total = shares(given)
    print(f"{sum(map(words, given))} words: {total:.2f} s of processor time")
    for name, seconds in spent.items():
        print(f"{name:30} {100 * seconds / total:6.1f} %")
    print(f"{'peak memory':30} {peak_mb():6} MB")


if __name__ == "__main__":
    main()

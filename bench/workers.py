"""How much faster two workers read than one: wall-clock time over the same texts, in turn.

usage: python bench/workers.py [--texts 200] [--workers 2] [--rounds 3]
"""

from __future__ import annotations

import argparse
import statistics
import time

from common import machine, texts, words
from onrecord import Reader


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(machine())
    given = texts(options.texts)
    total = sum(map(words, given))
    reader = Reader()
    seconds: dict[int, list[float]] = {1: [], options.workers: []}
    read: dict[int, list[str]] = {}
    for _ in range(options.rounds):
        for workers, taken in seconds.items():
            start = time.perf_counter()
            read[workers] = [
                one.id for reading in reader.read_many(given, workers=workers) for one in reading.statements
            ]
            taken.append(time.perf_counter() - start)
    assert read[1] == read[options.workers], "the readings differ with the number of workers"
    one, many = (statistics.median(taken) for taken in seconds.values())
    print(f"{total} words, {options.rounds} rounds, wall-clock time; the same {len(read[1])} statements")
    print(f"1 worker  {total / one:8.0f} words/s")
    print(f"{options.workers} workers {total / many:8.0f} words/s, {one / many:.2f} times one")


if __name__ == "__main__":
    main()

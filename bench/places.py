"""How well places are found and resolved, and what that takes.

Reads the toponym sets of ../shared/corpora with `onrecord read` and has ../shared/eval/score.py score what
comes back; then times the search for places alone, without the tagger's names, over PolNeAR.

usage: python bench/places.py [geovirus-places] [lgl-places] [speed]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from accuracy import read, score
from common import SHARED, machine, texts, words
from onrecord.reading.places import Gazetteer, find_places

SETS = ("geovirus-places", "lgl-places")


def judged(name: str) -> None:
    """Prints the scores of one set."""
    gold = SHARED / "corpora" / f"{name}.jsonl"
    if not gold.exists():
        print(f"\n{name}: skipped, as {gold} is missing")
        return
    print(f"\n{name}")
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / f"{name}.read.jsonl"
        read(gold, output)
        score("places", gold, output)


def speed() -> None:
    """Prints the processor time a word, and what opening the gazetteer takes."""
    start = time.process_time()
    gazetteer = Gazetteer()
    opening = time.process_time() - start
    sample = texts(200)
    start = time.process_time()
    found = sum(len(find_places(text, (), gazetteer)) for text in sample)
    spent = time.process_time() - start
    count = sum(map(words, sample))
    print(
        f"opening {1000 * opening:.0f} ms; {1e6 * spent / count:.1f} µs a word; {found} places, {count} words"
    )


def main() -> None:
    asked = sys.argv[1:] or [*SETS, "speed"]
    print(machine())
    for name in asked:
        if name in SETS:
            judged(name)
        elif name == "speed":
            speed()
        else:
            raise SystemExit(f"bench/places.py: nothing called {name}; there are {', '.join(SETS)}, speed")


if __name__ == "__main__":
    main()

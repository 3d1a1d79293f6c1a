"""Score a reader on the dispatches held out from training (training/wire/*-05.txt), every level, by the
rules of the dossiers: attitude and silence are not asked for.

usage: python training/judge.py --shared ../shared --weights src/onrecord/weights [--errors]
"""

from __future__ import annotations

import argparse
import collections
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import wire

from onrecord.reading import Reader

UNASKED = ("attitude", "silence")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was made up")
    arguments = parser.parse_args()
    sys.path.insert(0, str(pathlib.Path(arguments.shared) / "eval"))
    import score

    reader = Reader(pathlib.Path(arguments.weights))
    tally: collections.Counter[str] = collections.Counter()
    for path in sorted((pathlib.Path(__file__).parent / "wire").glob("*-05.txt")):
        for dispatch in wire.dispatches(path):
            gold = [s for s in dispatch.statements if s["act"] not in UNASKED]
            read = reader.read(dispatch.text).statements
            found = [{r: getattr(s, r) for r in score.ROLES} for s in read]
            score.count_attributions(tally, dispatch.text, gold, found)
            if arguments.errors:
                errors(score, dispatch.text, gold, found)
    for name in ("content-exact", "content-half", "attributed", "full"):
        rates = score.rates(tally[name], tally["gold"], tally["predicted"])
        print(name, {k: round(100 * v, 1) for k, v in rates.items()})


def errors(score, text: str, gold: list[dict], found: list[dict]) -> None:
    """Print each attribution that has no partner of half its words on the other side."""
    words = [m.span() for m in score.WORD.finditer(text)]
    sides = [[score.tokens_in(words, a["content"]) for a in side] for side in (gold, found)]
    for mark, side, own, other in (("missed", gold, *sides), ("extra ", found, *reversed(sides))):
        for attribution, tokens in zip(side, own, strict=True):
            if not any(score.jaccard(tokens, t) >= 0.5 for t in other):
                print(mark, " | ".join(" … ".join(text[s:e] for s, e in attribution[r]) for r in score.ROLES))


if __name__ == "__main__":
    main()

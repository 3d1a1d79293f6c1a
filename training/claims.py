"""Claims on the invented affairs and dispatches, in training/claims/*.jsonl: which statement bears on
which claim, and how.

One claim a line; a file is named for the affair (training/affairs) or the file of dispatches
(training/wire) that it is about:

    {"of": "a01-border-pillars", "claim": "Malawian police moved two border pillars.",
     "also": ["Two boundary markers were shifted by police from Malawi."],
     "near": ["Zambian police moved two border pillars."],
     "bears": {"r1.1": "asserts", "r1.3": "denies"}}

`of` is an affair's name or a dispatch's. `also` says the claim in other words, `near` are claims
that look alike and on which no statement bears. `bears` gives the position of each statement that
bears on the claim: its number in the markup, for an affair after its report and a full stop; where
the claim's position is the one that a person or body other than the speaker takes, it is left out.

usage: python training/claims.py [PATH...]     checks and counts; without PATH training/claims
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import dataclasses
import functools
import json
import pathlib
import re
import sys
from collections.abc import Iterable, Iterator

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import affairs
import wire

POSITIONS = ("asserts", "confirms", "denies", "declines", "doubts", "retracts")


@dataclasses.dataclass(frozen=True, slots=True)
class Claim:
    """One line: `bears` is statement (number, or report.number) to position."""

    of: str
    claim: str
    also: tuple[str, ...]
    near: tuple[str, ...]
    bears: dict[str, str]

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.claim, *self.also)


@functools.cache
def numbers() -> dict[str, frozenset[str]]:
    """The statements of each affair and dispatch, by its name; those of silence and attitude too. An
    affair that is not whole is not among them."""
    found: dict[str, frozenset[str]] = {}
    for path in affairs.files([HERE / "affairs"]):
        with contextlib.suppress(ValueError):
            reports = affairs.affair(path)
            found[path.stem] = frozenset(f"{r.id}.{s.number}" for r in reports for s in r.statements)
    for path in sorted((HERE / "wire").glob("*.txt")):
        for block in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            head, _, body = block.partition("\n")
            name = head.split("|")[0].strip()
            _, marked = wire.unmarked(name, body, {"s": "source", "c": "cue", "x": "content"})
            found[name] = frozenset(marked)
    return found


def claim(line: str) -> Claim:
    """One line as a claim. Raises ValueError that says what is wrong."""
    row = json.loads(line)
    if not isinstance(row, dict) or set(row) != {"of", "claim", "also", "near", "bears"}:
        raise ValueError(f"not an object with of, claim, also, near and bears: {line[:60]!r}")
    if row["of"] not in numbers():
        raise ValueError(f"there is no whole affair or dispatch {row['of']!r}")
    for text in (row["claim"], *row["also"], *row["near"]):
        if not re.fullmatch(r"[^\s].{8,250}\.", text):
            raise ValueError(f"not a sentence that ends with a full stop: {text!r}")
    for number, position in row["bears"].items():
        if number not in numbers()[row["of"]]:
            raise ValueError(f"{row['of']} has no statement {number!r}")
        if position not in POSITIONS:
            raise ValueError(f"{position!r} is none of {', '.join(POSITIONS)}")
    return Claim(row["of"], row["claim"], tuple(row["also"]), tuple(row["near"]), row["bears"])


def claims(paths: Iterable[pathlib.Path] = (HERE / "claims",)) -> Iterator[Claim]:
    """All claims of files and folders, in order. Raises ValueError that names file and line."""
    for path in paths:
        for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
            for at, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                try:
                    yield claim(line)
                except ValueError as error:
                    raise ValueError(f"{file.name}:{at}: {error}") from error


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=pathlib.Path, default=[HERE / "claims"])
    tally: collections.Counter[str] = collections.Counter()
    bad = 0
    for path in parser.parse_args().paths:
        for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
            for at, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                try:
                    found = claim(line)
                except ValueError as error:
                    bad += 1
                    print(f"{file.name}:{at}: {error}", file=sys.stderr)
                    continue
                tally["claims"] += 1
                tally["wordings"] += len(found.wordings)
                tally["near"] += len(found.near)
                tally.update(found.bears.values())
    for key, count in sorted(tally.items()):
        print(f"{count:7} {key}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

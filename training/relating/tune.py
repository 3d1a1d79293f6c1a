"""Set how likely a statement must be to bear on a claim for it to count, and by what each position's
probability is multiplied: tried on affairs that were held out, each in a record of its own, asked as
score.py asks and scored by it. One thing is changed at a time, as long as that helps.

usage: python training/relating/tune.py DOSSIERS WORK [--write]      (DOSSIERS by dossiers.py)
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import pathlib
import sys
from collections.abc import Callable

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
sys.path.insert(0, str(SHARED / "eval"))

import score

from onrecord import Reader, Record
from onrecord.desk import add, index
from onrecord.desk.standing import Question, _shown
from onrecord.record import FoundStatement
from onrecord.schema.position import LABELS
from onrecord.schema.printed_standing import answer_json
from onrecord.standing import Relater, Relation, bearing_of, retrieved
from onrecord.standing.model import FOLDER, SETTINGS

ACCEPT = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65)
STEPS = (0.6, 0.77, 1.3, 1.7)
LEAST_GAIN = 0.004  # of the sum of two shares: less is chance


Tried = tuple[float, tuple[float, ...]]


class Remembering(Relater):
    """A relater that runs the network once a pair, whatever is accepted."""

    def __init__(self) -> None:
        super().__init__()
        self.odds: dict[bytes, object] = {}

    def relate(self, claim, found: list[FoundStatement], record=None) -> list[Relation]:
        rows = self.rows(claim, found)
        keys = [self.key(*row) for row in rows]
        new = {key: row for key, row in zip(keys, rows, strict=True) if key not in self.odds}
        if new:
            self.odds |= zip(new, self._network.outcomes(list(new.values())), strict=True)
        return [Relation(*self.judged(self.odds[key])) for key in keys]

    def set(self, accept: float, leanings: tuple[float, ...]) -> None:
        self.settings = dataclasses.replace(self.settings, accept=accept, leanings=leanings)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("dossiers", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path, help="where records are kept for another run")
    parser.add_argument("--write", action="store_true", help="write the best into the settings")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    relater = Remembering()
    records = records_of(arguments.dossiers, arguments.work, relater)
    found = best(lambda *tried: figure(arguments.dossiers, arguments.work, records, relater, tried))
    if arguments.write:
        path = FOLDER / SETTINGS
        told = {"accept": found[0], "leanings": dict(zip(LABELS, found[1], strict=True))}
        row = json.loads(path.read_text(encoding="utf-8")) | told
        path.write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")


def best(figure_of: Callable[[float, tuple[float, ...]], float]) -> Tried:
    """What gives the highest figure, climbing from no leaning at all."""
    at: Tried = (0.5, (1.0,) * len(LABELS))
    height = figure_of(*at)
    while True:
        nearby = [(accept, at[1]) for accept in ACCEPT if accept != at[0]]
        for i, step in itertools.product(range(len(LABELS)), STEPS):
            leanings = tuple(round(one * step, 2) if i == k else one for k, one in enumerate(at[1]))
            nearby.append((at[0], leanings))
        higher, tried = max((figure_of(*one), one) for one in nearby)
        if higher < height + LEAST_GAIN:
            return at
        height, at = higher, tried
        print("taken", at, round(100 * height, 1), flush=True)


def figure(
    dossiers: pathlib.Path, work: pathlib.Path, records: dict, relater: Remembering, tried: Tried
) -> float:
    """The share of all questions answered right and the mean over their kinds, added up."""
    relater.set(*tried)
    rows = judged(dossiers, work, records, relater)
    figures = {key: rows[key]["accuracy"] for key in ("all", "macro", "evidence", "position", "status")}
    print(*tried, {key: round(100 * value, 1) for key, value in figures.items()}, flush=True)
    return figures["all"] + figures["macro"]


def records_of(
    dossiers: pathlib.Path, work: pathlib.Path, relater: Relater
) -> dict[str, tuple[Record, dict[str, list[FoundStatement]]]]:
    """An open record of each dossier, and what is near each of its claims."""
    reader = Reader()
    found = {}
    for dossier in score.dossier_files(dossiers):
        path = work / f"{dossier['id']}.db"
        if not path.exists():
            rows = [
                {k: r[k] for k in ("published", "publisher", "title", "text")}
                | {"id": f"{dossier['id']}/{r['id']}"}
                for r in dossier["reports"]
            ]
            lines = path.with_suffix(".jsonl")
            lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            with Record(path) as record:
                add([str(lines)], record, reader, language="en")
        record = Record(path)
        index(record, relater)
        limit = relater.settings.looked_at
        near = {
            claim["text"]: retrieved(record, relater, claim["text"], limit) for claim in dossier["claims"]
        }
        found[dossier["id"]] = record, near
    return found


def judged(dossiers: pathlib.Path, work: pathlib.Path, records: dict, relater: Relater) -> dict:
    """What score.py says of the answers."""
    lines = []
    for dossier in score.dossier_files(dossiers):
        record, near = records[dossier["id"]]
        known = {claim: bearing_of(record, relater, claim, found) for claim, found in near.items()}
        for row, *_ in score.questions(dossier):
            question = Question(**row)
            shown = _shown(known[question.claim], question)
            lines.append(answer_json(question.id, shown.standing, shown.position, shown.evidence))
    answers = work / "answers.jsonl"
    answers.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return score.dossiers(dossiers, answers)


if __name__ == "__main__":
    main()

"""Set how likely a statement must be to bear on a claim for it to count: tried on affairs that were held
out, each in a record of its own, asked as score.py asks and scored by it.

usage: python training/relating/tune.py DOSSIERS WORK [--write]      (DOSSIERS by dossiers.py)
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
sys.path.insert(0, str(SHARED / "eval"))

import score

from onrecord import Reader, Record
from onrecord.desk import add, index
from onrecord.desk.standing import Question, _shown
from onrecord.record import FoundStatement
from onrecord.schema.printed_standing import answer_json
from onrecord.standing import Relater, Relation, bearing_of, retrieved
from onrecord.standing.model import FOLDER, SETTINGS

TRIED = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7]


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

    def accepting(self, accept: float) -> None:
        self.settings = dataclasses.replace(self.settings, accept=accept)


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
    best = (0.0, 0.5)
    for accept in TRIED:
        relater.accepting(accept)
        rows = judged(arguments.dossiers, arguments.work, records, relater)
        figures = {key: rows[key]["accuracy"] for key in ("all", "macro", "evidence", "position", "status")}
        print(accept, {key: round(100 * value, 1) for key, value in figures.items()}, flush=True)
        best = max(best, (figures["all"] + figures["macro"], accept))
    if arguments.write:
        path = FOLDER / SETTINGS
        row = json.loads(path.read_text(encoding="utf-8")) | {"accept": best[1]}
        path.write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")


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

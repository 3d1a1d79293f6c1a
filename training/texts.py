"""The texts that training sees, with their gold and silver labels.

usage: python training/texts.py invented OUT.jsonl    writes the invented texts, for training/names.py
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from data import Attribution, affairs, dispatches, polnear

HERE = pathlib.Path(__file__).resolve().parent
# Files that judge and do not train: wire/NAME-05.txt, affairs/?05-NAME.txt and ?09-NAME.txt.
HELD_OUT = re.compile(r"-05\.txt$|^[a-z]0[59]-")
SURE = 0.6  # silver acts below this confidence are left open


@dataclasses.dataclass
class Text:
    """One text. `gold` is None where only a teacher can tell; `flat`: its gold marks one level only;
    `names`: [[start, end, label]], None where they are not known; `repeat`: times an epoch."""

    doc: str
    text: str
    gold: list[Attribution] | None
    flat: bool
    names: list[list] | None
    repeat: int = 1


def invented() -> list[tuple[str, str, list[Attribution]]]:
    """Name, text and gold of the dispatches in training/wire and the reports in training/affairs that are
    whole, but for the files held out."""
    found = []
    for path in sorted([*(HERE / "wire").glob("*.txt"), *(HERE / "affairs").glob("*.txt")]):
        if HELD_OUT.search(path.name):
            continue
        with contextlib.suppress(ValueError):
            rows = dispatches([path]) if path.parent.name == "wire" else affairs(path)
            found += [(f"{path.stem}#{i}", text, gold) for i, (text, gold) in enumerate(rows)]
    return found


def rows(path: pathlib.Path, key: str) -> dict[str, list]:
    """The column `key` of a JSONL file by document; empty where there is no such file."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as lines:
        return {str(row["doc"]): row[key] for row in map(json.loads, lines)}


def texts(corpora: pathlib.Path, silver: pathlib.Path, repeat: int) -> list[Text]:
    """All of them: PolNeAR's train part, the invented ones `repeat` times, FNC-1's bodies without gold.
    `silver` holds names/NAME.jsonl (names.py) and acts/polnear-train.jsonl (acts.py silver)."""
    names = {
        n: rows(silver / "names" / f"{n}.jsonl", "names")
        for n in ("polnear-train", "invented", "fnc1-bodies")
    }
    acts = rows(silver / "acts" / "polnear-train.jsonl", "labels")
    found = []
    for doc, text, gold in polnear(corpora / "polnear-train.jsonl", acts, SURE):
        found.append(Text(doc, text, gold, True, names["polnear-train"].get(doc)))
    for doc, text, gold in invented():
        found.append(Text(doc, text, gold, False, names["invented"].get(doc), repeat))
    for line in (corpora / "fnc1-bodies.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        found.append(Text(str(row["id"]), row["text"], None, True, names["fnc1-bodies"].get(str(row["id"]))))
    return found


def main() -> None:
    _, out = sys.argv[1:3]
    with pathlib.Path(out).open("w", encoding="utf-8") as file:
        for doc, text, _ in invented():
            file.write(json.dumps({"doc": doc, "text": text}) + "\n")


if __name__ == "__main__":
    main()

"""What the network of some weights thinks of the acts of gold statements, for `acts.py --head`.

A gold statement is given the log probabilities of the candidate with the most of its content among those
whose cue touches its own; null where there is none.

usage: python training/act_opinions.py OUT.jsonl [--weights FOLDER] [--dossiers FOLDER]
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from collections.abc import Iterable

from tokenizers import Tokenizer

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from act_rows import Row, affair_files, by_doc, dossier_rows, wire_files
from onrecord.reading.attribution import Attribution, attributions
from onrecord.reading.model_files import FOLDER, VOCABULARY, read_settings, read_weights
from onrecord.reading.network import Network
from onrecord.reading.pieces import cut
from onrecord.reading.quotes import quotations
from onrecord.reading.windows import sentence_ends, windows
from onrecord.schema import Spans


class Opinions:
    """The network of a folder of weights."""

    def __init__(self, folder: pathlib.Path) -> None:
        self._settings = read_settings(folder)
        self._tokenizer = Tokenizer.from_file(str(folder / VOCABULARY))
        self._network = Network(read_weights(folder), self._settings)

    def of(self, rows: list[Row]) -> list[list[float] | None]:
        """Log probabilities for the statements of one report."""
        text = rows[0].text
        quoted = quotations(text)
        pieces = cut(text, self._tokenizer, quoted)
        seen = windows(pieces, sentence_ends(text, pieces), self._settings.widths)
        encoded = ((window, self._network.encode(pieces, [window])[0]) for window in seen)
        found = attributions(text, pieces, quoted, encoded, self._network, self._settings)
        return [_nearest(row, found) for row in rows]


def _nearest(row: Row, found: list[Attribution]) -> list[float] | None:
    touching = [one for one in found if _shared(one.cue, row.statement.cue)]
    best = max(touching, key=lambda one: _shared(one.content, row.statement.content), default=None)
    return None if best is None else [round(float(x), 3) for x in best.acts]


def _shared(one: Spans, other: Spans) -> int:
    """Characters that both have."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--weights", type=pathlib.Path, default=FOLDER)
    parser.add_argument("--dossiers", type=pathlib.Path)
    args = parser.parse_args()
    opinions = Opinions(args.weights)
    files: Iterable[list[Row]] = [*wire_files(held=True), *affair_files()]
    if args.dossiers:
        files = [*files, dossier_rows(args.dossiers)]
    with args.out.open("w", encoding="utf-8") as out:
        for rows in files:
            for doc, group in by_doc(rows).items():
                out.write(json.dumps({"doc": doc, "head": opinions.of(group)}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Set what is measured rather than trained, on polnear-dev: how roles are decoded, the calibration of
confidences, and from which confidence on a statement is kept. Writes them into OUT/settings.json.

usage: python training/tune.py --shared ../shared --out src/onrecord/weights
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import itertools
import json
import pathlib
import sys
from functools import partial

import numpy as np

from onrecord.reading import attribution as stage
from onrecord.reading.attribution import Attribution
from onrecord.reading.credits import with_credits
from onrecord.reading.model_files import SETTINGS, Settings
from onrecord.reading.passives import without_objects
from onrecord.reading.pieces import cut
from onrecord.reading.quotes import quotations
from onrecord.reading.reader import Reader
from onrecord.reading.statements import features, statements

FEATURES = ("cue", "verdict", "content", "least", "nested", "credit", "turn", "unsourced", "brief")
STEPS = {
    "boundary": (0.7, 1.0),
    "change": (0.3, 0.6),
    "source": (0.5, 1.0),
    "accept": (0.34, 0.38, 0.42),
}
START = {"boundary": 1.0, "change": 0.3, "source": 1.0, "cue_floor": 0.3, "accept": 0.42}


@dataclasses.dataclass
class Text:
    """One text with gold, and the linker's answers for its candidates."""

    text: str
    gold: list[dict]
    quoted: tuple
    pieces: object
    begins: np.ndarray
    candidates: list
    links: list
    decoded: tuple = ((), [])

    def found(self, settings: Settings) -> list[Attribution]:
        """The attributions under these settings; those of the last settings are kept at hand."""
        key = (settings.boundary, settings.change, settings.source, settings.cue_floor)
        if self.decoded[0] != key:
            self.decoded = (key, self._decode(settings))
        return self.decoded[1]

    def _decode(self, settings: Settings) -> list[Attribution]:
        kept = [
            (c, link)
            for c, link in zip(self.candidates, self.links, strict=True)
            if c.probability > settings.cue_floor
        ]
        if not kept:
            return without_objects(self.text, with_credits(self.text, self.quoted, []))
        paths = stage.best_roles(
            [link for _, link in kept], [self.begins[c.start : c.end] for c, _ in kept], settings
        )
        made = [
            stage._attribution(self.text, self.pieces, self.quoted, c, link, path)
            for (c, link), path in zip(kept, paths, strict=True)
        ]
        found = with_credits(self.text, self.quoted, [a for a in made if a is not None])
        return without_objects(self.text, found)


def linked(reader: Reader, text: str, gold: list[dict]) -> Text:
    # The floor also decides how far a cue reaches, so it cannot be raised afterwards.
    settings = dataclasses.replace(reader._settings, cue_floor=START["cue_floor"])
    quoted = quotations(text)
    pieces = cut(text, reader._tokenizer, quoted)
    begins = (np.diff(pieces.word, prepend=-2) != 0).astype(np.int64)
    encoded = reader._encoded(text, pieces, [])
    candidates = list(itertools.chain(*stage._proposed(text, pieces, encoded, settings)))
    links = []
    for at in range(0, len(candidates), stage._CROPS_AT_ONCE):
        links += reader._network.link([c.crop for c in candidates[at : at + stage._CROPS_AT_ONCE]])
    light = [dataclasses.replace(c, crop=None) for c in candidates]
    return Text(text, gold, quoted, pieces, begins, light, links)


def right(score, text: Text, found: list[Attribution]) -> list[bool]:
    """For each attribution whether gold has one with the same cue and half of the content's words."""
    words = [m.span() for m in score.WORD.finditer(text.text)]
    gold = [{r: score.tokens_in(words, g[r]) for r in score.ROLES} for g in text.gold]
    marks = []
    for a in found:
        cue, content = score.tokens_in(words, a.cue), score.tokens_in(words, a.content)
        marks.append(
            any(
                (cue & g["cue"] or cue == g["cue"]) and score.jaccard(content, g["content"]) >= 0.5
                for g in gold
            )
        )
    return marks


def fit(rows: np.ndarray, marks: np.ndarray) -> dict[str, float]:
    """A logistic over the features with a little shrinkage, by Newton's steps."""
    w = np.zeros(rows.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(rows @ w, -30, 30)))
        slope = rows.T @ (p - marks) / len(marks) + 2e-4 * w
        bend = (rows * (p * (1 - p))[:, None]).T @ rows / len(marks) + 2e-4 * np.eye(len(w))
        w -= np.linalg.solve(bend, slope)
    return {n: round(float(v), 4) for n, v in zip(("bias", *FEATURES), w, strict=True)}


def calibrated(score, texts: list[Text], settings: Settings) -> Settings:
    rows, marks = [], []
    for text in texts:
        found = text.found(settings)
        top = [a for a in found if not a.nested]
        rows += [
            [1.0, *(given.get(f, 0.0) for f in FEATURES)] for given in map(partial(features, text.text), top)
        ]
        marks += right(score, text, top)
    return dataclasses.replace(settings, calibration=fit(np.array(rows), np.array(marks, float)))


def judged(score, texts: list[Text], settings: Settings) -> dict:
    """The scorer's figures for these settings."""
    tally = collections.Counter()
    for text in texts:
        made = [s for s, _ in statements(text.text, "", text.found(settings), text.quoted, settings)]
        rows = [{r: getattr(s, r) for r in score.ROLES} for s in made if not s.parent]
        score.count_attributions(tally, text.text, text.gold, rows)
    rows = {
        k: score.rates(tally[k], tally["gold"], tally["predicted"])["f1"]
        for k in ("content-exact", "content-half", "attributed", "full")
    }
    return rows | {"direct": tally["direct"] / max(1, tally["direct gold"])}


def total(rows: dict) -> float:
    return (
        rows["content-exact"]
        + rows["content-half"]
        + rows["attributed"]
        + rows["full"]
        + 0.3 * rows["direct"]
    )


def calibration_error(score, texts: list[Text], settings: Settings) -> float:
    """Expected calibration error over ten bins of the statements that are kept and not nested."""
    bins = collections.defaultdict(list)
    for text in texts:
        found = text.found(settings)
        made = statements(text.text, "", found, text.quoted, settings)
        kept = [s for s, _ in made if not s.parent]
        for s, good in zip(kept, right(score, text, kept), strict=True):
            bins[min(9, int(s.confidence * 10))].append((s.confidence, good))
    n = sum(map(len, bins.values()))
    return sum(abs(sum(c for c, _ in b) - sum(g for _, g in b)) for b in bins.values()) / max(1, n)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", required=True, help="folder with corpora/ and eval/")
    parser.add_argument("--out", required=True, help="folder with the model's files")
    parser.add_argument("--articles", type=int, default=84)
    arguments = parser.parse_args()
    shared, out = pathlib.Path(arguments.shared), pathlib.Path(arguments.out)
    sys.path.insert(0, str(shared / "eval"))
    import score

    reader = Reader(out)
    texts = []
    for row in score.lines(shared / "corpora" / "polnear-dev.jsonl")[: arguments.articles]:
        texts.append(linked(reader, row["text"], row["annotators"][min(row["annotators"])]))
    start = dataclasses.replace(reader._settings, **START)
    best = climbed(score, texts, start)
    print("calibration error", round(calibration_error(score, texts, best), 4), best.calibration)
    row = json.loads((out / SETTINGS).read_text())
    row |= {k: getattr(best, k) for k in (*STEPS, "calibration")}
    (out / SETTINGS).write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")


def climbed(score, texts: list[Text], settings: Settings) -> Settings:
    """The best settings that single steps lead to, calibrated anew after each."""
    best = calibrated(score, texts, settings)
    top = total(judged(score, texts, best))
    for name, values in STEPS.items():
        for value in values:
            if value == getattr(best, name):
                continue
            tried = calibrated(score, texts, dataclasses.replace(best, **{name: value}))
            rows = judged(score, texts, tried)
            if total(rows) > top:
                top, best = total(rows), tried
            print(name, value, {k: round(100 * v, 1) for k, v in rows.items()}, flush=True)
    return best


if __name__ == "__main__":
    main()

"""Fits the weights by which onrecord.reading.acts decides, and checks them.

Evidence is counted over the gold statements of training/wire and training/affairs; each weight is drawn
towards what the lexicon's class says (PRIOR), so that a class or test which the texts hardly show keeps
to its meaning. Weights below SMALLEST are left out of the file.

usage: python training/acts.py fit              writes src/onrecord/reading/acts/weights.json
       python training/acts.py check [--errors]  accuracies: parts of the training texts in turn (each read
                                                 with weights from the others), wire's -05 files, dossiers
       python training/acts.py silver CORPUS.jsonl OUT.jsonl   labels for PolNeAR's attributions
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import affairs
import wire

from onrecord.reading.acts import LABELS, label
from onrecord.reading.acts.context import Context
from onrecord.reading.acts.cue import read_cue
from onrecord.reading.acts.evidence import OPEN, evidence
from onrecord.reading.kinds import kind_of
from onrecord.reading.quotes import quotations
from onrecord.schema import Spans, Statement, spans

DOSSIERS = pathlib.Path("/work/shared/dossiers")
OUT = HERE.parent / "src/onrecord/reading/acts/weights.json"
STRENGTH = 4.0  # log-odds that a class's own label starts with
PULL = 1.0  # how strongly weights are drawn to where they start, per example of evidence
SMALLEST = 0.05
HEAD = {"open": 0.5, "shut": 0.35}  # weight of the network's log probabilities, until fitted

# Where the weight of a class starts: classes named after a label start there.
PRIOR: dict[str, dict[str, float]] = {
    "say": {"state": 2}, "tell": {"state": 2}, "manner": {"state": 2}, "report": {"state": 2, "allege": 0.5},
    "cite": {"state": 2}, "call": {"state": 1.5, "criticise": 1, "attitude": 0.5}, "think": {"state": 2},
    "argue": {"state": 2}, "insist": {"state": 1.5, "deny": 1}, "reply": {"state": 1.5, "deny": 1},
    "announce": {"state": 2, "promise": 0.5}, "suggest": {"state": 1.5, "allege": 0.5}, "find": {"state": 2},
    "show": {"attitude": 1.5, "state": 1.5}, "state": {"state": 3}, "recall": {"state": 2},
    "ruling": {"state": 2}, "see": {"attitude": 1.5, "predict": 0.5, "state": 0.5},
    "speculate": {"predict": 1, "allege": 1, "state": 1},
    "know": {"attitude": 1.5, "state": 1.5}, "seem": {"attitude": 3}, "clarify": {"retract": 1, "state": 1},
    "comment": {"state": 1.5}, "exclude": {"deny": 3}, "dispute": {"deny": 3.5}, "object": {"deny": 1.5, "criticise": 1.5},
    "downplay": {"deny": 2}, "accuse": {"criticise": 1.5, "allege": 2}, "regret": {"criticise": 1.5, "state": 1, "confirm": 0.5},
    "confess": {"confirm": 1, "demand": 0.5}, "agree": {"confirm": 2, "promise": 1}, "accept": {"attitude": 2, "confirm": 1.5},
    "offer": {"promise": 3}, "plan": {"promise": 1.5, "attitude": 1.5}, "fear": {"predict": 3, "warn": 1}, "boast": {"allege": 1, "state": 1.5}, "hope": {"attitude": 2, "predict": 1.5},
    "none": {"state": 1.5}, "mark": {"state": 1.5}, "unknown": {"state": 1, "attitude": 1}, "turned": {"state": 0.5, "decline": 1},
    "not deny": {"decline": 4}, "not exclude": {"decline": 4}, "not dispute": {"confirm": 4}, "not confirm": {"decline": 2.5},
    "not argue": {"state": 1, "decline": 1.5}, "not think": {"doubt": 2.5, "deny": 1.5}, "not know": {"doubt": 2, "deny": 2},
    "not recall": {"deny": 3}, "not agree": {"deny": 3}, "not promise": {"decline": 2.5, "deny": 1},
    "neither": {"decline": 4}, "say only": {"decline": 1.5, "state": 1.5}, "not fear": {"predict": 2}, "not find": {"doubt": 2, "state": 2}, "not doubt": {"state": 2, "confirm": 1.5},
    "not criticise": {"decline": 1, "state": 1}, "not demand": {"state": 1, "demand": 1},
}  # fmt: skip
# The same for tests of the content where the cue leaves it open.
TESTS: dict[str, dict[str, float]] = {
    "open yes": {"confirm": 1.5}, "open there is no": {"deny": 1.5}, "open I did not": {"deny": 1},
    "open false": {"deny": 2}, "open decline": {"decline": 2}, "open doubt": {"doubt": 1.2}, "open confirm": {"confirm": 0.7},
    "open retract": {"retract": 1.5}, "open must": {"demand": 1.5}, "open I will": {"promise": 1.5},
    "open would": {"promise": 0.7}, "open question mark": {"ask": 2}, "open thanks": {"praise": 2}, "open praise": {"praise": 0.8},
    "open criticise": {"criticise": 0.8}, "open misdeed": {"allege": 0.4}, "open none": {"deny": 0.8}, "open wrong": {"deny": 0.5, "retract": 0.3}, "open sorry": {"confirm": 0.8}, "open I did": {"confirm": 0.3}, "open should": {"demand": 1}, "open could": {"predict": 0.3}, "open by then": {"predict": 0.5}, "announce plan": {"promise": 1.5}, "open danger": {"warn": 0.4}, "open if": {"warn": 0.3},
    "open will": {"predict": 0.7}, "open no": {"deny": 0.7}, "open please": {"demand": 1}, "open before wh": {"ask": 0.5},
    "open negated": {"deny": 0.4}, "open source unnamed": {"allege": 0.3}, "group: open": {"state": 1},
    "open before to": {"promise": 0.3, "demand": 0.3},
}  # fmt: skip

Row = tuple[str, Statement, list[str], str]  # text, statement, evidence, gold label
Array = npt.NDArray[np.float64]


def statement(text: str, source: Spans, cue: Spans, content: Spans, index: int) -> Statement:
    kind = kind_of(text, content, quotations(text))
    return Statement(id=str(index), source=source, cue=cue, content=content, kind=kind, confidence=1.0)


def rows(text: str, gold: list[tuple[Statement, str]]) -> Iterator[Row]:
    """The evidence of one report's statements, in text order."""
    context = Context()
    for one, act in sorted(gold, key=lambda row: (row[0].content[0], row[0].cue)):
        cue = read_cue(text, one)
        yield text, one, evidence(text, one, cue, context.evidence(text, one, cue.kind)), act


def wire_rows(held: bool) -> list[list[Row]]:
    """Rows of the wire files, one list a file; `held` for those kept for checking."""
    found = []
    for path in sorted(HERE.glob("wire/*.txt")):
        if path.stem.endswith("-05") != held:
            continue
        found.append([])
        for d in wire.dispatches(path):
            gold = [
                (statement(d.text, spans(s["source"]), spans(s["cue"]), spans(s["content"]), i), s["act"])
                for i, s in enumerate(d.statements)
            ]
            found[-1].extend(rows(d.text, gold))
    return found


def affair_rows() -> list[list[Row]]:
    """Rows of the affairs, one list a file."""
    found = []
    for path in sorted((HERE / "affairs").glob("*.txt")):
        found.append([])
        try:
            reports = affairs.affair(path)
        except ValueError as error:
            print(f"left out: {error}", file=sys.stderr)
            continue
        for report in reports:
            gold = [
                (statement(report.text, s.source, s.cue, s.content, i), s.act)
                for i, s in enumerate(report.statements)
            ]
            found[-1].extend(rows(report.text, gold))
    return found


def dossier_rows() -> list[Row]:
    sys.path.insert(0, "/work/shared/eval")
    import score

    found: list[Row] = []
    for path in sorted(DOSSIERS.glob("*.json")):
        dossier = json.loads(path.read_text(encoding="utf-8"))
        for report in dossier["reports"]:
            text = report["text"]
            gold = []
            for i, s in enumerate(x for x in dossier["statements"] if x["report"] == report["id"]):
                at = score.spans_of(text, s)
                parts = (spans(at["source"]), spans(at["cue"]), spans(at["content"]))
                gold.append((statement(text, *parts, i), s["act"]))
            found.extend(rows(text, gold))
    return found


def start(names: list[str]) -> Array:
    """Where the weights of `names` start."""
    table = np.zeros((len(names), len(LABELS)))
    for index, name in enumerate(names):
        kind = name.removeprefix("cue: ") if name.startswith("cue: ") else ""
        given = PRIOR.get(kind) or TESTS.get(name) or ({kind: STRENGTH} if kind in LABELS else {})
        for act, weight in given.items():
            table[index, LABELS.index(act)] = weight
    return table


def fit(found: list[Row], steps: int = 400) -> tuple[list[str], Array]:
    """Names of evidence and their weights [names, 16]: the most likely under gold, less PULL times half
    the square of how far each weight moved. Adam over all rows at once; no chance in it."""
    names = sorted({name for _, _, named, _ in found for name in named} | {f"cue: {k}" for k in PRIOR})
    names += [name for name in TESTS if name not in names]
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(found), len(names)))
    y = np.zeros((len(found), len(LABELS)))
    for i, (_, _, named, act) in enumerate(found):
        x[i, [index[name] for name in named]] = 1
        y[i, LABELS.index(act)] = 1
    first = start(names)
    w, m, v = first.copy(), np.zeros_like(first), np.zeros_like(first)
    for step in range(1, steps + 1):
        scores = x @ w
        p = np.exp(scores - scores.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        slope = x.T @ (p - y) + PULL * (w - first)
        m += 0.1 * (slope - m)
        v += 0.001 * (slope**2 - v)
        w -= 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return names, w


def read(found: list[Row], names: list[str], w: Array) -> list[str]:
    index = {name: i for i, name in enumerate(names)}
    return [
        LABELS[int(w[[index[n] for n in named if n in index]].sum(0).argmax())] for _, _, named, _ in found
    ]


def report(title: str, found: list[Row], given: list[str], errors: bool = False) -> None:
    """Act accuracy over gold speech and thought; how many of those are lost as attitude or silence; how
    many of gold attitude and silence are read as statements."""
    apart = ("attitude", "silence")
    pairs = [(gold, read) for (_, _, _, gold), read in zip(found, given, strict=True)]
    acts = [(g, r) for g, r in pairs if g not in apart]
    others = [(g, r) for g, r in pairs if g in apart]
    right = sum(g == r for g, r in acts)
    lost = sum(r in apart for _, r in acts)
    taken = sum(r not in apart for _, r in others)
    all_right = sum(g == r for g, r in pairs)
    print(
        f"{title:10} act {100 * right / max(1, len(acts)):5.1f} of {len(acts)}, lost as attitude or silence {lost};"
        f" attitude or silence read as statements {taken} of {len(others)}; label {100 * all_right / len(pairs):5.1f}"
    )
    if errors:
        tally = collections.Counter(p for p in pairs if p[0] != p[1])
        print("   ", ", ".join(f"{g}→{r} {n}" for (g, r), n in tally.most_common(24)))


def show(found: list[Row], given: list[str]) -> None:
    for (text, one, named, gold), read in zip(found, given, strict=True):
        if gold != read:
            cue, content, source = (
                " … ".join(text[s:e] for s, e in part) for part in (one.cue, one.content, one.source)
            )
            print(f"{gold} > {read} | {source} | {cue} | {content[:160]}\n      {'; '.join(named)}")


def write(names: list[str], w: Array) -> None:
    table: dict[str, Any] = {}
    for name, row in zip(names, w, strict=True):
        kept = {act: round(float(x), 2) for act, x in zip(LABELS, row, strict=True) if abs(x) >= SMALLEST}
        if kept:
            table[name] = kept
    lines = ",\n".join(f"  {json.dumps(n)}: {json.dumps(r)}" for n, r in table.items())
    OUT.write_text(f'{{"head": {json.dumps(HEAD)},\n "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")


def check(errors: bool) -> None:
    files = wire_rows(held=False)
    invented = affair_rows()
    for title, part in (("wire", files), ("affairs", invented)):
        given: dict[int, list[str]] = {}
        for fold in range(5):
            other = files + invented
            out = {id(f) for i, f in enumerate(part) if i % 5 == fold}
            names, w = fit([row for f in other if id(f) not in out for row in f])
            for f in part:
                if id(f) in out:
                    given[id(f)] = read(f, names, w)
        flat = [row for f in part for row in f]
        answers = [a for f in part for a in given[id(f)]]
        report(title, flat, answers, errors)
        if errors and title == "affairs":
            show(flat, answers)
    names, w = fit([row for f in files + invented for row in f])
    for title, flat in (
        ("wire -05", [r for f in wire_rows(held=True) for r in f]),
        ("dossiers", dossier_rows()),
    ):
        report(title, flat, read(flat, names, w), errors)


def silver(corpus: pathlib.Path, out: pathlib.Path) -> None:
    """One line a document: the labels and confidences of its attributions, in the corpus's order."""
    with out.open("w", encoding="utf-8") as file:
        for line in corpus.open(encoding="utf-8"):
            row = json.loads(line)
            gold = row["annotators"][sorted(row["annotators"])[0]]
            labels = []
            for i, a in enumerate(gold):
                if not a["content"]:
                    labels.append(None)
                    continue
                one = statement(row["text"], spans(a["source"]), spans(a["cue"]), spans(a["content"]), i)
                act, confidence = label(row["text"], one)
                labels.append([act, round(confidence, 3)])
            file.write(json.dumps({"doc": row["doc"], "labels": labels}) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=("fit", "check", "silver"))
    parser.add_argument("paths", nargs="*", type=pathlib.Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    if args.task == "fit":
        write(*fit([row for f in wire_rows(held=False) + affair_rows() for row in f]))
    elif args.task == "check":
        check(args.errors)
    else:
        silver(*args.paths)
    return 0


if __name__ == "__main__":
    sys.exit(main())

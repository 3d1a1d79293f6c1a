"""Fits the weights by which onrecord.reading.acts decides, and checks them.

Evidence is counted over the gold statements of training/wire (without its -05 files) and training/affairs;
each weight is drawn towards what its class or test means (act_starts.json), so that one which the texts
hardly show keeps to its meaning. The network's opinion is weighed apart, on texts that it was not trained
on: `--head FILE` holds it, as act_opinions.py writes it.

usage: python training/acts.py fit [--head FILE]      writes src/onrecord/reading/acts/weights.json
       python training/acts.py check [--head FILE] [--errors] [--dossiers FOLDER]
                 accuracies: of parts of the training texts, each read with weights from the others, and
                 of wire's -05 files and the dossiers; with --head, of the texts that it has
       python training/acts.py gold OUT.jsonl         the gold statements, for whoever runs the network
       python training/acts.py silver CORPUS.jsonl OUT.jsonl   labels for PolNeAR's attributions
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from typing import Any

import numpy as np
import numpy.typing as npt

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from act_rows import WIRE, Row, affair_files, by_doc, dossier_rows, statement, wire_files, with_head
from onrecord.reading.acts import LABELS, label
from onrecord.schema import spans

OUT = HERE.parent / "src/onrecord/reading/acts/weights.json"
STARTS: dict[str, dict[str, float]] = json.loads((HERE / "act_starts.json").read_text(encoding="utf-8"))
STRENGTH = 4.0  # log-odds that a class named after a label starts with
PULL = 3.0  # how strongly weights are drawn to where they start
TIMES = 2  # how often an affair's statement counts: affairs follow the dossiers' rules most closely
SMALLEST = 0.05  # smaller weights are left out of the file
HEAD = {"open": 0.6, "shut": 0.4}  # weight of the network's log probabilities where there is no --head
APART = ("attitude", "silence")
GROUPS = ("open", "shut")

Array = npt.NDArray[np.float64]
Weights = tuple[list[str], Array]


def start(names: list[str]) -> Array:
    """Where the weights of `names` start."""
    table = np.zeros((len(names), len(LABELS)))
    for index, name in enumerate(names):
        kind = name.removeprefix("cue: ")
        given = STARTS.get(name) or ({kind: STRENGTH} if name.startswith("cue: ") and kind in LABELS else {})
        for act, weight in given.items():
            table[index, LABELS.index(act)] = weight
    return table


def fit(found: list[Row], steps: int = 400) -> Weights:
    """Names of evidence and their weights [names, 16]: the most likely under gold, less PULL times half
    the square of how far each weight moved. Adam over all rows at once; no chance in it. Affairs leave
    most attitudes and silences unmarked, so they say nothing of these two labels."""
    names = sorted({name for row in found for name in row.named} | set(STARTS))
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(found), len(names)))
    y = np.zeros((len(found), len(LABELS)))
    shut = np.zeros((len(found), len(LABELS)))
    apart = [LABELS.index(one) for one in APART]
    times = np.ones((len(found), 1))
    for i, row in enumerate(found):
        x[i, [index[name] for name in row.named]] = 1
        y[i, LABELS.index(row.label)] = 1
        if WIRE not in row.named:
            times[i] = TIMES
            if row.label not in APART:
                shut[i, apart] = -1e9
    first = start(names)
    free = np.ones_like(first)
    if WIRE in index:
        free[index[WIRE], apart] = 0
    w, m, v = first.copy(), np.zeros_like(first), np.zeros_like(first)
    for step in range(1, steps + 1):
        p = probabilities(x @ w + shut)
        slope = (x.T @ ((p - y) * times) + PULL * (w - first)) * free
        m += 0.1 * (slope - m)
        v += 0.001 * (slope**2 - v)
        w -= 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return names, w


def probabilities(scores: Array) -> Array:
    p = np.exp(scores - scores.max(1, keepdims=True))
    return p / p.sum(1, keepdims=True)


def scores(found: list[Row], weights: Weights, head: dict[str, float] | None = None) -> Array:
    """Log-odds [rows, 16]; the corpus of a row does not count."""
    index = {name: i for i, name in enumerate(weights[0]) if name != WIRE}
    total = np.stack([weights[1][[index[n] for n in row.named if n in index]].sum(0) for row in found])
    if head:
        total += np.array([[head[row.group]] for row in found]) * np.array([row.head for row in found])
    return total


def answers(found: list[Row], weights: Weights, head: dict[str, float] | None = None) -> list[str]:
    return [LABELS[i] for i in scores(found, weights, head).argmax(1)]


def fit_head(parts: list[tuple[list[Row], Weights]]) -> dict[str, float]:
    """The weight of the network's opinion in each group under which gold is most likely, over rows each
    with weights that were fitted without them."""
    best = {}
    for group in GROUPS:
        tried = []
        for step in range(41):
            likely = 0.0
            for rows, weights in parts:
                part = [row for row in rows if row.group == group]
                if part:
                    p = probabilities(scores(part, weights, {group: step / 20}))
                    gold = [LABELS.index(row.label) for row in part]
                    likely += float(np.log(p[range(len(part)), gold]).sum())
            tried.append((likely, step / 20))
        best[group] = max(tried)[1]
    return best


def unseen(files: list[list[Row]], invented: list[list[Row]]) -> list[tuple[list[Row], Weights]]:
    """Wire's -05 files and the affairs, each with weights that were fitted without them."""
    held = (flat(wire_files(held=True)), fit(flat(files + invented)))
    return [held, *folds(invented, files)]


def folds(
    parts: list[list[Row]], others: list[list[Row]], number: int = 5
) -> list[tuple[list[Row], Weights]]:
    """`parts` cut into `number`, each with the weights from all the rest and `others`."""
    found = []
    for fold in range(number):
        kept = [f for i, f in enumerate(parts) if i % number != fold]
        out = [f for i, f in enumerate(parts) if i % number == fold]
        found.append((flat(out), fit(flat(kept + others))))
    return found


def flat(files: list[list[Row]]) -> list[Row]:
    return [row for rows in files for row in rows]


def report(title: str, pairs: list[tuple[Row, str]], errors: bool) -> None:
    """Act accuracy over gold speech and thought; how many of those are lost as attitude or silence; how
    many of gold attitude and silence are read as statements."""
    acts = [(row.label, read) for row, read in pairs if row.label not in APART]
    others = [read for row, read in pairs if row.label in APART]
    right = sum(gold == read for gold, read in acts)
    lost = sum(read in APART for _, read in acts)
    taken = sum(read not in APART for read in others)
    print(
        f"{title:12} act {100 * right / max(1, len(acts)):5.1f} of {len(acts)};"
        f" lost as attitude or silence {lost};"
        f" attitudes and silences read as statements {taken} of {len(others)}"
    )
    if errors:
        for row, read in pairs:
            if row.label != read:
                cue, content = (
                    " … ".join(row.text[s:e] for s, e in part)
                    for part in (row.statement.cue, row.statement.content)
                )
                print(f"  {row.doc}: {row.label} > {read} | {row.named[0]} | {cue} | {content[:120]}")


def check(head: pathlib.Path | None, errors: bool, dossiers: pathlib.Path | None) -> None:
    files, invented = wire_files(held=False), affair_files()
    parts = {"wire": folds(files, invented), "affairs": folds(invented, files)}
    weights = fit(flat(files + invented))
    parts["wire -05"] = [(flat(wire_files(held=True)), weights)]
    if dossiers:
        parts["dossiers"] = [(dossier_rows(dossiers), weights)]
    for title, found in parts.items():
        pairs = [pair for rows, w in found for pair in zip(rows, answers(rows, w), strict=True)]
        report(title, pairs, errors)
    if head:
        given = fit_head([(with_head(rows, head), w) for rows, w in parts["wire -05"] + parts["affairs"]])
        print(f"with the network's opinion, weighed {given}, where it has one:")
        for title, found in parts.items():
            known = [(with_head(rows, head), w) for rows, w in found]
            pairs = [p for rows, w in known if rows for p in zip(rows, answers(rows, w, given), strict=True)]
            report(title, pairs, errors)


def write(weights: Weights, head: dict[str, float]) -> None:
    table: dict[str, Any] = {}
    for name, row in zip(*weights, strict=True):
        kept = {act: round(float(x), 2) for act, x in zip(LABELS, row, strict=True) if abs(x) >= SMALLEST}
        if kept and name != WIRE:
            table[name] = kept
    lines = ",\n".join(f"  {json.dumps(n)}: {json.dumps(r)}" for n, r in table.items())
    OUT.write_text(f'{{"head": {json.dumps(head)},\n "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")


def gold(out: pathlib.Path) -> None:
    """One line a report: its name, its text and its statements' spans in the order of the rows."""
    parted = by_doc(flat(wire_files(held=False) + wire_files(held=True) + affair_files()))
    with out.open("w", encoding="utf-8") as file:
        for doc, rows in parted.items():
            found = [
                {"source": r.statement.source, "cue": r.statement.cue, "content": r.statement.content}
                | {"act": r.label}
                for r in rows
            ]
            file.write(json.dumps({"doc": doc, "text": rows[0].text, "statements": found}) + "\n")


def silver(corpus: pathlib.Path, out: pathlib.Path) -> None:
    """One line a document: [label, probability] of its attributions, in the corpus's order."""
    with out.open("w", encoding="utf-8") as file:
        for line in corpus.open(encoding="utf-8"):
            row = json.loads(line)
            found = row["annotators"][sorted(row["annotators"])[0]]
            labels: list[tuple[str, float] | None] = []
            for i, a in enumerate(found):
                parts = (spans(a[role]) for role in ("source", "cue", "content"))
                one = statement(row["text"], *parts, i) if a["content"] else None
                labels.append(label(row["text"], one) if one else None)
            file.write(json.dumps({"doc": row["doc"], "labels": labels}) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=("fit", "check", "gold", "silver"))
    parser.add_argument("paths", nargs="*", type=pathlib.Path)
    parser.add_argument("--head", type=pathlib.Path)
    parser.add_argument("--dossiers", type=pathlib.Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    if args.task == "fit":
        files, invented = wire_files(held=False), affair_files()
        head = HEAD
        if args.head:
            head = fit_head([(with_head(rows, args.head), w) for rows, w in unseen(files, invented)])
        write(fit(flat(files + invented)), head)
    elif args.task == "check":
        check(args.head, args.errors, args.dossiers)
    elif args.task == "gold":
        gold(*args.paths)
    else:
        silver(*args.paths)
    return 0


if __name__ == "__main__":
    sys.exit(main())

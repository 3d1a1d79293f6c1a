"""Gold statements of training/wire, training/affairs and the dossiers as rows of evidence for their acts."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import affairs
import wire

from onrecord.reading.acts.context import Context
from onrecord.reading.acts.cue import read_cue
from onrecord.reading.acts.evidence import evidence
from onrecord.reading.kinds import kind_of
from onrecord.reading.quotes import quotations
from onrecord.schema import Spans, Statement, spans

WIRE = "corpus: wire"  # evidence that takes up how often wire, unlike news, has each act; never written
HELD = "-05"  # ending of the wire files kept for checking


@dataclasses.dataclass(frozen=True)
class Row:
    """One gold statement: where it is from, its evidence, its label and (once known) the network's log
    probabilities for it."""

    doc: str
    text: str
    statement: Statement
    named: list[str]
    group: str
    label: str
    head: list[float] | None = None


Gold = list[tuple[Statement, str]]


def statement(text: str, source: Spans, cue: Spans, content: Spans, index: int) -> Statement:
    """A gold statement without anything but its spans."""
    kind = kind_of(text, content, quotations(text))
    return Statement(id=str(index), source=source, cue=cue, content=content, kind=kind, confidence=1.0)


def rows(doc: str, text: str, gold: Gold, corpus: str | None = None) -> list[Row]:
    """The rows of one report, in text order."""
    context, found = Context(text), []
    for one, act in sorted(gold, key=lambda row: (row[0].content[0], row[0].cue)):
        cue = read_cue(text, one)
        named = evidence(text, one, cue, context)
        group = named[1].removeprefix("group: ")
        if corpus:
            named.append(corpus)
        # The dossiers call whatever is "asked", for something or to do something, ask.
        label = "ask" if cue.kind == "request" and act == "demand" else act
        found.append(Row(doc, text, one, named, group, label))
    return found


def wire_files(held: bool) -> list[list[Row]]:
    """Rows of the wire files, one list a file; `held` for those kept for checking."""
    found = []
    for path in sorted(HERE.glob("wire/*.txt")):
        if path.stem.endswith(HELD) == held:
            found.append([row for dispatch in wire.dispatches(path) for row in _dispatch(dispatch)])
    return found


def _dispatch(d: wire.Dispatch) -> list[Row]:
    gold = [
        (statement(d.text, spans(s["source"]), spans(s["cue"]), spans(s["content"]), i), s["act"])
        for i, s in enumerate(d.statements)
    ]
    return rows(d.name, d.text, gold, WIRE)


def affair_files() -> list[list[Row]]:
    """Rows of the affairs, one list a file."""
    found = []
    for path in sorted((HERE / "affairs").glob("*.txt")):
        try:
            reports = affairs.affair(path)
        except ValueError as error:
            print(f"left out: {error}", file=sys.stderr)
            continue
        found.append([])
        for report in reports:
            gold = [
                (statement(report.text, s.source, s.cue, s.content, i), s.act)
                for i, s in enumerate(report.statements)
            ]
            found[-1].extend(rows(f"{path.stem}/{report.id}", report.text, gold))
    return found


def dossier_rows(folder: pathlib.Path) -> list[Row]:
    """Rows of the dossiers, for checking only. `folder` lies beside the scorer's, ../eval."""
    sys.path.insert(0, str(folder.parent / "eval"))
    import score

    found: list[Row] = []
    for path in sorted(folder.glob("*.json")):
        dossier = json.loads(path.read_text(encoding="utf-8"))
        for report in dossier["reports"]:
            text, gold = report["text"], []
            for i, s in enumerate(x for x in dossier["statements"] if x["report"] == report["id"]):
                at = score.spans_of(text, s)
                parts = (spans(at[role]) for role in ("source", "cue", "content"))
                gold.append((statement(text, *parts, i), s["act"]))
            found.extend(rows(f"{dossier['id']}/{report['id']}", text, gold))
    return found


def by_doc(found: list[Row]) -> dict[str, list[Row]]:
    """The rows of each report, in order."""
    parted: dict[str, list[Row]] = {}
    for row in found:
        parted.setdefault(row.doc, []).append(row)
    return parted


def with_head(found: list[Row], path: pathlib.Path) -> list[Row]:
    """The rows for which `path` has the network's opinion: one line a report, {"doc", "head": [[16]]} in
    the order of `rows`, null where it has none. Others are left out. Raises ValueError where the numbers
    differ."""
    heads = {row["doc"]: row["head"] for row in map(json.loads, path.open(encoding="utf-8"))}
    kept = []
    for doc, group in by_doc(found).items():
        if doc not in heads:
            continue
        if len(heads[doc]) != len(group):
            raise ValueError(f"{doc}: {len(group)} statements, {len(heads[doc])} opinions")
        opinions = zip(group, heads[doc], strict=True)
        kept += [dataclasses.replace(row, head=head) for row, head in opinions if head]
    return kept

"""Gold texts as windows of pieces with targets, for training."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import sys

import numpy as np
from tokenizers import Tokenizer

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import wire
from affairs import affair
from model import ACTS, NAME_LABELS

from onrecord.reading.pieces import Pieces, cut
from onrecord.reading.quotes import quotations
from onrecord.reading.windows import Widths, crop, goes_on, sentence_ends, windows

IGNORED = -100
Attribution = dict  # {"source", "cue", "content": [[start, end]], "act": str | None}


@dataclasses.dataclass
class Target:
    """One gold attribution in pieces of its window: cue [low, high), labels over the whole window."""

    cue: tuple[int, int]
    nested: bool
    labels: np.ndarray  # [n], index into LABELS
    starts: np.ndarray  # [n], 1 where a content piece-run starts
    ends: np.ndarray
    act: int  # index into ACTS, or IGNORED


@dataclasses.dataclass
class Link:
    """What the teacher said of one cue candidate: probabilities of labels [m, 4] and bounds [m, 2] over
    the crop [start, end), and of the verdict. `target`: the gold attribution with that cue, if any;
    `silent`: there is no gold for this text."""

    cue: tuple[int, int]
    nested: bool
    start: int
    end: int
    labels: np.ndarray
    bounds: np.ndarray
    verdict: float
    target: int | None
    silent: bool


@dataclasses.dataclass
class Sample:
    """One window: inputs [n], targets [n]; crops are looked up with `crop_of`. `soft`: the teacher's
    probabilities of tags [n, 6]; `silent`: the text has no gold, only the teacher speaks."""

    ids: np.ndarray
    case: np.ndarray
    first: np.ndarray
    quoted: np.ndarray
    cue: np.ndarray
    nested: np.ndarray
    flat: np.ndarray
    paragraph: np.ndarray
    on: np.ndarray
    own: tuple[int, int]
    targets: list[Target]
    names: np.ndarray
    silent: bool = False
    soft: np.ndarray | None = None
    links: list[Link] = dataclasses.field(default_factory=list)

    def __len__(self) -> int:
        return len(self.ids)


def polnear(
    path: pathlib.Path, acts: dict[str, list] | None = None, sure: float = 0.0
) -> list[tuple[str, str, list[Attribution]]]:
    """Names, texts and the attributions of each article's first annotator; `acts` holds [label,
    confidence] of each, of which those with less than `sure` are left open."""
    found = []
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        gold = row["annotators"][sorted(row["annotators"])[0]]
        told = (acts or {}).get(row["doc"]) or [None] * len(gold)
        labels = [act[0] if act and act[1] >= sure else None for act in told]
        kept = [dict(a, act=act) for a, act in zip(gold, labels, strict=True) if a["content"] and a["cue"]]
        found.append((row["doc"], row["text"], kept))
    return found


def dispatches(paths: list[pathlib.Path]) -> list[tuple[str, list[Attribution]]]:
    """Texts and attributions of annotated dispatches (wire.py)."""
    return [(d.text, [s for s in d.statements if s["cue"]]) for path in paths for d in wire.dispatches(path)]


def affairs(path: pathlib.Path) -> list[tuple[str, list[Attribution]]]:
    """Texts and attributions of one affair's reports (affairs.py)."""
    return [
        (
            report.text,
            [
                {role: [list(span) for span in getattr(s, role)] for role in ("source", "cue", "content")}
                | {"act": s.act}
                for s in report.statements
                if s.cue
            ],
        )
        for report in affair(path)
    ]


def _pieces_of(pieces: Pieces, spans: list[list[int]]) -> np.ndarray:
    marked = np.zeros(len(pieces), bool)
    for start, end in spans:
        marked[np.searchsorted(pieces.end, start, "right") : np.searchsorted(pieces.start, end)] = True
    return marked


def name_tags(pieces: Pieces, names: list[list] | None) -> np.ndarray:
    """For each piece 0 outside names, 1 + 2 l at the start of one of label l, 2 + 2 l within; IGNORED
    where the names are not known. Names are [start, end, label]."""
    if names is None:
        return np.full(len(pieces), IGNORED)
    tags = np.zeros(len(pieces), np.int64)
    for start, end, label in names:
        at = np.flatnonzero(_pieces_of(pieces, [[start, end]]))
        tags[at] = 2 + 2 * NAME_LABELS.index(label)
        tags[at[:1]] = 1 + 2 * NAME_LABELS.index(label)
    return tags


def samples(
    text: str,
    gold: list[Attribution] | None,
    tokenizer: Tokenizer,
    widths: Widths,
    flat_only: bool,
    names: list[list] | None = None,
) -> list[Sample]:
    """The windows of one text; `gold` is None where there is none. `flat_only`: the gold marks no
    attribution inside another's content, so that what is nested is unknown there."""
    silent, gold = gold is None, gold or []
    pieces = cut(text, tokenizer, quotations(text))
    on = goes_on(text, pieces)
    named = name_tags(pieces, names)
    n = len(pieces)
    cue, nested = np.zeros(n, np.int64), np.zeros(n, np.int64)
    flat = np.zeros(n, np.int64)
    content = np.zeros(n, bool)
    rows = []
    for a in gold:
        marks = {role: _pieces_of(pieces, a[role]) for role in ("source", "cue", "content")}
        inner = any(
            b is not a and any(s <= a["cue"][0][0] and a["cue"][0][1] <= e for s, e in b["content"])
            for b in gold
        )
        at = np.flatnonzero(marks["cue"])
        if not len(at) or not marks["content"].any():
            continue
        low = high = int(at[0])
        while high < n and marks["cue"][high]:
            high += 1
        rows.append((low, high, inner, marks, a["act"]))
        (nested if inner else cue)[at] = 2
        (nested if inner else cue)[low] = 1
        content |= marks["content"]
    for _, _, inner, marks, _ in rows:
        if not inner:
            flat[marks["source"]] = 1
    for _, _, inner, marks, _ in rows:
        if not inner:
            flat[marks["content"]] = 2
    if flat_only:
        nested[content] = IGNORED
    made = []
    for window in windows(pieces, sentence_ends(text, pieces), widths):
        part = slice(window.start, window.end)
        targets = []
        for low, high, inner, marks, act in rows:
            if not window.low <= low < window.high:
                continue
            labels = np.zeros(n, np.int64)
            labels[marks["source"]] = 1
            labels[marks["content"]] = 3
            labels[marks["cue"]] = 2
            is_content = (labels == 3).astype(np.int64)
            starts = (np.diff(is_content, prepend=0) == 1).astype(np.int64)
            ends = (np.diff(is_content, append=0) == -1).astype(np.int64)
            targets.append(
                Target(
                    (low - window.start, min(high, window.end) - window.start),
                    inner,
                    labels[part],
                    starts[part],
                    ends[part],
                    ACTS.index(act) if act else IGNORED,
                )
            )
        outside = np.ones(n, bool)
        outside[window.low : window.high] = False
        made.append(
            Sample(
                ids=pieces.ids[part],
                case=pieces.case[part],
                first=pieces.first[part],
                quoted=pieces.quoted[part],
                cue=np.where(outside, IGNORED, cue)[part],
                nested=np.where(outside, IGNORED, nested)[part],
                flat=np.where(outside, IGNORED, flat)[part],
                paragraph=pieces.paragraph[part],
                on=on,
                own=(window.low - window.start, window.high - window.start),
                targets=targets,
                names=np.where(outside, IGNORED, named)[part],
                silent=silent,
            )
        )
    return made


def crop_of(sample: Sample, cue: tuple[int, int], widths: Widths) -> tuple[int, int]:
    """The crop around `cue`, in pieces of the sample."""
    from onrecord.reading.windows import Window

    whole = Window(0, sample.own[0], sample.own[1], len(sample))
    return crop(whole, cue, sample.paragraph, sample.on, widths)

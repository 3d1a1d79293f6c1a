"""What one batch of windows costs: against gold, against what the teacher said of it (soft.py), or both."""

from __future__ import annotations

import random

import numpy as np
import torch
import torch.nn.functional as F
from data import IGNORED, Link, Sample, crop_of
from model import Network
from torch import Tensor

from onrecord.reading.windows import Widths

MOST_FALSE = 7  # false cues of a window that the linker is shown
HARD = 0.4  # what gold weighs where the teacher has spoken too
WEIGHTS = {
    "cue": 2.0,
    "nested": 1.0,
    "flat": 0.3,
    "names": 1.0,
    "labels": 1.0,
    "bounds": 1.0,
    "verdict": 0.3,
    "acts": 0.2,
}


def padded(rows: list[np.ndarray], fill: int) -> Tensor:
    """[len(rows), longest] with `fill` behind the shorter ones."""
    longest = max(map(len, rows))
    return torch.from_numpy(np.stack([np.pad(r, (0, longest - len(r)), constant_values=fill) for r in rows]))


def stretches(on: np.ndarray) -> list[tuple[int, int]]:
    """Runs [low, high) of what is true."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], on.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def false_cues(probability: np.ndarray, taken: np.ndarray, floor: float) -> list[tuple[int, int]]:
    """Runs of pieces that the tagger takes for a cue and gold does not."""
    return [(a, b) for a, b in stretches((probability > floor) & ~taken) if b - a <= 12]


def cue_probabilities(tags: Tensor) -> np.ndarray:
    """[2, b, n]: how likely each piece belongs to a cue, and to a nested one; from tags [b, n, 6]."""
    with torch.no_grad():
        out = torch.stack([tags[..., :3].softmax(-1)[..., 0], tags[..., 3:].softmax(-1)[..., 0]])
        return (1 - out).numpy()


def step_loss(
    network: Network, batch: list[Sample], widths: Widths, rng: random.Random
) -> tuple[Tensor, dict[str, float]]:
    """The loss of one batch, and its parts."""
    states, tags, names, flat = encoded(network, batch)
    guess = cue_probabilities(tags)
    hard = torch.tensor([0.0 if s.silent else 1.0 if s.soft is None else HARD for s in batch])
    parts = {
        "cue": _tagged(tags[..., :3], batch, "cue", hard) + _taught(tags[..., :3], batch, slice(0, 3)),
        "nested": _tagged(tags[..., 3:], batch, "nested", hard) + _taught(tags[..., 3:], batch, slice(3, 6)),
        "flat": _tagged(flat, batch, "flat", (hard > 0).float()),
        "names": _tagged(names, batch, "names", torch.ones(len(batch))),
    }
    rows: list[Row] = []
    for b, sample in enumerate(batch):
        rows += _rows(b, sample, guess[:, b, : len(sample)], widths, rng)
    parts |= linker_losses(network, states, rows)
    return sum(WEIGHTS[k] * v for k, v in parts.items()), {k: float(v.detach()) for k, v in parts.items()}


def encoded(network: Network, batch: list[Sample]) -> list[Tensor]:
    """States and tags of a batch (model.Encoder), tags in float32."""
    lengths = torch.tensor([len(s) for s in batch])
    ids, case, first, quoted = (
        padded([getattr(s, k) for s in batch], 0) for k in ("ids", "case", "first", "quoted")
    )
    mask = (torch.arange(ids.shape[1]) < lengths[:, None])[:, None, None, :]
    found = network.encoder(ids, case, first, quoted, None if bool(mask.all()) else mask)
    return [found[0], *(x.float() for x in found[1:])]


def _tagged(tags: Tensor, batch: list[Sample], key: str, weight: Tensor) -> Tensor:
    """Cross entropy against the batch's `key`, each window by its weight."""
    gold = padded([getattr(s, key) for s in batch], IGNORED)
    loss = F.cross_entropy(tags.transpose(1, 2), gold, ignore_index=IGNORED, reduction="none")
    return (loss * weight[:, None]).sum() / max(1.0, float((gold != IGNORED).sum()))


def _taught(tags: Tensor, batch: list[Sample], part: slice) -> Tensor:
    """Cross entropy against the teacher's tags, where there are any."""
    loss, count = torch.zeros(()), 0
    for row, sample in zip(tags, batch, strict=True):
        count += sample.own[1] - sample.own[0]
        if sample.soft is not None:
            low, high = sample.own
            told = torch.from_numpy(sample.soft[low:high, part].astype(np.float32))
            given = -(told * row[low:high].log_softmax(-1)).sum()
            loss = loss + given * (1.0 if sample.silent else 1 - HARD)
    return loss / max(1, count)


class Row:
    """One crop for the linker: where it is, its cue, and what gold and teacher say of it."""

    def __init__(
        self, b: int, crop: tuple[int, int], cue: tuple[int, int], kind: int, target, link: Link | None
    ) -> None:
        self.b, self.start, self.end, self.link = b, *crop, link
        n = self.end - self.start
        self.mark = np.zeros(n, np.int64)
        self.mark[max(0, cue[0] - self.start) : cue[1] - self.start] = kind
        at = np.arange(self.start, self.end)
        self.distance = np.where(at < cue[0], at - cue[0], np.where(at >= cue[1], at - cue[1] + 1, 0))
        part = slice(self.start, self.end)
        zero = np.zeros(n, np.int64)
        self.labels = zero if target is None else target.labels[part]
        self.bounds = np.stack(
            [zero, zero] if target is None else [target.starts[part], target.ends[part]], 1
        )
        self.verdict = 0.0 if target is None else 1.0
        self.act = IGNORED if target is None else target.act
        self.hard = 1.0 if link is None else (0.0 if link.silent else HARD)

    def __len__(self) -> int:
        return self.end - self.start


def _rows(b: int, sample: Sample, guess: np.ndarray, widths: Widths, rng: random.Random) -> list[Row]:
    """The crops of one window: gold cues, the teacher's, and some that the tagger now takes for cues."""
    low, high = sample.own
    taken = np.ones(len(sample), bool)
    taken[low:high] = False
    found = []
    for link in sample.links:
        target = None if link.target is None else sample.targets[link.target]
        found.append(Row(b, (link.start, link.end), link.cue, 1 + link.nested, target, link))
        taken[link.cue[0] : link.cue[1]] = True
    for target in sample.targets:
        taken[target.cue[0] : target.cue[1]] = True
        if not sample.links:
            cue = _jittered(target.cue, guess[int(target.nested)], rng)
            found.append(Row(b, crop_of(sample, cue, widths), cue, 1 + target.nested, target, None))
    if sample.silent:
        return found
    wrong = [(c, 1) for c in false_cues(guess[0], taken, 0.15)]
    wrong += [(c, 2) for c in false_cues(guess[1], taken | (sample.nested == IGNORED), 0.15)]
    if high - low > 4 and rng.random() < 0.5:
        at = rng.randrange(low, high)
        if not taken[at]:
            wrong.append(((at, at + 1), 1))
    for cue, kind in rng.sample(wrong, min(len(wrong), 3 if sample.links else MOST_FALSE)):
        found.append(Row(b, crop_of(sample, cue, widths), cue, kind, None, None))
    return found


def _jittered(cue: tuple[int, int], guess: np.ndarray, rng: random.Random) -> tuple[int, int]:
    """The cue as the tagger sees it now, every other time: at reading time there is no other."""
    low, high = cue
    if rng.random() < 0.5:
        inner = np.flatnonzero(guess[low:high] > 0.3)
        if len(inner):
            return low + int(inner[0]), low + int(inner[-1]) + 1
    return cue


def linked(network: Network, states: Tensor, rows: list[Row]) -> tuple[list[Tensor], Tensor]:
    """The linker's answers for rows of like length, and which pieces are no padding [k, m]."""
    longest = max(map(len, rows))
    pick = torch.stack([F.pad(states[r.b, r.start : r.end], (0, 0, 0, longest - len(r))) for r in rows])
    mask = torch.arange(longest) < torch.tensor([len(r) for r in rows])[:, None]
    found = network.linker(
        pick, padded([r.mark for r in rows], 0), padded([r.distance for r in rows], 0), mask[:, None, None, :]
    )
    return [x.float() for x in found], mask


def linker_losses(network: Network, states: Tensor, rows: list[Row]) -> dict[str, Tensor]:
    """The linker's losses over all crops, run in groups of like length."""
    sums = {k: torch.zeros(()) for k in ("labels", "bounds", "verdict", "acts")}
    counts = dict.fromkeys(sums, 1e-6)
    rows = sorted(rows, key=len)
    for at in range(0, len(rows), 24):
        group = rows[at : at + 24]
        (labels, bounds, verdict, acts), mask = linked(network, states, group)
        hard = torch.tensor([r.hard for r in group])
        gold = padded([r.labels for r in group], 0)
        loss = F.cross_entropy(labels.transpose(1, 2), gold, reduction="none") * hard[:, None]
        edges = torch.stack([padded([r.bounds[:, i] for r in group], 0) for i in (0, 1)], -1).float()
        edge = F.binary_cross_entropy_with_logits(bounds, edges, reduction="none") * hard[:, None, None]
        sure = F.binary_cross_entropy_with_logits(
            verdict, torch.tensor([r.verdict for r in group]), reduction="none"
        )
        sums["verdict"] = sums["verdict"] + (sure * hard).sum()
        act = torch.tensor([r.act for r in group])
        sums["acts"] = sums["acts"] + F.cross_entropy(acts, act, ignore_index=IGNORED, reduction="sum")
        sums["labels"] = sums["labels"] + (loss * mask).sum()
        sums["bounds"] = sums["bounds"] + (edge * mask.unsqueeze(-1)).sum()
        for i, row in enumerate(group):
            if row.link is not None:
                _add_taught(sums, row, labels[i], bounds[i], verdict[i])
        counts["labels"] += float(mask.sum())
        counts["bounds"] += float(mask.sum())
        counts["verdict"] += len(group)
        counts["acts"] += float((act != IGNORED).sum())
    return {k: v / max(counts[k], 1.0) for k, v in sums.items()}


def _add_taught(sums: dict[str, Tensor], row: Row, labels: Tensor, bounds: Tensor, verdict: Tensor) -> None:
    """Adds what the teacher's answer for one crop costs."""
    link, n, weight = row.link, len(row), 1 - row.hard
    told = torch.from_numpy(link.labels.astype(np.float32))
    edges = torch.from_numpy(link.bounds.astype(np.float32))
    sums["labels"] = sums["labels"] - weight * (told * labels[:n].log_softmax(-1)).sum()
    sums["bounds"] = sums["bounds"] + weight * F.binary_cross_entropy_with_logits(
        bounds[:n], edges, reduction="sum"
    )
    sums["verdict"] = sums["verdict"] + weight * F.binary_cross_entropy_with_logits(
        verdict, torch.tensor(link.verdict)
    )

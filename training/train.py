"""Train the attribution reader on PolNeAR's train part and the dispatches in training/wire.

Runs in one-thread processes that average their gradients (two such processes are faster than two
threads). The learning rate falls to nothing over the minutes given, so that a slower machine trains
less, not longer. Writes OUT/checkpoint.pt (averaged weights) every few minutes and OUT/log.jsonl.

usage: python training/train.py --corpora ../shared/corpora --base MINILM_DIR --out runs/one --minutes 90
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import pathlib
import random
import sys
import time

import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from data import IGNORED, Sample, crop_of, dispatches, polnear, samples
from model import Network, Shape, load_minilm
from nesting import composed

from onrecord.reading.windows import Widths

HELD_OUT = "-05.txt"  # wire files with this ending judge, they do not train


def padded(rows: list[np.ndarray], fill: int) -> Tensor:
    """[len(rows), longest] with `fill` behind the shorter ones."""
    longest = max(map(len, rows))
    return torch.from_numpy(np.stack([np.pad(r, (0, longest - len(r)), constant_values=fill) for r in rows]))


def false_cues(probability: np.ndarray, taken: np.ndarray, floor: float) -> list[tuple[int, int]]:
    """Runs of pieces that the tagger takes for a cue and gold does not."""
    on = (probability > floor) & ~taken
    edges = np.flatnonzero(np.diff(np.concatenate([[0], on.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a <= 12]


class Crops:
    """The linker's inputs and targets of one batch, in groups of like length."""

    def __init__(self) -> None:
        self.rows: list[tuple] = []

    def add(self, b: int, sample: Sample, cue: tuple[int, int], kind: int, target, widths: Widths) -> None:
        start, end = crop_of(sample, cue, widths)
        n = end - start
        mark = np.zeros(n, np.int64)
        mark[cue[0] - start : cue[1] - start] = kind
        at = np.arange(start, end)
        distance = np.where(at < cue[0], at - cue[0], np.where(at >= cue[1], at - cue[1] + 1, 0))
        zero = np.zeros(n, np.int64)
        if target is None:
            self.rows.append((b, start, end, mark, distance, zero, zero, zero, 0.0, IGNORED))
        else:
            part = slice(start, end)
            self.rows.append(
                (
                    b,
                    start,
                    end,
                    mark,
                    distance,
                    target.labels[part],
                    target.starts[part],
                    target.ends[part],
                    1.0,
                    target.act,
                )
            )

    def groups(self, size: int):
        self.rows.sort(key=lambda r: r[2] - r[1])
        return [self.rows[i : i + size] for i in range(0, len(self.rows), size)]


def step_loss(
    network: Network, batch: list[Sample], widths: Widths, rng: random.Random
) -> tuple[Tensor, dict]:
    """The loss of one batch, and its parts."""
    lengths = torch.tensor([len(s) for s in batch])
    ids, case, first, quoted = (
        padded([getattr(s, k) for s in batch], 0) for k in ("ids", "case", "first", "quoted")
    )
    mask = (torch.arange(ids.shape[1]) < lengths[:, None])[:, None, None, :]
    states, tags, flat = network.encoder(ids, case, first, quoted, None if bool(mask.all()) else mask)
    cue, nested, flats = (padded([getattr(s, k) for s in batch], IGNORED) for k in ("cue", "nested", "flat"))
    parts = {
        "cue": F.cross_entropy(tags[..., :3].transpose(1, 2), cue, ignore_index=IGNORED),
        "nested": F.cross_entropy(tags[..., 3:].transpose(1, 2), nested, ignore_index=IGNORED),
        "flat": F.cross_entropy(flat.transpose(1, 2), flats, ignore_index=IGNORED),
    }
    with torch.no_grad():
        guess = (
            1 - torch.stack([tags[..., :3].softmax(-1)[..., 0], tags[..., 3:].softmax(-1)[..., 0]]).numpy()
        )
    crops = Crops()
    for b, sample in enumerate(batch):
        low, high = sample.own
        taken = np.ones(len(sample), bool)
        taken[low:high] = False
        for target in sample.targets:
            taken[target.cue[0] : target.cue[1]] = True
            crops.add(
                b,
                sample,
                _jittered(target.cue, guess[int(target.nested), b], rng),
                1 + target.nested,
                target,
                widths,
            )
        wrong = [(c, 1) for c in false_cues(guess[0, b, : len(sample)], taken, 0.15)]
        unknown = taken | (sample.nested == IGNORED)
        wrong += [(c, 2) for c in false_cues(guess[1, b, : len(sample)], unknown, 0.15)]
        if high - low > 4 and rng.random() < 0.5:
            at = rng.randrange(low, high)
            if not taken[at]:
                wrong.append(((at, at + 1), 1))
        for span, kind in rng.sample(wrong, min(len(wrong), 12)):
            crops.add(b, sample, span, kind, None, widths)
    parts |= _linker_losses(network, states, crops)
    weights = {
        "cue": 2.0,
        "nested": 1.0,
        "flat": 0.3,
        "labels": 1.0,
        "bounds": 1.0,
        "verdict": 0.3,
        "acts": 0.1,
    }
    return sum(weights[k] * v for k, v in parts.items()), {k: float(v.detach()) for k, v in parts.items()}


def _jittered(cue: tuple[int, int], guess: np.ndarray, rng: random.Random) -> tuple[int, int]:
    """The cue as the tagger sees it now, every other time: at reading time there is no other."""
    low, high = cue
    if rng.random() < 0.5:
        inner = np.flatnonzero(guess[low:high] > 0.3)
        if len(inner):
            return low + int(inner[0]), low + int(inner[-1]) + 1
    return cue


def _linker_losses(network: Network, states: Tensor, crops: Crops) -> dict[str, Tensor]:
    sums = {k: states.new_zeros(()) for k in ("labels", "bounds", "verdict", "acts")}
    counts = dict.fromkeys(sums, 0.0)
    for rows in crops.groups(12):
        longest = max(r[2] - r[1] for r in rows)
        pick = torch.stack([F.pad(states[r[0], r[1] : r[2]], (0, 0, 0, longest - r[2] + r[1])) for r in rows])
        mask = torch.arange(longest) < torch.tensor([r[2] - r[1] for r in rows])[:, None]
        labels, bounds, verdict, acts = network.linker(
            pick, padded([r[3] for r in rows], 0), padded([r[4] for r in rows], 0), mask[:, None, None, :]
        )
        gold = padded([r[5] for r in rows], IGNORED)
        sums["labels"] = sums["labels"] + F.cross_entropy(
            labels.transpose(1, 2), gold, ignore_index=IGNORED, reduction="sum"
        )
        counts["labels"] += float(mask.sum())
        edges = torch.stack([padded([r[6] for r in rows], 0), padded([r[7] for r in rows], 0)], -1).float()
        loss = F.binary_cross_entropy_with_logits(bounds, edges, reduction="none")
        sums["bounds"] = sums["bounds"] + (loss * mask.unsqueeze(-1)).sum()
        counts["bounds"] += float(mask.sum())
        sums["verdict"] = sums["verdict"] + F.binary_cross_entropy_with_logits(
            verdict, torch.tensor([r[8] for r in rows]), reduction="sum"
        )
        counts["verdict"] += len(rows)
        act = torch.tensor([r[9] for r in rows])
        sums["acts"] = sums["acts"] + F.cross_entropy(acts, act, ignore_index=IGNORED, reduction="sum")
        counts["acts"] += float((act != IGNORED).sum())
    return {k: v / max(counts[k], 1.0) for k, v in sums.items()}


class Pool:
    """Training windows: PolNeAR once, composed nestings once (new ones each epoch), dispatches `repeat`
    times. Dispatches are looked up again for each epoch, so that more can be written meanwhile."""

    def __init__(self, arguments: argparse.Namespace, widths: Widths) -> None:
        self.arguments, self.widths = arguments, widths
        self.tokenizer = Tokenizer.from_file(str(pathlib.Path(arguments.base) / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.articles = polnear(pathlib.Path(arguments.corpora) / "polnear-train.jsonl")
        self.flat = [s for text, gold in self.articles for s in self.windows(text, gold, flat_only=True)]

    def windows(self, text: str, gold: list, flat_only: bool = False) -> list[Sample]:
        return samples(text, gold, self.tokenizer, self.widths, flat_only)

    def epoch(self, number: int, rank: int, world: int) -> list[Sample]:
        texts = [present_dispatches() if rank == 0 else None]
        if world > 1:
            dist.broadcast_object_list(texts, 0)
        found = list(self.flat)
        for text, gold in composed(self.articles, self.arguments.composed, seed=number):
            found += self.windows(text, gold)
        for text, gold in texts[0] or []:
            found += self.windows(text, gold) * self.arguments.repeat
        return found


def present_dispatches() -> list:
    """The dispatches in training/wire that are there and whole now, but for the files held out."""
    found = []
    for path in sorted((pathlib.Path(__file__).parent / "wire").glob("*.txt")):
        if not path.name.endswith(HELD_OUT):
            with contextlib.suppress(ValueError):
                found += dispatches([path])
    return found


def train(rank: int, world: int, arguments: argparse.Namespace) -> None:
    torch.set_num_threads(1)
    out = pathlib.Path(arguments.out)
    if world > 1:
        dist.init_process_group(
            "gloo", init_method=f"file://{(out / 'meet').resolve()}", rank=rank, world_size=world
        )
    torch.manual_seed(arguments.seed + rank)
    widths = Widths(left=8, right=4)  # less context than at reading time: it costs and teaches nothing
    source = Pool(arguments, widths)
    network = Network(Shape())
    torch.manual_seed(arguments.seed)
    load_minilm(network, str(pathlib.Path(arguments.base) / "model.safetensors"))
    if arguments.resume:
        network.load_state_dict(torch.load(arguments.resume)["weights"])
    if world > 1:
        for value in network.state_dict().values():
            dist.broadcast(value, 0)
    frozen = {network.encoder.words.weight, network.encoder.positions.weight, network.encoder.kinds.weight}
    for value in frozen:
        value.requires_grad_(False)
    encoder = [
        p
        for n, p in network.encoder.named_parameters()
        if p.requires_grad and n.startswith(("layers", "norm"))
    ]
    known = set(map(id, encoder))
    heads = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": encoder, "peak": arguments.rate}, {"params": heads, "peak": arguments.head_rate}]
    optimizer = torch.optim.AdamW(groups, lr=0.0, weight_decay=0.01, betas=(0.9, 0.98))
    trained = encoder + heads
    average = {n: v.clone() for n, v in network.state_dict().items()}
    rng = random.Random(arguments.seed * 7 + 1)
    begun, step, saved = time.monotonic(), 0, time.monotonic()
    log = (out / "log.jsonl").open("a") if rank == 0 else None
    network.train()
    running: dict[str, float] = {}
    for epoch in itertools.count(1):
        pool = source.epoch(epoch, rank, world)
        if log:
            log.write(
                json.dumps(
                    {"epoch": epoch, "windows": len(pool), "dispatch windows": len(pool) - len(source.flat)}
                )
                + "\n"
            )
        order = list(range(len(pool)))
        rng.shuffle(order)
        chunk = world * arguments.batch
        # Batches of like length within stretches of the shuffled order, so that little is padding.
        stretch = chunk * 16
        batches = []
        for i in range(0, len(order), stretch):
            part = sorted(order[i : i + stretch], key=lambda j: len(pool[j]))
            batches += [part[k : k + chunk] for k in range(0, len(part), chunk)]
        rng.shuffle(batches)
        for picked in batches:
            mine = picked[rank::world] or picked[:1]
            elapsed = (time.monotonic() - begun) / 60 / arguments.minutes
            loss, parts = step_loss(
                network,
                [pool[j] for j in mine],
                widths,
                rng if world == 1 else random.Random(step * world + rank),
            )
            loss.backward()
            gradients = [p.grad if p.grad is not None else torch.zeros_like(p) for p in trained]
            joined = torch.cat([g.reshape(-1) for g in gradients] + [torch.tensor([elapsed])])
            if world > 1:
                dist.all_reduce(joined)
                joined /= world
            elapsed = float(joined[-1])
            norm = float(joined[:-1].norm())
            joined *= min(1.0, 1.0 / (norm + 1e-6))
            at = 0
            for p in trained:
                p.grad = joined[at : at + p.numel()].view_as(p)
                at += p.numel()
            for group in optimizer.param_groups:
                group["lr"] = (
                    group["peak"] * min(1.0, (step + 1) / arguments.warmup) * max(0.0, 1.0 - elapsed)
                )
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            keep = min(0.996, step / (step + 10))
            with torch.no_grad():
                for name, value in network.state_dict().items():
                    average[name].lerp_(value, 1 - keep)
            for k, v in parts.items():
                running[k] = running.get(k, v) * 0.98 + v * 0.02
            if log and step % 20 == 0:
                log.write(
                    json.dumps(
                        {
                            "step": step,
                            "epoch": round(step * chunk / len(pool), 2),
                            "elapsed": round(elapsed, 3),
                            "minutes": round((time.monotonic() - begun) / 60, 1),
                            "norm": round(norm, 2),
                        }
                        | {k: round(v, 4) for k, v in running.items()}
                    )
                    + "\n"
                )
                log.flush()
            done = elapsed >= 1.0
            if rank == 0 and (done or time.monotonic() - saved > 240):
                torch.save({"weights": average, "step": step, "elapsed": elapsed}, out / "checkpoint.tmp")
                (out / "checkpoint.tmp").replace(out / "checkpoint.pt")
                saved = time.monotonic()
            if done:
                return


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", required=True, help="folder with polnear-train.jsonl")
    parser.add_argument(
        "--base", required=True, help="folder with all-MiniLM-L6-v2's model.safetensors and tokenizer.json"
    )
    parser.add_argument("--out", required=True, help="folder for checkpoint and log")
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--batch", type=int, default=5, help="windows a process and step")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--head-rate", type=float, default=6e-4)
    parser.add_argument("--warmup", type=int, default=120, help="steps")
    parser.add_argument("--composed", type=int, default=220, help="composed texts with nested attributions")
    parser.add_argument("--repeat", type=int, default=2, help="times each dispatch is seen in an epoch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", help="checkpoint to start from")
    arguments = parser.parse_args()
    out = pathlib.Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "meet").unlink(missing_ok=True)
    if arguments.processes == 1:
        train(0, 1, arguments)
    else:
        mp.spawn(train, (arguments.processes, arguments), nprocs=arguments.processes)


if __name__ == "__main__":
    main()

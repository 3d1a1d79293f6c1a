"""Train the relating network on the pairs of pairs.py and selfmade.py.

Runs in one-thread processes that average their gradients, as training/train.py does, and for the
minutes given. Writes OUT/checkpoint.pt (averaged weights) and OUT/log.jsonl.

usage: python training/relating/train.py --corpora DIR --base MINILM --readings RUN --out RUN2 --minutes 40
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import pathlib
import pickle
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

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import pairs
import selfmade
from averaging import averaged
from model import STUDENT, TEACHER
from network import Relating, load

from onrecord.standing.passages import LEAD, Passage, Passages, Sizes

STANCE = -100  # no label of that kind
MASK = 103
FORGOTTEN = 0.1  # the share of a claim's pieces that is masked in selfmade pairs


@dataclasses.dataclass
class Sample:
    """One row: pieces and parts [n], and a position or a stance, or what the teacher says [7]."""

    ids: np.ndarray
    parts: np.ndarray
    position: int = STANCE
    stance: int = STANCE
    weight: float = 1.0
    soft: np.ndarray | None = None  # what the teacher says

    def __len__(self) -> int:
        return len(self.ids)


class Pool:
    """What an epoch is made of."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments = arguments
        self.tokenizer = Tokenizer.from_file(
            str(pathlib.Path(arguments.tokenizer or arguments.base) / "tokenizer.json")
        )
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.passages = Passages(self.tokenizer, Sizes())
        self.questions: list[pairs.Question] = []
        folder = pathlib.Path(arguments.readings)
        self.news = selfmade.told(folder / "polnear.readings.jsonl") if arguments.selfmade else []
        self.soft = pickle.loads(pathlib.Path(arguments.soft).read_bytes()) if arguments.soft else []
        self.headlines = selfmade.headlines(pathlib.Path(arguments.corpora)) if arguments.headlines else []

    def epoch(self, seed: int) -> list[Sample]:
        chance = random.Random(seed)
        found: list[Sample] = []
        if self.arguments.questions:  # read again: claims written since join at the next epoch
            with pathlib.Path(self.arguments.questions).open("rb") as file:
                self.questions = pickle.load(file)
        for question in self.questions:
            for _ in range(self.arguments.repeat):
                rows = pairs.rows(question, self.questions, chance)
                found += [self._sample(row, chance, 1.0, self.arguments.masked) for row in rows]
        for text in self.news:
            if chance.random() < self.arguments.selfmade:
                rows = selfmade.rows(text, chance)
                found += [self._sample(row, chance, self.arguments.weight, FORGOTTEN) for row in rows]
        for ids, parts, position, soft in self.soft:
            found.append(Sample(ids.astype(np.int64), parts.astype(np.int64), position, soft=soft))
        some = int(len(self.headlines) * self.arguments.headlines)
        found += [self._headline(*row) for row in chance.sample(self.headlines, some)]
        return found

    def _sample(self, row: pairs.Row, chance: random.Random, weight: float, masked: float) -> Sample:
        forms = row.told.forms
        statement = forms[0] if chance.random() < 0.7 else forms[-1]
        if chance.random() < 0.1:
            statement = dataclasses.replace(statement, act=None)
        report = row.told.report
        if report.title and chance.random() < 0.15:
            report = dataclasses.replace(report, title=None)
        claim = self.passages.claim(row.claim)
        if masked:
            claim = np.array([MASK if chance.random() < masked else piece for piece in claim], np.int64)
        ids, parts = self.passages.row(claim, self.passages.passage(report, statement))
        return Sample(ids, parts, position=row.label, weight=weight)

    def _headline(self, headline: str, body: str, stance: int) -> Sample:
        ids = np.array(self.tokenizer.encode(body[:1200], add_special_tokens=False).ids[:160], np.int64)
        passage = Passage(ids, np.full(len(ids), LEAD))
        ids, parts = self.passages.row(self.passages.claim(headline), passage)
        return Sample(ids, parts, stance=stance, weight=0.3)


def batches(pool: list[Sample], tokens: int, world: int, rng: random.Random) -> list[list[int]]:
    """Rows of like length, at most `tokens` pieces a process; a list for each step."""
    order = list(range(len(pool)))
    rng.shuffle(order)
    found: list[list[int]] = []
    for at in range(0, len(order), 2048):
        part = sorted(order[at : at + 2048], key=lambda i: len(pool[i]))
        batch: list[int] = []
        for i in part:
            if batch and (len(batch) + 1) * len(pool[i]) > tokens * world:
                found.append(batch)
                batch = []
            batch.append(i)
        found.append(batch)
    rng.shuffle(found)
    return found


def loss_of(network: Relating, picked: list[Sample]) -> tuple[Tensor, dict[str, float]]:
    """The mean loss, and figures for the log."""
    longest = max(map(len, picked))
    ids = torch.zeros(len(picked), longest, dtype=torch.long)
    parts = torch.full((len(picked), longest), -1)
    for i, one in enumerate(picked):
        ids[i, : len(one)] = torch.from_numpy(one.ids)
        parts[i, : len(one)] = torch.from_numpy(one.parts)
    weight = torch.tensor([one.weight for one in picked])
    position = torch.tensor([one.position for one in picked])
    stance = torch.tensor([one.stance for one in picked])
    says, stances = network(ids, parts)
    by_position = F.cross_entropy(says.float(), position, reduction="none", label_smoothing=0.05)
    by_stance = F.cross_entropy(stances.float(), stance, reduction="none")
    taught = torch.tensor([one.soft is not None for one in picked])
    soft = torch.zeros(len(picked), 7)
    for i, one in enumerate(picked):
        if one.soft is not None:
            soft[i] = torch.from_numpy(one.soft.astype(np.float32))
    by_teacher = -(soft * says.float().log_softmax(-1)).sum(-1)
    # Gold, where there is some, and the teacher count alike.
    both = torch.where(position != STANCE, (by_position + by_teacher) / 2, by_teacher)
    by_position = torch.where(taught, both, by_position)
    own = (position != STANCE) | taught
    loss = ((by_position * own + by_stance * ~own) * weight).mean()
    known = position != STANCE
    right = (says.argmax(-1) == position)[known].float().mean().item() if known.any() else float("nan")
    return loss, {"loss": loss.item(), "right": right}


def train(rank: int, world: int, arguments: argparse.Namespace) -> None:
    torch.set_num_threads(arguments.threads)
    out = pathlib.Path(arguments.out)
    if world > 1:
        dist.init_process_group(
            "gloo", init_method=f"file://{(out / 'meet').resolve()}", rank=rank, world_size=world
        )
    torch.manual_seed(arguments.seed)
    shape = TEACHER if arguments.teacher else STUDENT
    network = Relating(dataclasses.replace(shape, inner_dropout=arguments.dropout))
    load(network, pathlib.Path(arguments.base) / "model.safetensors")
    if arguments.resume:
        network.load_state_dict(torch.load(arguments.resume)["weights"])
    torch.manual_seed(arguments.seed + 1000 * rank)
    pool_of = Pool(arguments)
    for frozen in (
        network.words,
        network.positions,
        network.kinds,
        *network.layers[: arguments.frozen_layers],
    ):
        frozen.requires_grad_(False)
    if network.near is not None:
        network.near.requires_grad_(False)
    body = [p for n, p in network.named_parameters() if p.requires_grad and n.startswith(("layers", "norm"))]
    known = set(map(id, body))
    heads = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    # The network runs in bfloat16 throughout, which saves a fifth of the time; what is trained is float32.
    average = {n: v.clone() for n, v in network.state_dict().items()}
    names = {id(p): n for n, p in network.named_parameters()}
    exact = {id(p): p.detach().clone().requires_grad_(True) for p in body + heads}
    network.bfloat16()
    groups = [
        {"params": [exact[id(p)] for p in body], "peak": arguments.rate},
        {"params": [exact[id(p)] for p in heads], "peak": arguments.rate * 4},
    ]
    optimizer = torch.optim.AdamW(groups, lr=0.0, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    trained = [exact[id(p)] for p in body + heads]
    begun, saved, step = time.monotonic(), time.monotonic(), 0
    running: dict[str, float] = {}
    log = (out / "log.jsonl").open("a") if rank == 0 else None
    network.train()
    for epoch in itertools.count(1):
        pool = pool_of.epoch(arguments.seed * 100 + epoch)
        steps = batches(pool, arguments.tokens, world, random.Random(arguments.seed * 100 + epoch))
        if log:
            log.write(json.dumps({"epoch": epoch, "rows": len(pool), "steps": len(steps)}) + "\n")
        for picked in steps:
            mine = [pool[i] for i in picked[rank::world] or picked[:1]]
            loss, told = loss_of(network, mine)
            loss.backward()
            for p in body + heads:
                exact[id(p)].grad = torch.zeros_like(exact[id(p)]) if p.grad is None else p.grad.float()
                p.grad = None
            elapsed = (time.monotonic() - begun) / 60 / arguments.minutes
            if world > 1:
                elapsed = averaged(trained, elapsed, world)
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * min(1.0, (step + 1) / 100) * max(0.0, 1.0 - elapsed)
            optimizer.step()
            with torch.no_grad():
                for p in body + heads:
                    p.copy_(exact[id(p)])
            step += 1
            if step % 4 == 0:
                keep = min(0.995, step / (step + 10)) ** 4
                with torch.no_grad():
                    for p in body + heads:
                        average[names[id(p)]].lerp_(exact[id(p)], 1 - keep)
            for key, value in told.items():
                if value == value:
                    running[key] = running.get(key, value) * 0.98 + value * 0.02
            if log and step % 20 == 0:
                row = {"step": step, "of": len(steps), "epoch": epoch, "elapsed": round(elapsed, 3)}
                log.write(json.dumps(row | {k: round(v, 4) for k, v in running.items()}) + "\n")
                log.flush()
            if rank == 0 and (elapsed >= 1 or time.monotonic() - saved > 180):
                torch.save({"weights": average, "step": step}, out / "checkpoint.tmp")
                (out / "checkpoint.tmp").replace(out / "checkpoint.pt")
                saved = time.monotonic()
            if elapsed >= 1:
                return


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", required=True, help="folder with FNC-1")
    parser.add_argument("--base", required=True, help="folder with all-MiniLM-L6-v2, or all-mpnet-base-v2")
    parser.add_argument(
        "--teacher", action="store_true", help="train the larger network, from all-mpnet-base-v2"
    )
    parser.add_argument("--tokenizer", help="folder with MiniLM's tokenizer.json; else that of --base")
    parser.add_argument("--frozen-layers", type=int, default=0, help="lowest layers that stay as they are")
    parser.add_argument("--threads", type=int, default=1, help="threads of a process")
    parser.add_argument("--readings", required=True, help="folder with polnear.readings.jsonl")
    parser.add_argument("--questions", help="pickled questions (judge.py questions)")
    parser.add_argument("--repeat", type=int, default=1, help="times each claim is seen in an epoch")
    parser.add_argument("--selfmade", type=float, default=0.0, help="share of PolNeAR's texts in an epoch")
    parser.add_argument("--weight", type=float, default=1.0, help="weight of selfmade pairs")
    parser.add_argument("--soft", help="what the teacher says (teach.py); all of it in each epoch")
    parser.add_argument("--headlines", type=float, default=0.0, help="share of the headlines in an epoch")
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--tokens", type=int, default=3200, help="pieces a process and step")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--dropout", type=float, default=0.0, help="within layers; slow to draw")
    parser.add_argument("--masked", type=float, default=0.0, help="share of a claim's pieces that is masked")
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

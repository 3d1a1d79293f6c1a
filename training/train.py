"""Train the attribution reader on PolNeAR's train part and the dispatches in training/wire.

Runs in one-thread processes that average their gradients (two such processes are faster than two
threads). The learning rate falls to nothing over the minutes given, so that a slower machine trains
less, not longer. Writes OUT/checkpoint.pt (averaged weights) every few minutes and OUT/log.jsonl.

usage: python training/train.py --corpora ../shared/corpora --base MINILM_DIR --out runs/one --minutes 90
"""

from __future__ import annotations

import argparse
import itertools
import json
import pathlib
import pickle
import random
import sys
import time

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from tokenizers import Tokenizer

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from averaging import averaged
from data import Sample, polnear, samples
from losses import step_loss
from model import STUDENT, TEACHER, Network, load_minilm, load_mpnet
from nesting import composed
from texts import texts

from onrecord.reading.windows import Widths

AVERAGED = 4  # the running average of the weights takes in every fourth step


class Pool:
    """Training windows: PolNeAR once, composed nestings once (new ones each epoch), invented texts
    `repeat` times; with the teacher's labels where `soft` holds them (teach.py)."""

    def __init__(self, arguments: argparse.Namespace, widths: Widths) -> None:
        self.arguments, self.widths = arguments, widths
        self.tokenizer = Tokenizer.from_file(arguments.tokenizer)
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        corpora = pathlib.Path(arguments.corpora)
        self.articles = [(text, gold) for _, text, gold in polnear(corpora / "polnear-train.jsonl")]
        if arguments.soft:
            with pathlib.Path(arguments.soft).open("rb") as file:
                self.fixed = [s for sample, repeat in pickle.load(file) for s in [sample] * repeat]
            return
        self.fixed = []
        for text in texts(corpora, pathlib.Path(arguments.silver), arguments.repeat):
            if text.gold is not None:
                found = samples(text.text, text.gold, self.tokenizer, widths, text.flat, text.names)
                self.fixed += found * text.repeat

    def epoch(self, number: int) -> list[Sample]:
        found = list(self.fixed)
        for text, gold in composed(self.articles, self.arguments.composed, seed=number):
            found += samples(text, gold, self.tokenizer, self.widths, flat_only=False)
        return found


def train(rank: int, world: int, arguments: argparse.Namespace) -> None:
    torch.set_num_threads(arguments.threads)
    out = pathlib.Path(arguments.out)
    if world > 1:
        dist.init_process_group(
            "gloo", init_method=f"file://{(out / 'meet').resolve()}", rank=rank, world_size=world
        )
    torch.manual_seed(arguments.seed + rank)
    widths = Widths(left=8, right=4)  # less context than at reading time: it costs and teaches nothing
    source = Pool(arguments, widths)
    network = Network(TEACHER if arguments.teacher else STUDENT)
    torch.manual_seed(arguments.seed)
    load = load_mpnet if arguments.teacher else load_minilm
    load(network, str(pathlib.Path(arguments.base) / "model.safetensors"))
    if arguments.resume:
        missing, unexpected = network.load_state_dict(torch.load(arguments.resume)["weights"], strict=False)
        assert not unexpected and {name.split(".")[1] for name in missing} <= {"flat", "names"}, missing
    if world > 1:
        for value in network.state_dict().values():
            dist.broadcast(value, 0)
    frozen = {network.encoder.words.weight, network.encoder.positions.weight, network.encoder.kinds.weight}
    if network.encoder.near is not None:
        frozen.add(network.encoder.near.weight)
    for layer in network.encoder.layers[: arguments.frozen_layers]:
        frozen |= set(layer.parameters())
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
    optimizer = torch.optim.AdamW(groups, lr=0.0, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    trained = encoder + heads
    average = {n: v.clone() for n, v in network.state_dict().items()}
    rng = random.Random(arguments.seed * 7 + 1)
    begun, step, saved = time.monotonic(), 0, time.monotonic()
    log = (out / "log.jsonl").open("a") if rank == 0 else None
    network.train()
    running: dict[str, float] = {}
    for epoch in itertools.count(1):
        pool = source.epoch(epoch)
        if log:
            log.write(json.dumps({"epoch": epoch, "windows": len(pool)}) + "\n")
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
            own = rng if world == 1 else random.Random(step * world + rank)
            with torch.autocast("cpu", torch.bfloat16):
                loss, parts = step_loss(network, [pool[j] for j in mine], widths, own)
            loss.backward()
            if world > 1:
                elapsed = averaged(trained, elapsed, world)
            norm = float(torch.nn.utils.clip_grad_norm_(trained, 1.0))
            for group in optimizer.param_groups:
                group["lr"] = (
                    group["peak"] * min(1.0, (step + 1) / arguments.warmup) * max(0.0, 1.0 - elapsed)
                )
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            if step % AVERAGED == 0:
                keep = min(0.996, step / (step + 10)) ** AVERAGED
                with torch.no_grad():
                    for name, value in network.named_parameters():
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
    parser.add_argument("--tokenizer", help="MiniLM's tokenizer.json; BASE/tokenizer.json if not given")
    parser.add_argument(
        "--teacher", action="store_true", help="train the teacher: BASE holds all-mpnet-base-v2"
    )
    parser.add_argument("--silver", default="runs", help="folder with names/ and acts/ (texts.py)")
    parser.add_argument("--soft", help="what the teacher says of the texts (teach.py)")
    parser.add_argument("--out", required=True, help="folder for checkpoint and log")
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--frozen-layers", type=int, default=0, help="lowest layers that stay as they are")
    parser.add_argument("--threads", type=int, default=1, help="threads a process")
    parser.add_argument("--batch", type=int, default=5, help="windows a process and step")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--head-rate", type=float, default=6e-4)
    parser.add_argument("--warmup", type=int, default=120, help="steps")
    parser.add_argument("--composed", type=int, default=220, help="composed texts with nested attributions")
    parser.add_argument("--repeat", type=int, default=2, help="times each dispatch is seen in an epoch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", help="checkpoint to start from")
    arguments = parser.parse_args()
    arguments.tokenizer = arguments.tokenizer or str(pathlib.Path(arguments.base) / "tokenizer.json")
    out = pathlib.Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "meet").unlink(missing_ok=True)
    if arguments.processes == 1:
        train(0, 1, arguments)
    else:
        mp.spawn(train, (arguments.processes, arguments), nprocs=arguments.processes)


if __name__ == "__main__":
    main()

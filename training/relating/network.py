"""The relating network in torch. Only training uses torch."""

from __future__ import annotations

import pathlib
import sys

import torch
from torch import Tensor, nn

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from model import STUDENT, Layer, Shape, buckets, minilm, mpnet

from onrecord.standing.passages import CLAIM, CONTENT, PARTS, SOURCE

CLS, SEP = 101, 102  # of the shared vocabulary
_ROBERTA_CLS, _ROBERTA_SEP = 0, 2


class Relating(nn.Module):
    """ids, parts: [b, n] -> log odds of the positions [b, 7], and for training on headlines of stances
    [b, 4]. Pieces of padding have part -1."""

    def __init__(self, shape: Shape = STUDENT) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.kinds = nn.Embedding(2, shape.width)
        self.parts = nn.Embedding(PARTS, shape.width)
        nn.init.zeros_(self.parts.weight)
        self.shape = shape
        self.near = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(
            Layer(shape.width, shape.heads, shape.inner, shape.inner_dropout, True, shape.epsilon)
            for _ in range(shape.layers)
        )
        self.inner = nn.Linear(3 * shape.width, shape.width)
        self.label = nn.Linear(shape.width, 7)
        self.stance = nn.Linear(shape.width, 4)

    def forward(self, ids: Tensor, parts: Tensor) -> tuple[Tensor, Tensor]:
        known = parts >= 0
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(self._rows(ids)) + self.positions(at + self.shape.skipped_positions)
        x = x + self.kinds.weight[0] + self.parts(parts.clamp(min=0))
        mask = torch.where(known, 0.0, -1e4)[:, None, None, :].to(x.dtype)
        if self.near is not None:
            mask = mask + self.near(buckets(at, self.shape.buckets)).permute(2, 0, 1)[None].to(x.dtype)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        means = [self._mean(x, parts == CLAIM), self._mean(x, (parts >= SOURCE) & (parts <= CONTENT))]
        state = torch.tanh(self.inner(self.dropout(torch.cat([x[:, 0], *means], -1))))
        return self.label(state), self.stance(state)

    def _rows(self, ids: Tensor) -> Tensor:
        """The rows of the vocabulary that pieces stand in: the teacher's has its own ends of text first."""
        if not self.shape.skipped_words:
            return ids
        rows = ids + self.shape.skipped_words
        return rows.masked_fill(ids == CLS, _ROBERTA_CLS).masked_fill(ids == SEP, _ROBERTA_SEP)

    def _mean(self, x: Tensor, which: Tensor) -> Tensor:
        weight = which.to(x.dtype)[..., None]
        return (x * weight).sum(1) / weight.sum(1).clamp(min=1)


def load(network: Relating, model: pathlib.Path) -> None:
    """Fill the network from the model.safetensors of all-MiniLM-L6-v2, or of all-mpnet-base-v2 where it has
    the teacher's shape. Words stay as they are, since the reader's do."""
    put = (mpnet if network.near is not None else minilm)(str(model), len(network.layers))
    missing, unexpected = network.load_state_dict(put, strict=False)
    assert not unexpected and {n.split(".")[0] for n in missing} <= {
        "parts",
        "inner",
        "label",
        "stance",
        "kinds",
    }
    if network.near is not None:
        nn.init.zeros_(network.kinds.weight)

"""The relating network in torch. Only training uses torch."""

from __future__ import annotations

import pathlib
import sys

import torch
from torch import Tensor, nn

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from model import STUDENT, Layer, Shape

from onrecord.standing.passages import CLAIM, CONTENT, PARTS, SOURCE


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
        x = self.words(ids) + self.positions(at) + self.kinds.weight[0] + self.parts(parts.clamp(min=0))
        mask = torch.where(known, 0.0, -1e4)[:, None, None, :].to(x.dtype)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        means = [self._mean(x, parts == CLAIM), self._mean(x, (parts >= SOURCE) & (parts <= CONTENT))]
        state = torch.tanh(self.inner(self.dropout(torch.cat([x[:, 0], *means], -1))))
        return self.label(state), self.stance(state)

    def _mean(self, x: Tensor, which: Tensor) -> Tensor:
        weight = which.to(x.dtype)[..., None]
        return (x * weight).sum(1) / weight.sum(1).clamp(min=1)

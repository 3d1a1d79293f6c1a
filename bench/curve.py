"""Curves over sizes that grow tenfold, as a small SVG; both axes are logarithmic."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT = 720, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 500, 20, 350  # of the field within, the names stand right of it
_COLOURS = ("#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#d68910", "#555555")


@dataclass(frozen=True, slots=True)
class Line:
    """One curve: a value for each size, None where there is none."""

    name: str
    values: Sequence[float | None]


def curve(
    sizes: Sequence[int], lines: Sequence[Line], *, across: str, up: str, bound: float | None = None
) -> str:
    """The curves with their names at their ends; `bound` is drawn as a dashed line."""
    field = _Field(sizes, [value for line in lines for value in line.values if value] + [bound or 1.0])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        *field.grid(),
        _words(f"{across}", (_LEFT + _RIGHT) / 2, _HEIGHT - 8, "middle"),
        f'<g transform="rotate(-90 14 {(_TOP + _BOTTOM) / 2:.0f})">'
        + _words(up, 14, (_TOP + _BOTTOM) / 2, "middle")
        + "</g>",
    ]
    if bound is not None:
        y = field.y(bound)
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{_RIGHT}" stroke="#c0392b" stroke-dasharray="5 4"/>')
    ends: list[float] = []
    for line, colour in zip(lines, _COLOURS * (1 + len(lines) // len(_COLOURS)), strict=False):
        points = [
            (field.x(at), field.y(value)) for at, value in zip(sizes, line.values, strict=True) if value
        ]
        if points:
            parts.append(_drawn(points, colour))
            ends.append(_free(points[-1][1], ends))
            parts.append(_words(line.name, points[-1][0] + 8, ends[-1] + 4, "start", colour))
    return "\n".join([*parts, "</svg>"]) + "\n"


class _Field:
    """Where a size and a value stand."""

    def __init__(self, sizes: Sequence[int], values: Sequence[float]) -> None:
        self._first = math.log10(min(sizes))
        self._last = max(math.log10(max(sizes)), self._first + 1)
        self._low, self._high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def x(self, size: float) -> float:
        share = (math.log10(size) - self._first) / (self._last - self._first)
        return _LEFT + share * (_RIGHT - _LEFT)

    def y(self, value: float) -> float:
        share = (math.log10(value) - self._low) / max(1, self._high - self._low)
        return _BOTTOM - share * (_BOTTOM - _TOP)

    def grid(self) -> list[str]:
        """A line for each power of ten, with its number."""
        parts = []
        for power in range(self._low, self._high + 1):
            y = self.y(10.0**power)
            parts.append(f'<path d="M{_LEFT} {y:.1f}H{_RIGHT}" stroke="#dddddd"/>')
            parts.append(_words(f"{10.0**power:,g}", _LEFT - 8, y + 4, "end"))
        for power in range(math.ceil(self._first - 0.1), math.floor(self._last + 0.1) + 1):
            x = self.x(10.0**power)
            parts.append(f'<path d="M{x:.1f} {_TOP}V{_BOTTOM}" stroke="#dddddd"/>')
            parts.append(_words(f"{10**power:,}", x, _BOTTOM + 18, "middle"))
        return parts


def _drawn(points: Sequence[tuple[float, float]], colour: str) -> str:
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points)
    return f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}'


def _free(wanted: float, taken: Sequence[float]) -> float:
    """The nearest height to the wanted one at which no other name stands."""
    steps = sorted(range(-12, 13), key=abs)
    return next(
        (wanted + 14 * step for step in steps if all(abs(wanted + 14 * step - one) >= 14 for one in taken)),
        wanted,
    )


def _words(words: str, x: float, y: float, anchor: str, colour: str = "#333333") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'

"""The standing board: a row a party, time from left to right, the status as a band above.

A mark a position, with a shape, a colour and its word, or two letters of it where there is no room. What is
on record but not counted (taken or told after the day that is asked for) stays in its place, in brackets and
with a broken line, so that nothing jumps while a clock is turned.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from onrecord.export.axis import Axis, axis
from onrecord.export.timeline import SHORT, History
from onrecord.schema.position import Label, Position, Standing, Status
from onrecord.web.drawing.marks import shape
from onrecord.web.drawing.svg import element, group, line, picture, rect, text

COLUMN = 8
"""Pixels of one column of the axis."""
_LETTER = 7.6
"""Pixels of a letter of the marks' words, nearly."""
_TAIL = 12
_LANE = 34
_TOP = 58
_NAME_ABOVE = 22
_NAME_LINES = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """`columns` of time; names take `beside` pixels left of their rows or, where that is 0, stand above;
    `letters` of a name fit on a line."""

    columns: int
    beside: int
    letters: int

    @property
    def width(self) -> int:
        return self.beside + self.columns * COLUMN


WIDE = Layout(columns=112, beside=216, letters=28)
NARROW = Layout(columns=41, beside=0, letters=44)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What is drawn: all `positions` on a claim in order, its `standing` and `history` as they were asked
    for, and the day `at`, None where all days count. Links are made by `statement` (None where a position
    has no statement) and `actor`."""

    positions: Sequence[Position]
    standing: Standing
    history: History
    at: str | None
    statement: Callable[[Position], str | None]
    actor: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Mark:
    """Positions of one party in one column that are told as one: same label, all counted or none."""

    label: Label
    counted: bool
    positions: tuple[Position, ...]


def board(told: Board, layout: Layout) -> Markup:
    """The board as one <svg>. The days of all positions are its axis, whatever is counted."""
    days = [one.day for one in told.positions] + [day for day, _ in told.history]
    where = axis(days, layout.columns, _TAIL)
    rows: list[Markup] = []
    y = float(_TOP)
    for (key, name), own in _parties(told.positions).items():
        drawn, height = _row(told, layout, where, key, name, own)
        rows.append(group(drawn, class_="row", transform=f"translate(0 {y:g})"))
        y += height
    top = [
        *_days(layout, where, y),
        _band(told, layout, where),
        *_clock(told, layout, where, y),
    ]
    label = f"Positions on: {told.standing.claim}"
    return picture(layout.width, y + 24, [*top, *rows], label=label, class_="board")


def _parties(positions: Sequence[Position]) -> Mapping[tuple[str, str], list[Position]]:
    """Each party's positions, the first to take one first; two of one name stay apart."""
    found: dict[tuple[str, str], list[Position]] = {}
    for one in positions:
        found.setdefault((one.key, one.actor), []).append(one)
    return found


def _days(layout: Layout, where: Axis, bottom: float) -> list[Markup]:
    drawn: list[Markup] = []
    for column, label in where.ticks():
        x = _x(layout, column)
        drawn.append(text(label, x - 6, 14, "day"))
        drawn.append(line(x, 20, x, bottom, "tick"))
    return drawn


def _band(told: Board, layout: Layout, where: Axis) -> Markup:
    """The statuses one after the other, each from its day on, the last up to the clock."""
    starts: dict[int, Status] = {}
    for day, status in told.history:
        # Of several that begin in one column the last is drawn.
        starts[where.places[day]] = status
    end = float(layout.columns)
    if told.at is not None and told.history:
        end = min(end, max(where.near(told.at), max(starts)) + 1)
    columns = sorted(starts)
    drawn: list[Markup] = []
    for column, after in zip(columns, [*columns[1:], end], strict=False):
        status = starts[column]
        width = (after - column) * COLUMN - 2
        word: str = status if len(status) * _LETTER + 12 <= width else status[:2]
        x = _x(layout, column) - 6
        inner = [element("title", status), rect(x, 24, width, 24, "bar"), text(word, x + 6, 41, "word")]
        drawn.append(group(inner, class_=f"status {status}"))
    name = [text("status", 0, 41, "name")] if layout.beside else []
    return group([*name, *drawn], class_="band")


def _clock(told: Board, layout: Layout, where: Axis, bottom: float) -> list[Markup]:
    if told.at is None:
        return []
    x = _x(layout, where.near(told.at)) + COLUMN
    at = max(min(x - 36, layout.width - 76), 0)
    return [line(x, 20, x, bottom, "clock"), text(told.at, at, bottom + 16, "clock")]


def _row(
    told: Board, layout: Layout, where: Axis, key: str, name: str, own: Sequence[Position]
) -> tuple[list[Markup], float]:
    """One party's name and marks, and the height that they take."""
    top = 0 if layout.beside else _NAME_ABOVE
    lanes = _lanes(told, where, own)
    height = top + _LANE * max(len(marks) for marks in lanes.values())
    drawn = [line(0, 0, layout.width, 0, "rule"), _name(told, layout, key, name)]
    columns = sorted(lanes)
    for column, after in zip(columns, [*columns[1:], layout.columns], strict=True):
        x, room = _x(layout, column), (after - column) * COLUMN
        for number, one in enumerate(lanes[column]):
            y = top + _LANE * number + _LANE / 2
            drawn.append(_mark(told, one, x, y, room, kept=number == len(lanes[column]) - 1))
    return drawn, height


def _lanes(told: Board, where: Axis, own: Sequence[Position]) -> dict[int, list[_Mark]]:
    """The marks of each column; what is counted first, then what is not."""
    counted = set(told.standing.positions)
    found: dict[int, dict[tuple[bool, Label], list[Position]]] = {}
    for one in own:
        column = found.setdefault(where.places[one.day], {})
        column.setdefault((one in counted, one.label), []).append(one)
    return {
        column: [
            _Mark(label, is_counted, tuple(same))
            for (is_counted, label), same in sorted(marks.items(), key=lambda mark: not mark[0][0])
        ]
        for column, marks in found.items()
    }


def _name(told: Board, layout: Layout, key: str, name: str) -> Markup:
    lines = wrap(name, layout.letters) or ["unnamed"]
    if len(lines) > _NAME_LINES or (not layout.beside and len(lines) > 1):
        lines = [*lines[: _NAME_LINES - 1], lines[_NAME_LINES - 1]] if layout.beside else lines[:1]
        lines[-1] = lines[-1][: layout.letters - 1].rstrip() + "…"
    first = 15 if len(lines) > 1 or not layout.beside else 21
    drawn = [text(words, 0, first + 15 * number, "name") for number, words in enumerate(lines)]
    return element("a", element("title", name), *drawn, href=told.actor(key), class_="party")


def _mark(told: Board, mark: _Mark, x: float, y: float, room: float, *, kept: bool) -> Markup:
    """One mark with its word, a line to the next where what it says is held until then."""
    count = f" ×{len(mark.positions)}" if len(mark.positions) > 1 else ""
    decides = mark.counted and any(one in told.standing.deciding for one in mark.positions)
    word = _worded(mark, mark.label + count)
    if 12 + len(word) * _LETTER > room - 10:
        word = _worded(mark, SHORT[mark.label] + count.strip())
    end = 12 + len(word) * _LETTER
    classes = ["mark", mark.label, "" if mark.counted else "later", "decides" if decides else ""]
    inner = [
        element("title", _title(mark, decides)),
        rect(-12, -15, max(min(end + 4, room - 4), 24) + 10, 30, "target"),
        shape(mark.label),
        text(word, 12, 4.5, "word"),
    ]
    if kept and mark.counted and room - 14 > end:
        inner.insert(1, line(end + 2, 0, room - 12, 0, "held"))
    placed = {"class_": " ".join(filter(None, classes)), "transform": f"translate({x:g} {y:g})"}
    href = told.statement(mark.positions[0])
    return element("a", *inner, href=href, **placed) if href else group(inner, **placed)


def _worded(mark: _Mark, word: str) -> str:
    return word if mark.counted else f"({word})"


def _title(mark: _Mark, decides: bool) -> str:
    """What a pointer and a screen reader are told of a mark."""
    one = mark.positions[0]
    words = one.evidence.words
    parts = [
        f"{one.actor} {mark.label}, {one.day or 'day unknown'}",
        "" if mark.counted else "not counted on the days asked for",
        "decides" if decides else "",
        f"{len(mark.positions)} statements, this is the first" if len(mark.positions) > 1 else "",
        f"“{words if len(words) <= 90 else words[:89] + '…'}”" if words else "set by a person",
    ]
    return "; ".join(filter(None, parts))


def _x(layout: Layout, column: float) -> float:
    return layout.beside + 8 + column * COLUMN


def parties_first(positions: Sequence[Position], most: int) -> tuple[list[Position], int]:
    """The positions of the first `most` parties, and how many parties are left out."""
    parties = list(_parties(positions))
    shown = set(parties[:most])
    return [one for one in positions if (one.key, one.actor) in shown], max(len(parties) - most, 0)

"""A standing drawn over time: a row an actor, time from left to right, the status as a band above.

Each mark has a shape of its own and the word, or two letters of it, so that nothing rests on colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.columns import Columns
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from onrecord.export.axis import Axis, axis
from onrecord.export.text import one_line
from onrecord.schema.position import Label, Position, Standing, Status

SHAPES: Mapping[Label, str] = {
    "asserts": "●",
    "confirms": "◆",
    "denies": "×",
    "declines": "○",
    "doubts": "◇",
    "retracts": "◁",
}
SHORT: Mapping[Label, str] = {
    "asserts": "As",
    "confirms": "Co",
    "denies": "De",
    "declines": "Dc",
    "doubts": "Do",
    "retracts": "Re",
}
STYLES: Mapping[Label, str] = {
    "asserts": "green",
    "confirms": "bold green",
    "denies": "bold red",
    "declines": "yellow",
    "doubts": "cyan",
    "retracts": "magenta",
}
MORE = "+"

History = Sequence[tuple[str | None, Status]]
"""The days on which a status began, with that status, earliest first; None for a day that is unknown."""

_TAIL = 11
"""Columns right of the last day: room for the longest status or mark with its word."""
_NARROW = 80
"""In fewer columns than this names stand above their rows, not beside them."""
_NAME = 4
"""Beside rows, names take at most this part of the width; longer ones are folded."""
_GAP = 2
_STATUS = "status"


@dataclass(frozen=True, slots=True)
class Timeline:
    """What rich prints of a standing with at least one position, in whatever width there is.

    `history` is how the status came to be; without it the band has only the status that holds.
    """

    standing: Standing
    history: History = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        names = [one_line(name) for name in _actors(self.standing).values()]
        beside = options.max_width >= _NARROW
        longest = max([len(_STATUS), *(Text(name).cell_len for name in names)])
        own = min(longest, options.max_width // _NAME) if beside else 0
        width = max(options.max_width - own - (_GAP if beside else 0), 1)
        drawn = _Drawing.of(self.standing, self.history, width)
        rows = [("", drawn.days), (_STATUS, drawn.band), *zip(names, drawn.rows, strict=True)]
        if beside:
            yield _beside(rows, own, width)
        else:
            yield from _above(rows)
        if legend := drawn.legend():
            yield Columns([Text(told, style="dim") for told in legend], padding=(0, 2))


def mark(label: Label) -> str:
    """The shape and the word: "× denies"."""
    return f"{SHAPES[label]} {label}"


def _actors(standing: Standing) -> dict[tuple[str, str], str]:
    """The names of those who took a position, the first to do so first; two of one name stay apart."""
    return {(one.key, one.actor): one.actor for one in standing.positions}


def _beside(rows: Sequence[tuple[str, Text]], own: int, width: int) -> Table:
    """Names left of their rows, folded where they are long."""
    told = Table.grid(padding=(0, _GAP, 0, 0))
    told.add_column(width=own, overflow="fold")
    told.add_column(width=width, no_wrap=True)
    for name, drawn in rows:
        told.add_row(Text(name, style="dim" if name == _STATUS else ""), drawn)
    return told


def _above(rows: Sequence[tuple[str, Text]]) -> Iterator[Text]:
    for name, drawn in rows:
        # The band has its word in it.
        if name and name != _STATUS:
            yield Text(name)
        yield drawn


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The lines of a timeline, each `width` columns at most, and what its legend must explain."""

    days: Text
    band: Text
    rows: tuple[Text, ...]
    shortened: frozenset[Label]
    more: bool
    shared: bool

    @classmethod
    def of(cls, standing: Standing, history: History, width: int) -> _Drawing:
        band: list[tuple[str | None, Status]] = list(history) or (
            [(standing.since, standing.status)] if standing.since else []
        )
        days = [one.day for one in standing.positions] + [day for day, _ in band]
        where = axis(days, width, min(_TAIL, width // 3))
        rows = {key: _Row(where) for key in _actors(standing)}
        for one in standing.positions:
            rows[one.key, one.actor].add(one)
        drawn = tuple(row.draw() for row in rows.values())
        return cls(
            days=Text(where.labels(), style="dim"),
            band=_band(band, where),
            rows=drawn,
            shortened=frozenset(label for row in rows.values() for label in row.shortened),
            more=any(row.more for row in rows.values()),
            shared=where.shared,
        )

    def legend(self) -> list[str]:
        """What shortened words, the sign for more and shared columns mean."""
        told = [f"{SHAPES[label]}{SHORT[label]} {label}" for label in SHAPES if label in self.shortened]
        if self.more:
            told.append(f"{MORE} more than one")
        if self.shared:
            told.append("a column may hold several days")
        return told


class _Row:
    """The marks of one actor."""

    def __init__(self, where: Axis) -> None:
        self._where = where
        self._marks: dict[int, Label] = {}
        self._several: set[int] = set()
        self.shortened: set[Label] = set()

    @property
    def more(self) -> bool:
        return bool(self._several)

    def add(self, position: Position) -> None:
        """Adds the next position; of several in one column the last is drawn."""
        at = self._where.places[position.day]
        if at in self._marks:
            self._several.add(at)
        self._marks[at] = position.label

    def draw(self) -> Text:
        """Each mark with a line from it to the next, the word in full where there is room for it."""
        columns = sorted(self._marks)
        line = Text(" " * (columns[0] if columns else 0))
        for at, end in _stretches(columns, self._where.width):
            label = self._marks[at]
            sign = MORE if at in self._several else ""
            word: str = label
            if end - at < len(label) + len(sign) + 2:
                word = SHORT[label]
                self.shortened.add(label)
            told = (SHAPES[label] + word + sign)[: end - at]
            line.append(told, style=STYLES[label])
            line.append("─" * (end - at - len(told)), style="dim")
        return line


def _band(band: History, where: Axis) -> Text:
    """The statuses one after the other, each from its day on; one that is shorter than its word has
    none."""
    starts: dict[int, Status] = {}
    for day, status in band:
        # Of several that begin in one column the last is drawn.
        starts[where.places[day]] = status
    columns = sorted(starts)
    line = Text(" " * (columns[0] if columns else 0))
    for at, end in _stretches(columns, where.width):
        word = f"▐{starts[at]} "
        told = word if len(word) <= end - at else "▐"
        line.append(told, style="bold")
        line.append("━" * (end - at - len(told)), style="dim")
    return line


def _stretches(columns: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    """From each column to the next, from the last to `end`."""
    return zip(columns, [*columns[1:], end], strict=False)

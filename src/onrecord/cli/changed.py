"""What changed, for a terminal: report after report, and under each the claims on which it bears."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.tables import ID_SHOWN
from onrecord.export.text import WHAT, WHO, one_line
from onrecord.export.timeline import STYLES, mark
from onrecord.schema.change import Change
from onrecord.schema.position import Position

_IN = 2
"""Columns by which what belongs to something stands right of it."""


def changes_text(changes: Sequence[Change]) -> RenderableType:
    """The changes in their order, those that one report brought under one heading."""
    shown: list[RenderableType] = []
    for _, some in groupby(changes, key=lambda one: one.report):
        told = list(some)
        shown += [_heading(told[0]), *(Padding(_change(one), (0, 0, 0, _IN)) for one in told), ""]
    return Group(*shown)


def _heading(change: Change) -> Text:
    day = change.published and change.published[:10]
    facts = (change.publisher, day, change.title or change.input)
    told = Text(f"{change.recorded:%Y-%m-%d %H:%M}  ", style="dim")
    return told.append(" · ".join(one_line(fact) for fact in facts if fact), style="bold not dim")


def _change(change: Change) -> RenderableType:
    changed = change.before != change.after
    status = f"{change.before} → {change.after}" if changed else f"still {change.after}"
    line = Text.assemble(
        (status, "bold" if changed else "dim"),
        "  ",
        one_line(change.claim.sentence),
        (f"  {change.claim.id[:ID_SHOWN]}", "dim"),
    )
    return Group(line, *(Padding(line, (0, 0, 0, _IN)) for line in _positions(change.positions)))


def _positions(positions: Sequence[Position]) -> Iterator[Text]:
    """Who takes which position, when and in which words; a joint statement on one line."""
    for (_, label, day), some in groupby(
        positions, key=lambda one: (one.evidence.statement, one.label, one.day)
    ):
        same = list(some)
        line = Text(", ").join(Text(one_line(one.actor), style=WHO) for one in same)
        line.append(f"  {mark(label)}", style=STYLES[label])
        line.append(f"  {day}" if day else "", style="dim")
        yield line.append(f"  {one_line(same[0].evidence.words)}", style=WHAT)

"""Stretches of days, one below the other: from when to when something was so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from markupsafe import Markup

from onrecord.export.axis import axis
from onrecord.web.drawing.svg import element, group, line, picture, rect, text

_COLUMN = 8
_COLUMNS = 80
_TAIL = 12
_ROW = 38
_TOP = 26
_LETTERS = 78


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words, with the first and last day on which they were seen (None where no day is known)."""

    words: str
    first: str | None
    last: str | None


def stretches(rows: Sequence[Stretch], label: str) -> Markup:
    """A bar a row, its words above it; empty where there are no rows."""
    if not rows:
        return Markup()
    where = axis([day for row in rows for day in (row.first, row.last)], _COLUMNS, _TAIL)
    bottom = _TOP + _ROW * len(rows)
    drawn = [
        part
        for column, words in where.ticks()
        for part in (
            text(words, column * _COLUMN + 2, 14, "day"),
            line(column * _COLUMN + 6, 20, column * _COLUMN + 6, bottom, "tick"),
        )
    ]
    for number, row in enumerate(rows):
        start, end = (where.places[day] * _COLUMN for day in (row.first, row.last))
        days = f"{row.first or 'no day'} to {row.last or 'no day'}"
        words = shorten(row.words, _LETTERS, placeholder=" …") or row.words[:_LETTERS]
        bar = rect(start, 20, end - start + 12, 8, "bar")
        inner = [element("title", f"{row.words}: {days}"), text(words, 0, 14, "word"), bar]
        drawn.append(group(inner, transform=f"translate(0 {_TOP + _ROW * number})"))
    return picture(_COLUMNS * _COLUMN, bottom, drawn, label=label, class_="stretches")

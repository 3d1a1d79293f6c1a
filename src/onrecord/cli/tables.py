"""Tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from onrecord.export.text import HOW, WHAT, WHO, one_line
from onrecord.record import FoundStatement
from onrecord.schema import Report

ID_SHOWN = 8
"""Digits of an id that are shown; `show` takes them."""


def table(*columns: str) -> Table:
    """An empty table in the house style."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False, header_style="bold")
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def statement_table(found: Iterable[FoundStatement]) -> Table:
    """who, how, what, and in which report, one statement a row."""
    made = table("who", "how", "what", "report", "id")
    made.columns[2].ratio = 3
    made.columns[4].no_wrap = True
    for statement in found:
        made.add_row(
            Text(one_line(statement.source) or "not named", style=WHO if statement.source else "dim italic"),
            Text(one_line(statement.cue), style=HOW),
            Text(one_line(statement.content), style=WHAT),
            Text(report_name(statement.report)),
            Text(statement.statement.id[:ID_SHOWN], style="dim"),
        )
    return made


def report_name(report: Report) -> str:
    """Publisher and day where they are known, else the title, else the input."""
    told = [one_line(fact) for fact in (report.publisher, report.day) if fact]
    return " ".join(told) if report.publisher else one_line(report.title or report.input)

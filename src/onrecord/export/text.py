"""Statements for a terminal: who, how and what, in the order of the report."""

from __future__ import annotations

import re

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.schema import Reading, Report, Statement, quote
from onrecord.schema.outline import outline

WHO, HOW, WHAT = "bold blue", "yellow", "green"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def one_line(text: str) -> str:
    """The text on one line, without the characters that could steer a terminal."""
    return " ".join(_CONTROL.sub(" ", text).split())


def reading_text(reading: Reading) -> RenderableType:
    """A report's heading and its statements, those in another's content set in below it."""
    entries = outline(reading.statements)
    shown: list[RenderableType] = [heading(reading.report)]
    if not entries:
        shown.append(Text("  no statement found", style="dim"))
    for number, depth, statement in entries:
        told = Table.grid(padding=(0, 2, 0, 0))
        told.add_row(Text(number, style="dim"), statement_text(reading.report.text, statement))
        shown.append(Padding(told, (0, 0, 0, 2 + 3 * depth), expand=False))
    return Group(*shown, "")


def heading(report: Report) -> Text:
    """Title (or input), then publisher, day and input, on two lines at most."""
    title = one_line(report.title or report.input)
    facts = [fact for fact in (report.publisher, report.day, report.title and report.input) if fact]
    told = Text(title, style="bold")
    if facts:
        told.append("\n" + " · ".join(one_line(fact) for fact in facts), style="dim not bold")
    return told


def statement_text(text: str, statement: Statement) -> Text:
    """who · how, with the kind and the confidence; what on a line of its own."""
    source = one_line(quote(text, statement.source))
    told = Text.assemble((source or "not named", WHO if source else "dim italic"))
    if cue := one_line(quote(text, statement.cue)):
        told.append_text(Text.assemble((" · ", "dim"), (cue, HOW)))
    told.append(f"  ({statement.kind}, {statement.confidence:.2f})", style="dim")
    return told.append_text(Text.assemble("\n", (one_line(quote(text, statement.content)), WHAT)))

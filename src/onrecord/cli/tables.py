"""Tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from rich import box
from rich.table import Table
from rich.text import Text

from onrecord.export.text import HOW, WHAT, WHO, one_line
from onrecord.record import FoundStatement
from onrecord.schema.labels import labels, speaker_label

ID_SHOWN = 8
"""Digits of an id that are shown; `show` takes them."""


def table(*columns: str) -> Table:
    """An empty table in the house style."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False, header_style="bold")
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def statement_table(found: Iterable[FoundStatement]) -> Table:
    """who, how, what, and where in which report, one statement a row; an arrow marks those that stand
    in another's content. Under how stand act, chain and day, as far as they are known."""
    made = table("who", "how", "what", "where", "id")
    made.expand = True
    for column, share in enumerate((20, 18, 40, 19)):
        made.columns[column].ratio = share
    made.columns[4].no_wrap = True
    for row in found:
        made.add_row(
            _who(row),
            _how(row),
            Text(one_line(row.content), style=WHAT),
            Text(where(row)),
            Text(row.statement.id[:ID_SHOWN], style="dim"),
        )
    return made


def _who(found: FoundStatement) -> Text:
    """The speaker's name and below it, where it differs, the words of the text."""
    source = one_line(found.source)
    speaker = one_line(speaker_label(found.statement, found.source))
    told = Text("↳ " if found.statement.parent else "", style=WHO)
    told.append(speaker or source or "not named", style=WHO if speaker or source else "dim italic not bold")
    if speaker and source:
        told.append(f"\n{source}", style="dim not bold")
    return told


def _how(found: FoundStatement) -> Text:
    # The speaker has a column of its own.
    facts = [one_line(label) for label in labels(found.statement)]
    told = Text(one_line(found.cue), style=HOW)
    if facts:
        told.append(("\n" if found.cue else "") + " · ".join(facts), style="dim")
    if found.rejected:
        told.append("\nrejected", style="bold red")
    return told


def where(found: FoundStatement) -> str:
    """The report, by publisher and day, title or file name, and the paragraph in it, counted from 1."""
    report = found.report
    line_start = report.text.rfind("\n", 0, found.statement.content[0].start) + 1
    paragraph = sum(bool(line.strip()) for line in report.text[:line_start].splitlines()) + 1
    if report.publisher:
        told = " ".join(one_line(fact) for fact in (report.publisher, report.day) if fact)
    else:
        told = one_line(report.title or PurePath(report.input).name)
    return f"{told} ¶{paragraph}"

"""Statements for a terminal: who, how and what, in the order of the report."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.export.words import actor_words, place_words
from onrecord.schema import Reading, Report, Statement, quote
from onrecord.schema.labels import labels
from onrecord.schema.outline import outline

WHO, HOW, WHAT = "bold blue", "yellow", "green"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def one_line(text: str) -> str:
    """The text on one line, without the characters that could steer a terminal."""
    return " ".join(_CONTROL.sub(" ", text).split())


def reading_text(reading: Reading, rejected: Collection[str] = ()) -> RenderableType:
    """A report's heading, its statements, those in another's content set in below it, and whom and
    which places it names. Statements whose ids are in `rejected` are marked."""
    entries = outline(reading.statements)
    shown: list[RenderableType] = [heading(reading.report)]
    if not entries:
        shown.append(Text("  no statement found", style="dim"))
    for number, depth, statement in entries:
        told = Table.grid(padding=(0, 2, 0, 0))
        words = statement_text(reading.report.text, statement, rejected=statement.id in rejected)
        told.add_row(Text(number, style="dim"), words)
        shown.append(Padding(told, (0, 0, 0, 2 + 3 * depth), expand=False))
    shown.extend(_named(reading))
    return Group(*shown, "")


def _named(reading: Reading) -> Iterator[Text]:
    """One line each for the actors with their roles and for the places, where there are any."""
    actors = [actor_words(actor) for actor in reading.actors]
    places = dict.fromkeys(place_words(place) for place in reading.places)
    for name, told in (("who", actors), ("where", list(places))):
        if told:
            yield Text(f"  {name}: {one_line('; '.join(told))}", style="dim")


def heading(report: Report) -> Text:
    """Title (or input), then publisher, day and input, on two lines at most."""
    title = one_line(report.title or report.input)
    facts = [fact for fact in (report.publisher, report.day, report.title and report.input) if fact]
    told = Text(title, style="bold")
    if facts:
        told.append("\n" + " · ".join(one_line(fact) for fact in facts), style="dim not bold")
    return told


def statement_text(text: str, statement: Statement, *, rejected: bool = False) -> Text:
    """who · how, with the kind and the confidence; what on a line of its own; then act, speaker, for
    whom, via whom and when, as far as they are known."""
    source = one_line(quote(text, statement.source))
    told = Text.assemble((source or "not named", WHO if source else "dim italic"))
    if cue := one_line(quote(text, statement.cue)):
        told.append_text(Text.assemble((" · ", "dim"), (cue, HOW)))
    told.append(f"  ({statement.kind}, {statement.confidence:.2f})", style="dim")
    if rejected:
        told.append("  rejected", style="bold red")
    told.append_text(Text.assemble("\n", (one_line(quote(text, statement.content)), WHAT)))
    if facts := [one_line(label) for label in labels(statement, source)]:
        told.append("\n" + " · ".join(facts), style="italic")
    return told

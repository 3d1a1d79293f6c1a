"""One report or statement for a terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.tables import ID_SHOWN
from onrecord.desk import ShownReport, ShownStatement
from onrecord.desk.printed import moment
from onrecord.export.text import HOW, WHAT, WHO, heading, one_line, reading_text
from onrecord.schema import Span, quote

AROUND = 160
"""Characters of the report shown on either side of a statement."""


def shown_text(shown: ShownReport | ShownStatement) -> RenderableType:
    """What `onrecord show` prints."""
    return _report(shown) if isinstance(shown, ShownReport) else _statement(shown)


def _report(shown: ShownReport) -> RenderableType:
    stored = shown.stored
    facts = [
        Text(f"report   {stored.id}"),
        Text(f"reader   {stored.reader.version} {stored.reader.weights[:12]}"),
    ]
    facts.extend(
        Text(f"seen     {one_line(sighting.url or sighting.input)}, {moment(sighting.seen)}")
        for sighting in stored.sightings
    )
    return Group(reading_text(shown.reading), *facts)


def _statement(shown: ShownStatement) -> RenderableType:
    statement, report = shown.statement, shown.reading.report
    lines = [
        ("who", quote(report.text, statement.source) or "not named", WHO),
        ("how", quote(report.text, statement.cue), HOW),
        ("what", quote(report.text, statement.content), WHAT),
        ("kind", f"{statement.kind}, confidence {statement.confidence:.3f}", ""),
        ("stands in", statement.parent[:ID_SHOWN] if statement.parent else "", ""),
        ("id", statement.id, ""),
        ("report", report.id, ""),
    ]
    told = [
        Text.assemble((f"{name:<10}", "dim"), (one_line(words), style))
        for name, words, style in lines
        if words
    ]
    return Group(heading(report), "", *told, "", Padding(_passage(shown), (0, 0, 0, 2)))


def _passage(shown: ShownStatement) -> Text:
    """The text around the statement, its parts in their colours."""
    statement, text = shown.statement, shown.reading.report.text
    parts = [*statement.source, *statement.cue, *statement.content]
    start = max(0, min(part.start for part in parts) - AROUND)
    end = min(len(text), max(part.end for part in parts) + AROUND)
    # One character for one, so that the spans still count.
    passage = Text("".join(one_line(sign) or " " for sign in text[start:end]))
    for role, style in ((statement.content, WHAT), (statement.cue, HOW), (statement.source, WHO)):
        for part in role:
            _colour(passage, part, start, style)
    return Text.assemble("… " if start else "", passage, " …" if end < len(text) else "")


def _colour(passage: Text, part: Span, start: int, style: str) -> None:
    passage.stylize(style, part.start - start, part.end - start)

"""One report or statement for a terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.tables import ID_SHOWN
from onrecord.desk import ShownReport, ShownStatement
from onrecord.desk.printed import moment
from onrecord.export.text import HOW, WHAT, WHO, heading, one_line, reading_text
from onrecord.export.words import place_words
from onrecord.record import Copy, Judgement
from onrecord.schema import Span, Statement, quote
from onrecord.schema.labels import act_label
from onrecord.schema.places_named import PlacesNamed

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
    if stored.copy is not None:
        facts.append(Text(copy_words(stored.copy)))
    facts.extend(
        Text(f"copied   by {copy.report[:ID_SHOWN]}, {copy.share:.0%} of it") for copy in shown.copies
    )
    return Group(reading_text(shown.reading, shown.rejected), *facts)


def copy_words(copy: Copy) -> str:
    """That a report is a copy, or a revision that changed little, of another."""
    what = "revision of" if copy.revision else "copy of "
    return f"{what} {copy.original[:ID_SHOWN]}, {copy.share:.0%} of it"


def _statement(shown: ShownStatement) -> RenderableType:
    statement, report = shown.statement, shown.reading.report
    places = PlacesNamed(shown.reading.places).by(statement)
    lines = [
        ("who", quote(report.text, statement.source) or "not named", WHO),
        ("speaker", _speaker(statement), ""),
        ("for", " and ".join(statement.speaks_for), ""),
        ("via", " › ".join(statement.via), ""),
        ("how", quote(report.text, statement.cue), HOW),
        ("what", quote(report.text, statement.content), WHAT),
        ("act", act_label(statement), ""),
        ("said", statement.when or "", ""),
        ("places", "; ".join(dict.fromkeys(map(place_words, places))), ""),
        ("kind", f"{statement.kind}, confidence {statement.confidence:.3f}", ""),
        ("stands in", statement.parent[:ID_SHOWN] if statement.parent else "", ""),
        ("id", statement.id, ""),
        ("report", report.id, ""),
        ("rejected", _rejection(shown.rejection), "bold red"),
    ]
    told = [
        Text.assemble((f"{name:<10}", "dim"), (one_line(words), style))
        for name, words, style in lines
        if words
    ]
    return Group(heading(report), "", *told, "", Padding(_passage(shown), (0, 0, 0, 2)))


def _speaker(statement: Statement) -> str:
    told = " and ".join(statement.speakers)
    return f"{told} ({statement.speaker_kind})" if told and statement.speaker_kind else told


def _rejection(rejection: Judgement | None) -> str:
    if rejection is None:
        return ""
    why = f": {rejection.reason}" if rejection.reason else ""
    return f"by {rejection.by}, {moment(rejection.made)}{why}; onrecord undo {rejection.id[:ID_SHOWN]}"


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

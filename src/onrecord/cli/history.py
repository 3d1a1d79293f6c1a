"""The revisions of an article for a terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.tables import ID_SHOWN, table
from onrecord.desk import History, RevisionStep
from onrecord.desk.comparing import Piece
from onrecord.desk.printed import moment
from onrecord.export.text import HOW, WHAT, WHO, one_line
from onrecord.schema import Reading, Statement, quote

AROUND = 60
"""Characters shown of what stayed, on either side of what changed."""
_GONE, _NEW = "red strike", "green"


def history_text(histories: tuple[History, ...]) -> RenderableType:
    """What `onrecord show --history` prints."""
    return Group(*(part for history in histories for part in _article(history)))


def _article(history: History) -> list[RenderableType]:
    listed = table("", "published", "first seen", "title", "id")
    for number, one in enumerate(history.revisions, 1):
        seen = one.sighting
        listed.add_row(
            str(number),
            Text(one_line(seen.published or "")),
            moment(seen.seen),
            Text(one_line(seen.title or "")),
            Text(one.report[:ID_SHOWN], style="dim"),
        )
    shown: list[RenderableType] = [Text(one_line(history.address), style="bold"), listed, ""]
    for number, step in enumerate(history.steps, 1):
        shown += [Text(f"{number} → {number + 1}", style="bold"), *_step(step), ""]
    return shown


def _step(step: RevisionStep) -> list[RenderableType]:
    told = step.statements
    lines = [
        *(_statement("+", step.after, one, _NEW) for one in told.came),
        *(_statement("-", step.before, one, _GONE) for one in told.went),
    ]
    for one, other in told.changed:
        lines += [_statement("~", step.before, one, "dim"), _statement(" ", step.after, other, "")]
    words = Padding(_words(step.words), (0, 0, 0, 2))
    if not lines:
        return [words, Text("no statement came, went or changed", style="dim")]
    return [words, Text("statements: + came, - went, ~ changed", style="dim"), *lines]


def _words(pieces: tuple[Piece, ...]) -> Text:
    """What changed, in the marks of wdiff, with a little of what stayed."""
    shown = Text()
    for at, piece in enumerate(pieces):
        words = one_line(piece.words)
        if piece.what == "gone":
            shown.append(f"[-{words}-]", style=_GONE)
        elif piece.what == "new":
            shown.append(f"{{+{words}+}}", style=_NEW)
        else:
            shown.append(_cut(words, first=at == 0, last=at == len(pieces) - 1))
        shown.append(" ")
    shown.rstrip()
    return shown


def _cut(words: str, *, first: bool, last: bool) -> str:
    if len(words) <= 2 * AROUND:
        return words
    begin, end = "" if first else words[:AROUND], "" if last else words[-AROUND:]
    return f"{begin} … {end}".strip()


def _statement(sign: str, reading: Reading, statement: Statement, style: str) -> Text:
    text = reading.report.text
    parts = (
        (quote(text, statement.source), WHO),
        (quote(text, statement.cue), HOW),
        (quote(text, statement.content), WHAT),
    )
    told = Text(" · ", style="dim").join(Text(one_line(words), role) for words, role in parts if words)
    return Text.assemble((f"{sign} ", style), told, (f"  {statement.id[:ID_SHOWN]}", "dim"))

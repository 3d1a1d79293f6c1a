"""A reading as an HTML fragment: the report's text with its statements drawn into it.

Who, how and what are told apart by the style of the line under them and by a small label, not by
colour alone; the label also tells who is meant, where the words do not, and the act. Where marks
overlap each has a line of its own, the innermost nearest to the text.
Labels come from the style sheet, so the text of the fragment is the report's text and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal

from onrecord.schema.labels import act_label, speaker_label
from onrecord.schema.outline import outline
from onrecord.schema.reading import Reading
from onrecord.schema.spans import quote
from onrecord.schema.statement import Statement

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
ROLE_WORDS: dict[Role, str] = {"source": "who", "cue": "how", "content": "what"}


@dataclass(slots=True)
class _Mark:
    """One span of one statement. `lane` counts the marks that lie between its line and the text."""

    start: int
    end: int
    role: Role
    statement: str
    number: str
    depth: int
    first: bool
    told: str = ""
    lane: int = 0

    def opening(self, anchor: str, resumed: bool) -> str:
        """The start tag; `resumed` where the mark was closed only so that another could be."""
        classes = f"mark {self.role}" + (" resumed" if resumed else "")
        name = f' id="{escape(anchor + self.statement)}"' if self.first and not resumed else ""
        word = ROLE_WORDS[self.role]
        label = escape(f"{self.number} {word}" + (f" · {self.told}" if self.told else ""))
        return (
            f'<span{name} class="{classes}" style="--lane:{self.lane}" '
            f'data-label="{label}" title="statement {label}">'
        )


def drawing(reading: Reading, anchor: str = "text-") -> str:
    """The text of `reading.report`, escaped, in a <div class="onrecord">, each statement marked.

    The first mark of a statement has the id `anchor` + the statement's id, to link to. Style it
    with DRAWING_STYLE. Spans may nest, cross or be empty; what lies outside the text is left out.
    """
    text = reading.report.text
    marks = _marks(reading)
    _set_lanes(marks)
    lanes = max((mark.lane for mark in marks), default=0)
    body = "".join(_paragraphs(text, marks, anchor))
    return f'<div class="onrecord" style="--lanes:{lanes}">{body}</div>'


def _marks(reading: Reading) -> list[_Mark]:
    """All marks, those that begin first and reach furthest first."""
    length = len(reading.report.text)
    marks: list[_Mark] = []
    for number, depth, statement in outline(reading.statements):
        told = _told(reading, statement)
        own = [
            _Mark(max(start, 0), min(end, length), role, statement.id, number, depth, False, told[role])
            for role in ROLES
            for start, end in getattr(statement, role)
            if max(start, 0) < min(end, length)
        ]
        if own:
            min(own, key=lambda mark: mark.start).first = True
        marks.extend(own)
    marks.sort(key=lambda mark: (mark.start, -mark.end, mark.depth, -ROLES.index(mark.role)))
    return marks


def _told(reading: Reading, statement: Statement) -> dict[Role, str]:
    """What a label adds to its number: who is meant, where the words do not say it; the act."""
    speaker = speaker_label(statement, quote(reading.report.text, statement.source))
    return {"source": speaker, "cue": act_label(statement), "content": ""}


def _set_lanes(marks: list[_Mark]) -> None:
    """Gives marks that share a character different lanes; later marks in the order lie nearer."""
    for at in range(len(marks) - 1, -1, -1):
        mark = marks[at]
        inner = -1
        for later in range(at + 1, len(marks)):
            if marks[later].start >= mark.end:
                break
            inner = max(inner, marks[later].lane)
        mark.lane = inner + 1


def _paragraphs(text: str, marks: list[_Mark], anchor: str) -> Iterator[str]:
    """One <p> a line of the text, which keeps its line end; marks are closed and resumed around it."""
    open_marks: list[_Mark] = []
    waiting = marks[::-1]
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        yield "<p>" if line.strip() else '<p class="blank">'
        yield from (mark.opening(anchor, resumed=True) for mark in open_marks)
        yield from _line(text, start, end, open_marks, waiting, anchor)
        yield "</span>" * len(open_marks) + "</p>"
        open_marks = [mark for mark in open_marks if mark.end > end]
        start = end


def _line(
    text: str, start: int, end: int, open_marks: list[_Mark], waiting: list[_Mark], anchor: str
) -> Iterator[str]:
    """Draws characters [start, end). Takes marks that begin there off `waiting`, whose last is the
    next; leaves in `open_marks` those that reach to `end` or beyond, outermost first."""
    at = start
    while at < end:
        while waiting and waiting[-1].start == at:
            mark = waiting.pop()
            yield mark.opening(anchor, resumed=False)
            open_marks.append(mark)
        stops = [mark.end for mark in open_marks]
        if waiting:
            stops.append(waiting[-1].start)
        stop = min([end, *stops])
        yield _escaped(text[at:stop])
        at = stop
        if at < end:
            yield from _close(at, open_marks, anchor)


def _close(at: int, open_marks: list[_Mark], anchor: str) -> Iterator[str]:
    """Closes the marks that end at `at`, and closes and resumes those that lie inside of them."""
    outermost = next((place for place, mark in enumerate(open_marks) if mark.end <= at), None)
    if outermost is None:
        return
    inside = open_marks[outermost:]
    kept = [mark for mark in inside if mark.end > at]
    open_marks[outermost:] = kept
    yield "</span>" * len(inside)
    yield from (mark.opening(anchor, resumed=True) for mark in kept)


def _escaped(text: str) -> str:
    # A bare carriage return would reach the reader as a line feed.
    return escape(text).replace("\r", "&#13;")


DRAWING_STYLE = """\
.onrecord { --who: #2f6fd0; --how: #b3541e; --what: #2c8a57; overflow-wrap: anywhere;
  line-height: calc(1.9em + var(--lanes) * 5px); }
.onrecord p { margin: 0 0 .7em; white-space: pre-wrap; }
.onrecord p.blank { line-height: 0; margin: 0; }
.onrecord .mark { padding-bottom: calc(1px + var(--lane) * 5px); -webkit-box-decoration-break: clone;
  box-decoration-break: clone; }
.onrecord .source { border-bottom: 4px double var(--who); }
.onrecord .cue { border-bottom: 3px dotted var(--how); }
.onrecord .content { border-bottom: 2px solid var(--what);
  background: color-mix(in srgb, var(--what) 9%, transparent); }
.onrecord .mark::before { content: attr(data-label); font: 600 .6em/1 ui-sans-serif, system-ui, sans-serif;
  vertical-align: .75em; margin-right: .35em; white-space: nowrap; user-select: none; }
.onrecord .source::before { color: var(--who); }
.onrecord .cue::before { color: var(--how); }
.onrecord .content::before { color: var(--what); }
.onrecord .resumed::before { content: none; }
.onrecord .mark:target { outline: 2px solid currentColor; outline-offset: 2px; }
"""

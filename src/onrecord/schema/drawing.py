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
from onrecord.schema.spans import Span, quote
from onrecord.schema.statement import Statement

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
ROLE_WORDS: dict[Role, str] = {"source": "who", "cue": "how", "content": "what"}


Named = Literal["time", "place", "at"]
_LANES = 12
"""Lanes that the style sheet tells apart; what lies deeper shares the last line."""


@dataclass(slots=True)
class _Mark:
    """One span of one statement, or of what else the text names. `lane` counts the marks that lie between
    its line and the text, None where it has no line; `told` stands in the label, `title` in words."""

    start: int
    end: int
    role: Role | Named
    depth: int
    told: str
    title: str
    statement: str = ""
    name: str = ""
    lit: bool = False
    lane: int | None = None

    def opening(self, resumed: bool) -> str:
        """The start tag; `resumed` where the mark was closed only so that another could be."""
        classes = ["mark", self.role]
        if self.lane is not None:
            classes.append(f"lane-{self.lane}")
        classes += ["lit"] * self.lit + ["resumed"] * resumed
        attributes = {
            "id": "" if resumed else self.name,
            "class": " ".join(classes),
            "data-statement": self.statement,
            "data-label": self.told,
            "title": self.title,
        }
        told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
        return f"<span{told}>"


def drawing(
    reading: Reading,
    anchor: str = "text-",
    *,
    at: Span | None = None,
    lit: str | None = None,
    named: bool = False,
) -> str:
    """The text of `reading.report`, escaped, in a <div class="onrecord">, each statement marked.

    The first mark of a statement has the id `anchor` + the statement's id, to link to; all of them have that
    id as data-statement. The span `at` is marked with the id "at", the parts of the statement `lit` with the
    class "lit"; `named`: times and places too. Style it with DRAWING_STYLE. Spans may nest, cross or be
    empty; what lies outside the text is left out.
    """
    text = reading.report.text
    marks = _marks(reading, anchor, lit)
    _set_lanes(marks)
    lanes = max((mark.lane or 0 for mark in marks), default=0)
    marks += _named(reading) if named else []
    if at is not None:
        marks += _within(text, [_Mark(at.start, at.end, "at", _INMOST, "", "", name="at")])
    marks.sort(key=_order)
    body = "".join(_paragraphs(text, marks))
    return f'<div class="onrecord lanes-{lanes}">{body}</div>'


_INMOST = 1000


def _marks(reading: Reading, anchor: str, lit: str | None) -> list[_Mark]:
    """The marks of all statements, those that begin first and reach furthest first."""
    marks: list[_Mark] = []
    for number, depth, statement in outline(reading.statements):
        told = _told(reading, statement)
        own = [
            _Mark(
                start,
                end,
                role,
                depth,
                label := f"{number} {ROLE_WORDS[role]}" + (f" · {told[role]}" if told[role] else ""),
                f"statement {label}",
                statement=statement.id,
                lit=statement.id == lit,
            )
            for role in ROLES
            for start, end in getattr(statement, role)
        ]
        own = _within(reading.report.text, own)
        if own:
            min(own, key=lambda mark: mark.start).name = anchor + statement.id
        marks.extend(own)
    marks.sort(key=_order)
    return marks


def _order(mark: _Mark) -> tuple[int, int, int, int]:
    role = ROLES.index(mark.role) if mark.role in ROLES else 0
    return (mark.start, -mark.end, mark.depth, -role)


def _within(text: str, marks: list[_Mark]) -> list[_Mark]:
    """Those of which something lies within the text, cut to what does."""
    for mark in marks:
        mark.start, mark.end = max(mark.start, 0), min(mark.end, len(text))
    return [mark for mark in marks if mark.start < mark.end]


def _named(reading: Reading) -> list[_Mark]:
    """Times with the days that they cover, and places; without lines."""
    marks: list[_Mark] = []
    for time in reading.times:
        days = " to ".join(dict.fromkeys(day for day in (time.first, time.last) if day))
        told = days or time.value or ""
        marks.append(_Mark(*time.span, "time", _INMOST, told, f"time: {told}" if told else "time"))
    for place in reading.places:
        where = ", ".join(filter(None, (place.name, place.region or place.country)))
        marks.append(_Mark(*place.span, "place", _INMOST, "", f"place: {where}"))
    return _within(reading.report.text, marks)


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
            inner = max(inner, marks[later].lane or 0)
        mark.lane = inner + 1


def _paragraphs(text: str, marks: list[_Mark]) -> Iterator[str]:
    """One <p> a line of the text, which keeps its line end; marks are closed and resumed around it."""
    open_marks: list[_Mark] = []
    waiting = marks[::-1]
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        yield "<p>" if line.strip() else '<p class="blank">'
        yield from (mark.opening(resumed=True) for mark in open_marks)
        yield from _line(text, start, end, open_marks, waiting)
        yield "</span>" * len(open_marks) + "</p>"
        open_marks = [mark for mark in open_marks if mark.end > end]
        start = end


def _line(text: str, start: int, end: int, open_marks: list[_Mark], waiting: list[_Mark]) -> Iterator[str]:
    """Draws characters [start, end). Takes marks that begin there off `waiting`, whose last is the
    next; leaves in `open_marks` those that reach to `end` or beyond, outermost first."""
    at = start
    while at < end:
        while waiting and waiting[-1].start == at:
            mark = waiting.pop()
            yield mark.opening(resumed=False)
            open_marks.append(mark)
        stops = [mark.end for mark in open_marks]
        if waiting:
            stops.append(waiting[-1].start)
        stop = min([end, *stops])
        yield _escaped(text[at:stop])
        at = stop
        if at < end:
            yield from _close(at, open_marks)


def _close(at: int, open_marks: list[_Mark]) -> Iterator[str]:
    """Closes the marks that end at `at`, and closes and resumes those that lie inside of them."""
    outermost = next((place for place, mark in enumerate(open_marks) if mark.end <= at), None)
    if outermost is None:
        return
    inside = open_marks[outermost:]
    kept = [mark for mark in inside if mark.end > at]
    open_marks[outermost:] = kept
    yield "</span>" * len(inside)
    yield from (mark.opening(resumed=True) for mark in kept)


def _escaped(text: str) -> str:
    # A bare carriage return would reach the reader as a line feed.
    return escape(text).replace("\r", "&#13;")


DRAWING_STYLE = """\
.onrecord { --lanes: 12; --who: #2f6fd0; --how: #b3541e; --what: #2c8a57; overflow-wrap: anywhere;
  line-height: calc(1.9em + var(--lanes) * 5px); }
.onrecord p { margin: 0 0 .7em; white-space: pre-wrap; }
.onrecord p.blank { line-height: 0; margin: 0; }
.onrecord .mark { --lane: 12; padding-bottom: calc(1px + var(--lane) * 5px);
  -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.onrecord .source { border-bottom: 4px double var(--who); }
.onrecord .cue { border-bottom: 3px dotted var(--how); }
.onrecord .content { border-bottom: 2px solid var(--what);
  background: color-mix(in srgb, var(--what) 9%, transparent); }
.onrecord .time, .onrecord .place, .onrecord .at { padding: 0; }
.onrecord .at { background: #ffe27a; color: #1d1c1a; outline: 2px solid currentColor; }
.onrecord .mark::before { content: attr(data-label); font: 600 .6em/1 ui-sans-serif, system-ui, sans-serif;
  vertical-align: .75em; margin-right: .35em; white-space: nowrap; user-select: none; }
.onrecord .source::before { color: var(--who); }
.onrecord .cue::before { color: var(--how); }
.onrecord .content::before { color: var(--what); }
.onrecord .resumed::before, .onrecord .at::before, .onrecord .time::before { content: none; }
.onrecord .time::after { content: " " attr(data-label); font: .6em/1 ui-sans-serif, system-ui, sans-serif;
  vertical-align: .75em; white-space: nowrap; user-select: none; opacity: .8; }
.onrecord .place:not(.resumed)::before { content: "◦"; font-weight: 400; margin-right: .1em; opacity: .8; }
.onrecord .lit { outline: 2px solid currentColor; }
.onrecord .mark:target { outline: 2px solid currentColor; outline-offset: 2px; }
""" + "".join(
    f".onrecord.lanes-{lane} {{ --lanes: {lane}; }}\n.onrecord .lane-{lane} {{ --lane: {lane}; }}\n"
    for lane in range(_LANES)
)

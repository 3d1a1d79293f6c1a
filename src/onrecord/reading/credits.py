"""Credits: what typography alone attributes, without a verb.

Two conventions are read. A quotation of whole lines may be credited behind it by a dash and a name, to
the end of the line or on a line of its own; and the lines of an interview or transcript begin with who
speaks and a colon. Nothing here asks what the words mean, so a credit is taken only where the layout
leaves little doubt: a name that looks like one, a quotation that fills its lines, turns that alternate.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from onrecord.reading.attribution import Attribution
from onrecord.reading.kinds import trimmed, within
from onrecord.schema import Span, Spans


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Words that may stand in a name without a capital, and words that no name begins with, capital or not.
_SMALL = _words(
    "a al and bin da das de del den der des di do dos du e el for ibn in la le of the to van von y"
)
_NO_NAME = _words(
    "after and as at before but by correction earlier from here in later no note now on or photo picture so"
    " source sources still then there today tomorrow update what when where why with yes yesterday"
)
_OPENING = "“”\"„«‘'`"
_CLOSING = "”\"“»’'"
_BLANK = " \t\xa0\u2009\u202f"
_LONGEST_NAME = 7  # words
_LONGEST_CREDIT = 120  # characters, role and place included
_LONGEST_LABEL = 50  # characters, without the role
_FURTHEST = 3  # paragraphs without a label that a turn may run on through

# A dash behind a closing mark or at a line's beginning, and what follows to the line's end.
_DASH = re.compile(rf"[{_BLANK}]{{0,4}}(―|—|–|-{{1,2}}|~)[{_BLANK}]{{0,4}}(?=[\w@(])")
# A closing mark behind which a narrator goes on.
_BROKEN = re.compile(r"[,.?!][”\"»]\s{1,4}[^\W\d_]")
_ENDS = ".?!…—–”\"’'])"  # one of them stands behind a sentence's last word
_QUESTION_AND_ANSWER = frozenset({"Q", "A"})
_NO_OPINION = np.full(16, np.log(1 / 16), np.float32)  # of the act


class Line(NamedTuple):
    """Characters [start, end) of one line, blanks at its ends left out."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Credit:
    """What a name is credited with. `mark`: the dash or colon; `turn`: it is a turn in a transcript."""

    source: Span
    mark: Span
    content: Spans
    turn: bool


def with_credits(text: str, quotations: Spans, found: list[Attribution]) -> list[Attribution]:
    """`found`, and the attributions that the layout of `text` makes. No content of `found` runs across
    from one credit into another: what stands outside keeps what is outside, what stands in a credit's
    words what is in them. `quotations`: those of quotes.py."""
    taken = [(c, a) for c in credited(text) if (a := _attribution(text, quotations, c)) is not None]
    if not taken:
        return found
    reaches = [_reach(credit) for credit, _ in taken]
    kept = (_held(text, quotations, attribution, reaches) for attribution in found)
    return [a for a in kept if a is not None] + [a for _, a in taken]


def _attribution(text: str, quotations: Spans, credit: Credit) -> Attribution | None:
    content = tuple(s for span in credit.content if (s := trimmed(text, span, quotations)) is not None)
    if not content:
        return None
    return Attribution(
        source=(credit.source,),
        cue=(credit.mark,),
        content=content,
        nested=False,
        features={"turn" if credit.turn else "credit": 1.0},
        acts=_NO_OPINION,
    )


def _reach(credit: Credit) -> Span:
    spans = (credit.source, credit.mark, *credit.content)
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _held(text: str, quotations: Spans, a: Attribution, reaches: list[Span]) -> Attribution | None:
    """`a` with what its content has on the other side of a credit left out; None where nothing is left."""
    near = within(tuple(reaches), a.content[0].start, a.content[-1].end)
    if not near:
        return a
    home = next((r for r in near if r.start <= a.cue[0].start and a.cue[-1].end <= r.end), None)
    parts = [Span(max(s.start, home.start), min(s.end, home.end)) for s in a.content] if home else a.content
    for reach in () if home else near:
        parts = [
            part
            for s in parts
            for part in (Span(s.start, min(s.end, reach.start)), Span(max(s.start, reach.end), s.end))
        ]
    content = tuple(s for p in parts if p.start < p.end and (s := trimmed(text, p, quotations)) is not None)
    return replace(a, content=content) if content else None


def credited(text: str) -> list[Credit]:
    """The credits of `text`, in its order and apart: one by a dash goes before one by a colon."""
    lines = _lines(text)
    dashed = _by_dash(text, lines)
    reaches = tuple(map(_reach, dashed))
    rest = [c for c in _by_colon(text, lines) if not within(reaches, *_reach(c))]
    return sorted(dashed + rest, key=_reach)


def _lines(text: str) -> list[Line]:
    """The lines of `text` that hold more than blanks."""
    found, start = [], 0
    for whole in text.splitlines(keepends=True):
        inner = whole.strip()
        if inner:
            low = start + whole.index(inner[0])
            found.append(Line(low, low + len(inner)))
        start += len(whole)
    return found


def _by_dash(text: str, lines: list[Line]) -> list[Credit]:
    found = []
    for at, line in enumerate(lines):
        for match in _dashes(text, line):
            source = _name(text, match.end(), line.end)
            first, end = (at, match.start()) if match.start() > line.start else (at - 1, line.start)
            content = _quotation(text, lines, first, end) if source else None
            if source and content:
                found.append(Credit(source, Span(*match.span(1)), content, turn=False))
                break
    return found


def _dashes(text: str, line: Line) -> list[re.Match[str]]:
    """The dashes of a line that may lead to a credit: its first character, or behind a closing mark."""
    low = max(line.start, line.end - _LONGEST_CREDIT)
    return [
        match
        for match in _DASH.finditer(text, low, line.end)
        if match.start() == line.start or text[match.start() - 1] in _CLOSING
    ]


def _name(text: str, start: int, end: int) -> Span | None:
    """The name at the beginning of a credit that fills [start, end): up to a comma or bracket. None where
    it is no name, or the credit too long."""
    if end - start > _LONGEST_CREDIT:
        return None
    credit = text[start:end].rstrip("." + _BLANK)
    name = re.split(r"[,(\[]|[–—―]", credit, maxsplit=1)[0].rstrip(_BLANK)
    return Span(start, start + len(name)) if _is_name(name) else None


def _is_name(name: str) -> bool:
    words = name.split()
    if not 0 < len(words) <= _LONGEST_NAME or not any(letter.isalpha() for letter in name):
        return False
    if words[0].casefold() in _NO_NAME:
        return False
    return _begins_name(words[0]) and all(_begins_name(word) or word in _SMALL for word in words)


def _begins_name(word: str) -> bool:
    return word[0].isupper() or (word[0] == "@" and len(word) > 1)


def _quotation(text: str, lines: list[Line], last: int, end: int) -> Spans | None:
    """The quotation that ends with line `last`, before character `end`, and fills the lines from the one
    that opens it. None where there is none."""
    if last < 0:
        return None
    end = min(end, lines[last].end)
    if text[end - 1] not in _CLOSING or text[lines[last].start] not in _OPENING:
        return None
    first = last
    while first and text[lines[first - 1].start] in _OPENING and _left_open(text, lines[first - 1]):
        first -= 1
    stops = [line.end for line in lines[first:last]] + [end]
    parts = tuple(Span(line.start, stop) for line, stop in zip(lines[first : last + 1], stops, strict=True))
    return parts if all(_is_one(span.of(text)) for span in parts) else None


def _is_one(quotation: str) -> bool:
    """Whether a line's quotation holds words and is not broken by a narrator's."""
    return _says(quotation) and not _BROKEN.search(quotation[1:-1])


def _left_open(text: str, line: Line) -> bool:
    """Whether a line that begins with a quotation mark has no closing one."""
    return not any(letter in _CLOSING and letter not in "’'" for letter in text[line.start + 1 : line.end])


def _says(words: str) -> bool:
    return any(letter.isalpha() for letter in words)


class _Label(NamedTuple):
    """Who speaks, where the colon is, and where what is said begins."""

    name: Span
    colon: int
    start: int


def _by_colon(text: str, lines: list[Line]) -> list[Credit]:
    labels = [_label(text, line) for line in lines]
    turns = _turns(text, lines, labels)
    found = []
    for at, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label is None:
            continue
        if at in turns:
            content = (Span(label.start, line.end), *_running_on(text, lines, labels, at))
        elif text[label.start] in _OPENING and text[line.end - 1] in _CLOSING and _whole(text, label, line):
            content = (Span(label.start, line.end),)
        else:
            continue
        found.append(Credit(label.name, Span(label.colon, label.colon + 1), content, turn=at in turns))
    return found


def _label(text: str, line: Line) -> _Label | None:
    colon = text.find(":", line.start, min(line.end, line.start + _LONGEST_CREDIT))
    start = colon + 1
    while start < line.end and text[start] in _BLANK:
        start += 1
    if colon < 0 or start == colon + 1 or not _says(text[start : line.end]):
        return None
    name = _labelled(text, line.start, colon)
    known = name is not None and name.of(text) not in _QUESTION_AND_ANSWER
    return _Label(name, colon, start) if name is not None and known else None


def _labelled(text: str, start: int, end: int) -> Span | None:
    """The name in what stands before a label's colon, its role behind a comma or in brackets left out."""
    while start < end and text[start] in _OPENING:
        start += 1
    label = text[start:end].rstrip(_BLANK)
    cut = min((at for mark in ",([" if (at := label.find(mark)) >= 0), default=len(label))
    if cut < len(label) and label[cut] != "," and label[-1] not in ")]":
        return None
    name = label[:cut].rstrip(_BLANK)
    if len(name) > _LONGEST_LABEL or any(mark in name for mark in _OPENING[:5]) or not _is_name(name):
        return None
    return Span(start, start + len(name))


def _whole(text: str, label: _Label, line: Line) -> bool:
    """Whether one quotation, and no more, fills the rest of a line."""
    inner = text[label.start + 1 : line.end - 1]
    return not any(letter in '“”"«»' for letter in inner)


def _turns(text: str, lines: list[Line], labels: list[_Label | None]) -> set[int]:
    """The lines that are turns of a transcript: at least two speak, and one of them twice or under a
    longer and a shorter name; what they say are sentences."""
    spoken = {
        at: label.name.of(text)
        for at, label in enumerate(labels)
        if label is not None and _is_sentence(text[label.start : lines[at].end])
    }
    times = Counter(name.split()[-1].casefold() for name in spoken.values())
    if len(times) < 2 or max(times.values()) < 2:
        return set()
    shouted = {at for at, name in spoken.items() if name.isupper()}
    if len({spoken[at] for at in shouted}) > 1:
        return shouted
    return {at for at, name in spoken.items() if times[name.split()[-1].casefold()] > 1}


def _running_on(text: str, lines: list[Line], labels: list[_Label | None], at: int) -> Spans:
    """The lines behind a turn that belong to it: those up to the next one, where it is near."""
    found: list[Span] = []
    ahead = slice(at + 1, at + 2 + _FURTHEST)
    for line, label in zip(lines[ahead], labels[ahead], strict=True):
        if label is not None:
            return tuple(found)
        if not _is_aside(text[line.start : line.end]):
            found.append(Span(line.start, line.end))
    return ()


def _is_sentence(words: str) -> bool:
    """Whether something that ends a sentence stands behind the last word."""
    behind = next((at for at, letter in enumerate(reversed(words)) if letter.isalnum()), len(words))
    return any(letter in _ENDS for letter in words[len(words) - behind :])


def _is_aside(line: str) -> bool:
    """Whether a line is one remark in brackets, such as that there was laughter."""
    inner = line.strip(" .*_-–—…")
    return inner[:1] in ("(", "[") and inner[-1:] in (")", "]") and not set(inner[1:-1]) & set(")]")

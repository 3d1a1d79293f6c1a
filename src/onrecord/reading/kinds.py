"""What quotation marks tell of a statement: its kind, and how far its content reaches."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from onrecord.schema import Kind, Span, Spans

_WORD = re.compile(r"\w")
_OPENING = "“\"„«‘'"
_CLOSING = "”\"“»’'"


def within(quotations: Spans, start: int, end: int) -> Spans:
    """The quotations that touch characters [start, end); they are in text order and apart."""
    low = bisect_right(quotations, start, key=lambda mark: mark.end)
    high = bisect_left(quotations, end, key=lambda mark: mark.start)
    return quotations[low:high]


def kind_of(text: str, content: Spans, quotations: Spans) -> Kind:
    """direct where every word of the content stands in quotation marks, indirect where none does."""
    quoted = bare = False
    for span in content:
        at = span.start
        for mark in within(quotations, span.start, span.end):
            bare = bare or bool(_WORD.search(text, at, max(at, mark.start)))
            quoted = quoted or bool(_WORD.search(text, max(at, mark.start), min(span.end, mark.end)))
            at = max(at, mark.end)
        bare = bare or (at < span.end and bool(_WORD.search(text, at, span.end)))
    if quoted:
        return "mixed" if bare else "direct"
    return "indirect"


def trimmed(text: str, span: Span, quotations: Spans) -> Span | None:
    """`span` with the quotation marks at its ends taken in and what no content ends with left out:
    blanks, and a comma, colon or stop that stands outside quotation. None where no word is left."""
    start, end = span
    for mark in within(quotations, start, end):
        if mark.start < start < mark.end and not _WORD.search(text, mark.start, start):
            start = mark.start
        if mark.start < end < mark.end and not _WORD.search(text, end, mark.end):
            end = mark.end
    while start < end and (text[start].isspace() or text[start] in ",;:.)]—–-"):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[end - 1] in ",;:.—–-" and not _closes(text, end, quotations):
        end -= 1
        while start < end and text[end - 1].isspace():
            end -= 1
    return Span(start, end) if _WORD.search(text, start, end) else None


def bare(text: str, span: Span) -> Span | None:
    """`span` without the commas, colons and blanks at its ends; None where nothing is left."""
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip(" \t\xa0,;:—–"))
    end = span.end - len(inner) + len(inner.rstrip(" \t\xa0,;:—–"))
    return Span(start, end) if start < end else None


def _closes(text: str, end: int, quotations: Spans) -> bool:
    """Whether the mark at `end` - 1 belongs to a quotation rather than to the sentence around it."""
    return any(mark.start < end - 1 < mark.end for mark in within(quotations, end - 1, end))


def completed(content: Spans, quotations: Spans, taken: Spans) -> Spans:
    """`content` with every quotation that it covers at least half of taken in whole, unless a source or
    cue (`taken`) stands in the rest: an annotator hardly ever marks a part of a quotation."""
    grown = list(content)
    for mark in within(quotations, content[0].start, content[-1].end):
        covered = sum(_overlap(span, mark) for span in content)
        if 0 < covered < mark.end - mark.start <= 2 * covered and not any(_overlap(t, mark) for t in taken):
            grown.append(mark)
    return _joined(grown)


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _joined(parts: list[Span]) -> Spans:
    """The parts in order, those that touch made one."""
    found: list[Span] = []
    for part in sorted(parts):
        if found and part.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, part.end))
        else:
            found.append(part)
    return tuple(found)


def continued(text: str, content: Spans, quotations: Spans) -> Spans:
    """`content` and the paragraphs that its quotation runs on through: where a quotation is left open
    at the end of a paragraph and the next paragraph opens with a mark, the quotation goes on there
    (the usual typography of quotations of several paragraphs)."""
    found = list(content)
    while True:
        last = next(iter(within(quotations, found[-1].end - 1, found[-1].end)), None)
        if (
            last is None
            or last.end != found[-1].end
            or text[last.end - 1] in _CLOSING
            or not _ends_paragraph(text, last.end)
        ):
            return tuple(found)
        at = _next_start(text, last.end)
        following = next(iter(within(quotations, at, at + 1)), None)
        if following is None or following.start != at or text[at] != text[last.start]:
            return tuple(found)
        found.append(following)


def _ends_paragraph(text: str, at: int) -> bool:
    return text[at : at + 1] in ("", "\n", "\r")


def _next_start(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at

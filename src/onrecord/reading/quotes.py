"""Quotation marks: which characters of a text stand in quotation.

Works paragraph by paragraph (a line is a paragraph) in one pass over the marks. A quotation whose
closing mark is missing runs to the end of its paragraph; one whose opening mark is missing runs from
the paragraph's start. Typography rarely tells an apostrophe from a single closing mark, so single
quotations count only where both marks are there and the letters around them fit.
"""

from __future__ import annotations

import re

from onrecord.schema import Span, Spans

_CLOSERS = {
    "“": "”“",
    "”": "”",
    "„": "“”„",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "「": "」",
    '"': '"',
    "''": "''",
    "``": "''",
    "‘": "’",
    "'": "'",
}
_SINGLE = frozenset("‘'")
# Marks that can only close when nothing is open: their opening mark was lost.
_ORPHANS = frozenset({"”", '"', "''", "»"})
_MARK = re.compile(r"''|``|[“”„«»‹›「」\"‘’']")
_BEFORE_OPENING = frozenset("([{—–-/:;,.…\u00a0") | _CLOSERS.keys()


def quotations(text: str) -> Spans:
    """Spans of the outermost quotations of `text`, marks included, in text order."""
    found: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        found.extend(_in_paragraph(text, start, start + len(line.rstrip())))
        start += len(line)
    return tuple(found)


def _opens(text: str, start: int, end: int, low: int, high: int) -> bool:
    """Whether the mark at [start, end) can open: space or an opening before it, a word after it."""
    before = start == low or text[start - 1].isspace() or text[start - 1] in _BEFORE_OPENING
    return before and end < high and not text[end].isspace()


def _closes(text: str, start: int, end: int, low: int, high: int) -> bool:
    """Whether the mark at [start, end) can close: no space before it, no letter after it."""
    return start > low and not text[start - 1].isspace() and (end >= high or not text[end].isalnum())


def _in_paragraph(text: str, low: int, high: int) -> list[Span]:
    found: list[Span] = []
    opened: tuple[str, int] | None = None
    single: int | None = None
    for match in _MARK.finditer(text, low, high):
        mark, (start, end) = match.group(), match.span()
        if opened is not None:
            if mark in _CLOSERS[opened[0]] and (mark != opened[0] or _closes(text, start, end, low, high)):
                found.append(Span(opened[1], end))
                opened = None
            continue
        if mark in _SINGLE and single is None:
            if _opens(text, start, end, low, high):
                single = start
            continue
        if mark in ("’", "'"):
            if single is not None and _closes(text, start, end, low, high):
                found.append(Span(single, end))
                single = None
            continue
        if mark in _CLOSERS and (mark in "“„«‹「``" or _opens(text, start, end, low, high)):
            opened, single = (mark, start), None
        elif mark in _ORPHANS and not found and _closes(text, start, end, low, high):
            found.append(Span(low, end))
            single = None  # it stands in what was just found
    if opened is not None and opened[0] not in _SINGLE:
        found.append(Span(opened[1], high))
    return found


def inside(marks: Spans, span: Span) -> bool:
    """Whether `span` stands wholly in one quotation of `marks`."""
    return any(mark.start <= span.start and span.end <= mark.end for mark in marks)

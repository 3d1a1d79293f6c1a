"""A table with one row a statement, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.schema import Reading, quote
from onrecord.schema.places_named import PlacesNamed

COLUMNS = (
    "statement",
    "parent",
    "kind",
    "confidence",
    "mode",
    "act",
    "speakers",
    "speaker_kind",
    "speaks_for",
    "via",
    "when",
    "places",
    "source",
    "cue",
    "content",
    "source_spans",
    "cue_spans",
    "content_spans",
    "report",
    "input",
    "title",
    "publisher",
    "author",
    "published",
    "url",
)

# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> str:
    """The cell's text; None is empty. A text that a spreadsheet would run as a formula gets a
    leading apostrophe, which stays in the file: strip it to have the text as it stood."""
    if value is None:
        return ""
    text = str(value)
    return "'" + text if text.startswith(_FORMULA) else text


def rows(readings: Iterable[Reading]) -> Iterator[str]:
    """The header and one row a statement, as CSV text (RFC 4180, CRLF line ends, UTF-8 when written).

    Several names in a cell are joined by "; ". Spans are "start-end" in characters (Unicode code
    points) of the report's text, with a space between two; parts of a quotation that stand apart are
    joined by " … ".
    """
    yield _row(COLUMNS)
    for reading in readings:
        for values in _values(reading):
            yield _row([values[column] for column in COLUMNS])


def _values(reading: Reading) -> Iterator[dict[str, Any]]:
    report = reading.report
    named = PlacesNamed(reading.places)
    for statement in reading.statements:
        roles = {"source": statement.source, "cue": statement.cue, "content": statement.content}
        yield {
            "statement": statement.id,
            "parent": statement.parent,
            "kind": statement.kind,
            "confidence": statement.confidence,
            "mode": statement.mode,
            "act": statement.act,
            "speakers": _names(statement.speakers),
            "speaker_kind": statement.speaker_kind,
            "speaks_for": _names(statement.speaks_for),
            "via": _names(statement.via),
            "when": statement.when,
            "places": _names(dict.fromkeys(place.name for place in named.by(statement))),
            **{role: quote(report.text, parts) for role, parts in roles.items()},
            **{
                f"{role}_spans": " ".join(f"{start}-{end}" for start, end in parts)
                for role, parts in roles.items()
            },
            "report": report.id,
            "input": report.input,
            "title": report.title,
            "publisher": report.publisher,
            "author": report.author,
            "published": report.published,
            "url": report.url,
        }


def _names(names: Iterable[str]) -> str:
    return "; ".join(names)


def _row(cells: Iterable[object]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([safe_cell(cell) for cell in cells])
    return written.getvalue()

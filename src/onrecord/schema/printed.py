"""onrecord/1, the printed form: nouns to and from JSON objects (the contract is onrecord-1.json)."""

from __future__ import annotations

from typing import Any

from onrecord.schema.document import Failure
from onrecord.schema.reading import ReaderInfo, Reading
from onrecord.schema.report import Report
from onrecord.schema.spans import Spans, spans
from onrecord.schema.statement import Statement

SCHEMA = "onrecord/1"


def _pairs(parts: Spans) -> list[list[int]]:
    return [[start, end] for start, end in parts]


def statement_json(statement: Statement) -> dict[str, Any]:
    """A statement as OUTPUT's table has it."""
    return {
        "id": statement.id,
        "parent": statement.parent,
        "source": _pairs(statement.source),
        "cue": _pairs(statement.cue),
        "content": _pairs(statement.content),
        "kind": statement.kind,
        "confidence": statement.confidence,
    }


def statement_from_json(row: dict[str, Any]) -> Statement:
    """The statement that `statement_json` printed."""
    return Statement(
        id=row["id"],
        parent=row["parent"],
        source=spans(row["source"]),
        cue=spans(row["cue"]),
        content=spans(row["content"]),
        kind=row["kind"],
        confidence=row["confidence"],
    )


def report_json(report: Report) -> dict[str, Any]:
    """A report without its extra keys, the text last."""
    return {
        "id": report.id,
        "input": report.input,
        "title": report.title,
        "publisher": report.publisher,
        "author": report.author,
        "url": report.url,
        "language": report.language,
        "published": report.published,
        "text": report.text,
    }


def reading_json(reading: Reading) -> dict[str, Any]:
    """One line of `onrecord read --format jsonl`."""
    return {
        "schema": SCHEMA,
        "report": report_json(reading.report),
        "reader": {"version": reading.reader.version, "weights": reading.reader.weights},
        "statements": [statement_json(statement) for statement in reading.statements],
        "actors": [],
        "times": [],
        "places": [],
    }


def reading_from_json(row: dict[str, Any]) -> Reading:
    """The reading that `reading_json` printed. Raises KeyError where a field is missing."""
    told = {key: value for key, value in row["report"].items() if key != "id"}
    return Reading(
        report=Report(**told),
        reader=ReaderInfo(version=row["reader"]["version"], weights=row["reader"]["weights"]),
        statements=tuple(statement_from_json(found) for found in row["statements"]),
    )


def failure_json(failure: Failure) -> dict[str, Any]:
    """The line that stands in place of a reading where a document was not read."""
    return {
        "schema": SCHEMA,
        "report": {"input": failure.input},
        "failure": {"code": failure.code, "message": failure.message},
    }

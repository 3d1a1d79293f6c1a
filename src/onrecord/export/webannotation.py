"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/): one annotation a statement.

Positions count Unicode code points of the report's text, the unit of onrecord's spans. The
annotation model counts code points too; a tool that counts UTF-16 units, as scripts in a browser
do, must convert them where the text has characters beyond U+FFFF.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.schema import Reading, Report, Span, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters of text given before and after each quotation."""


def all_annotations(readings: Iterable[Reading]) -> Iterator[dict[str, Any]]:
    """One JSON-LD object a statement, with a target for each of its spans, in the order source,
    cue, content. Which of them a target is stands in its `onrecord:role`."""
    for reading in readings:
        for statement in reading.statements:
            yield annotation(reading, statement)


def collection(readings: Iterable[Reading]) -> Iterator[str]:
    """A JSON array of all annotations, in pieces, so that a large one need not be held at once."""
    opening = "[\n"
    for found in all_annotations(readings):
        yield opening + json.dumps(found, ensure_ascii=False)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def annotation(reading: Reading, statement: Statement) -> dict[str, Any]:
    """The annotation of one statement of `reading`."""
    report = reading.report
    told = {
        "kind": statement.kind,
        "confidence": statement.confidence,
        "parent": statement.parent and _name(statement.parent),
        "mode": statement.mode,
        "act": statement.act,
        "speakers": list(statement.speakers) or None,
        "speaker_kind": statement.speaker_kind,
        "speaks_for": list(statement.speaks_for) or None,
        "via": list(statement.via) or None,
        "when": statement.when,
    }
    roles = (("source", statement.source), ("cue", statement.cue), ("content", statement.content))
    return {
        "@context": [CONTEXT, {"onrecord": "urn:onrecord:"}],
        "id": _name(statement.id),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {
            "id": f"urn:onrecord:reader:{reading.reader.weights}",
            "type": "Software",
            "name": f"onrecord {reading.reader.version}",
        },
        "body": {
            "type": "Dataset",
            **{f"onrecord:{key}": value for key, value in told.items() if value is not None},
        },
        "target": [_target(report, role, span) for role, parts in roles for span in parts],
    }


def _name(statement_id: str) -> str:
    return f"urn:onrecord:statement:{statement_id}"


def _target(report: Report, role: str, span: Span) -> dict[str, Any]:
    text = report.text
    return {
        "type": "SpecificResource",
        "source": report.url or f"urn:onrecord:report:{report.id}",
        "onrecord:report": report.id,
        "onrecord:role": role,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }

"""The record as rows of tables: reports, statements, actors, claims, positions.

What a column is called and what stands in it; the file format is another file's business (parquet.py).
Days are datetime.date, None where there is none or the calendar does not have it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import Any, Literal

from onrecord.schema import Reading, Report, Spans, quote
from onrecord.schema.claim import Claim
from onrecord.schema.days import days_of
from onrecord.schema.places_named import PlacesNamed

Row = dict[str, Any]

Column = Literal["text", "number", "real", "day", "truth", "texts", "spans", "places", "names", "members"]
"""What a column holds. The last five are lists: of texts, of {start, end}, of {name, lat, lon, country,
region}, of {name, reports}, of {report, name}."""

TABLES: Mapping[str, Mapping[str, Column]] = {
    "reports": {
        "id": "text",
        "input": "text",
        "title": "text",
        "publisher": "text",
        "author": "text",
        "url": "text",
        "language": "text",
        "published": "text",
        "day": "day",
        "statements": "number",
        "reader_version": "text",
        "reader_weights": "text",
        "text": "text",
    },
    "statements": {
        "id": "text",
        "report": "text",
        "place": "number",
        "parent": "text",
        "kind": "text",
        "confidence": "real",
        "mode": "text",
        "act": "text",
        "speakers": "texts",
        "speaker_kind": "text",
        "speaks_for": "texts",
        "via": "texts",
        "when": "text",
        "said_first": "day",
        "said_last": "day",
        "source": "text",
        "source_spans": "spans",
        "cue": "text",
        "cue_spans": "spans",
        "content": "text",
        "content_spans": "spans",
        "places": "places",
        "rejected": "truth",
    },
    "actors": {
        "key": "text",
        "name": "text",
        "kind": "text",
        "names": "names",
        "reports": "number",
        "statements": "number",
        "first_day": "day",
        "last_day": "day",
        "members": "members",
    },
    "claims": {
        "id": "text",
        "sentence": "text",
        "report": "text",
        "start": "number",
        "end": "number",
        "status": "text",
        "since": "day",
        "changed": "day",
        "parties": "texts",
        "reports": "texts",
    },
    "positions": {
        "claim": "text",
        "place": "number",
        "actor": "text",
        "name": "text",
        "position": "text",
        "day": "day",
        "report": "text",
        "statement": "text",
        "source": "text",
        "cue": "text",
        "words": "text",
        "score": "real",
        "deciding": "truth",
        "ruling": "text",
    },
}


def report_row(reading: Reading) -> Row:
    """The report of a reading; `id` is what the other tables call `report`."""
    report = reading.report
    return {
        "id": report.id,
        "input": report.input,
        "title": report.title,
        "publisher": report.publisher,
        "author": report.author,
        "url": report.url,
        "language": report.language,
        "published": report.published,
        "day": as_day(report.day),
        "statements": len(reading.statements),
        "reader_version": reading.reader.version,
        "reader_weights": reading.reader.weights,
        "text": report.text,
    }


def statement_rows(reading: Reading, rejected: Container[str] = ()) -> Iterator[Row]:
    """One row a statement, in the reading's order, which `place` counts from 0. `when` is as printed,
    `said_first` and `said_last` are the days that it covers."""
    report = reading.report
    named = PlacesNamed(reading.places)
    for place, statement in enumerate(reading.statements):
        said = days_of(statement.when)
        yield {
            "id": statement.id,
            "report": report.id,
            "place": place,
            "parent": statement.parent,
            "kind": statement.kind,
            "confidence": statement.confidence,
            "mode": statement.mode,
            "act": statement.act,
            "speakers": list(statement.speakers),
            "speaker_kind": statement.speaker_kind,
            "speaks_for": list(statement.speaks_for),
            "via": list(statement.via),
            "when": statement.when,
            "said_first": as_day(said and said.first),
            "said_last": as_day(said and said.last),
            **_words_and_spans(report, "source", statement.source),
            **_words_and_spans(report, "cue", statement.cue),
            **_words_and_spans(report, "content", statement.content),
            "places": [
                {
                    "name": found.name,
                    "lat": found.lat,
                    "lon": found.lon,
                    "country": found.country,
                    "region": found.region,
                }
                for found in named.by(statement)
            ],
            "rejected": statement.id in rejected,
        }


def actor_row(actor: Mapping[str, Any]) -> Row:
    """An actor of the record as onrecord.desk.printed.known_actor_json prints it, with `members`, its
    {report, name} of single reports: a name there is what statements of that report call it."""
    days = {name: as_day(actor[name]) for name in ("first_day", "last_day")}
    return {**actor, **days}


def claim_row(claim: Claim) -> Row:
    """A claim with its status; `start` and `end` are characters of the text of its `report`. `reports`
    are names (inputs) of those whose statements bear on it."""
    standing = claim.standing
    return {
        "id": claim.id,
        "sentence": claim.sentence,
        "report": claim.report,
        "start": claim.start,
        "end": claim.end,
        "status": standing.status,
        "since": as_day(standing.since),
        "changed": as_day(claim.changed),
        "parties": list(claim.parties),
        "reports": list(claim.reports),
    }


def position_rows(claim: Claim) -> Iterator[Row]:
    """One row a position, in the order in which they were taken, which `place` counts from 0. `actor`
    is a key of the table of actors, `name` its name; `deciding` are those that the status rests on."""
    deciding = set(claim.standing.deciding)
    for place, position in enumerate(claim.standing.positions):
        evidence = position.evidence
        yield {
            "claim": claim.id,
            "place": place,
            "actor": position.key,
            "name": position.actor,
            "position": position.label,
            "day": as_day(position.day),
            "report": evidence.report,
            "statement": evidence.statement,
            "source": evidence.source,
            "cue": evidence.cue,
            "words": evidence.words,
            "score": evidence.score,
            "deciding": position in deciding,
            "ruling": position.ruling,
        }


def as_day(day: str | None) -> date | None:
    """The day of YYYY-MM-DD."""
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _words_and_spans(report: Report, role: str, parts: Spans) -> Row:
    spans = [{"start": start, "end": end} for start, end in parts]
    return {role: quote(report.text, parts), f"{role}_spans": spans}

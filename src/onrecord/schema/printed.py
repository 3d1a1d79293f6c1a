"""onrecord/1, the printed form: nouns to and from JSON objects (the contract is onrecord-1.json)."""

from __future__ import annotations

from typing import Any

from onrecord.schema.actor import Actor, Role
from onrecord.schema.document import Failure
from onrecord.schema.place import Place
from onrecord.schema.reading import ReaderInfo, Reading
from onrecord.schema.report import Report
from onrecord.schema.spans import Span, Spans, spans
from onrecord.schema.statement import Statement, Support
from onrecord.schema.time import Time

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
        "mode": statement.mode,
        "act": statement.act,
        "speakers": list(statement.speakers),
        "speaker_kind": statement.speaker_kind,
        "speaks_for": list(statement.speaks_for),
        "via": list(statement.via),
        "when": statement.when,
        "support": {
            name: {"confidence": support.confidence, "spans": _pairs(support.spans)}
            for name, support in statement.support.items()
        },
    }


def statement_from_json(row: dict[str, Any]) -> Statement:
    """The statement that `statement_json` printed; what an earlier version did not print is absent."""
    return Statement(
        id=row["id"],
        parent=row["parent"],
        source=spans(row["source"]),
        cue=spans(row["cue"]),
        content=spans(row["content"]),
        kind=row["kind"],
        confidence=row["confidence"],
        mode=row.get("mode", "speech"),
        act=row.get("act"),
        speakers=tuple(row.get("speakers", ())),
        speaker_kind=row.get("speaker_kind"),
        speaks_for=tuple(row.get("speaks_for", ())),
        via=tuple(row.get("via", ())),
        when=row.get("when"),
        support={
            name: Support(confidence=told["confidence"], spans=spans(told["spans"]))
            for name, told in row.get("support", {}).items()
        },
    )


def actor_json(actor: Actor) -> dict[str, Any]:
    """An actor of a reading."""
    roles = [{"title": role.title, "of": role.of, "spans": _pairs(role.spans)} for role in actor.roles]
    return {"name": actor.name, "kind": actor.kind, "mentions": _pairs(actor.mentions), "roles": roles}


def actor_from_json(row: dict[str, Any]) -> Actor:
    """The actor that `actor_json` printed."""
    roles = (Role(title=told["title"], of=told["of"], spans=spans(told["spans"])) for told in row["roles"])
    return Actor(name=row["name"], kind=row["kind"], mentions=spans(row["mentions"]), roles=tuple(roles))


def time_json(time: Time) -> dict[str, Any]:
    """A time of a reading."""
    return {
        "start": time.span.start,
        "end": time.span.end,
        "type": time.type,
        "value": time.value,
        "mod": time.mod,
        "from": time.first,
        "to": time.last,
    }


def time_from_json(row: dict[str, Any]) -> Time:
    """The time that `time_json` printed."""
    return Time(
        span=Span(row["start"], row["end"]),
        type=row["type"],
        value=row["value"],
        mod=row["mod"],
        first=row["from"],
        last=row["to"],
    )


def place_json(place: Place) -> dict[str, Any]:
    """A place of a reading."""
    return {
        "start": place.span.start,
        "end": place.span.end,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "region": place.region,
    }


def place_from_json(row: dict[str, Any]) -> Place:
    """The place that `place_json` printed."""
    told = {key: value for key, value in row.items() if key not in ("start", "end")}
    return Place(span=Span(row["start"], row["end"]), **told)


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
        "actors": [actor_json(actor) for actor in reading.actors],
        "times": [time_json(time) for time in reading.times],
        "places": [place_json(place) for place in reading.places],
    }


def reading_from_json(row: dict[str, Any]) -> Reading:
    """The reading that `reading_json` printed. Raises KeyError where a field is missing."""
    told = {key: value for key, value in row["report"].items() if key != "id"}
    return Reading(
        report=Report(**told),
        reader=ReaderInfo(version=row["reader"]["version"], weights=row["reader"]["weights"]),
        statements=tuple(map(statement_from_json, row["statements"])),
        actors=tuple(map(actor_from_json, row["actors"])),
        times=tuple(map(time_from_json, row["times"])),
        places=tuple(map(place_from_json, row["places"])),
    )


def failure_json(failure: Failure) -> dict[str, Any]:
    """The line that stands in place of a reading where a document was not read."""
    return {
        "schema": SCHEMA,
        "report": {"input": failure.input},
        "failure": {"code": failure.code, "message": failure.message},
    }

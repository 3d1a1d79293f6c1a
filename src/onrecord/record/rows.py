"""Between rows and nouns: the selects that others build on, and what their rows mean."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from onrecord.record.canonical import (
    canonical_json,
    moment,
    moment_from,
    named_from_json,
    statements_from_json,
)
from onrecord.record.copies import copies_among
from onrecord.record.results import FoundStatement, Sighting, StoredReport
from onrecord.record.sightings import precedence
from onrecord.record.tables import (
    extractors,
    is_current,
    is_shown,
    raws,
    readers,
    readings,
    reports,
    sightings,
    statements,
)
from onrecord.schema import Extractor, ReaderInfo, Reading, Report
from onrecord.schema.places_named import PlacesNamed

_TOLD = ("input", "title", "publisher", "author", "url", "language", "published")


def sighting_columns(sighting: Sighting) -> dict[str, Any]:
    """A sighting's own columns; those that refer to other tables are left out."""
    told = {name: getattr(sighting, name) for name in _TOLD}
    return told | {
        "extra": canonical_json(dict(sighting.extra)),
        "media_type": sighting.media_type,
        "seen": moment(sighting.seen),
    }


def sighting_rows() -> Select[Any]:
    """Sightings with their raw bytes' hash and their extractor, for `sighting_from`."""
    return (
        select(
            sightings,
            raws.c.sha256.label("raw_sha256"),
            extractors.c.name.label("extractor_name"),
            extractors.c.version.label("extractor_version"),
            extractors.c.settings.label("extractor_settings"),
        )
        .join(raws, raws.c.number == sightings.c.raw)
        .join(extractors, extractors.c.number == sightings.c.extractor)
    )


def sighting_from(row: Row[Any]) -> Sighting:
    """The sighting in a row of `sighting_rows`."""
    return Sighting(
        **{name: getattr(row, name) for name in _TOLD},
        extra=json.loads(row.extra),
        raw=row.raw_sha256,
        media_type=row.media_type,
        extractor=Extractor(
            name=row.extractor_name,
            version=row.extractor_version,
            settings=json.loads(row.extractor_settings),
        ),
        seen=moment_from(row.seen),
    )


def report_rows() -> Select[Any]:
    """Reports with what their shown sighting tells and who made the current reading."""
    return (
        select(
            reports.c.number,
            reports.c.text,
            *(sightings.c[name] for name in _TOLD),
            sightings.c.extra,
            readers.c.version.label("reader_version"),
            readers.c.weights.label("reader_weights"),
            readers.c.settings.label("reader_settings"),
            readings.c.statements.label("statements"),
            readings.c.named.label("named"),
        )
        .select_from(reports)
        .join(sightings, (sightings.c.report == reports.c.number) & is_shown)
        .join(readings, (readings.c.report == reports.c.number) & is_current)
        .join(readers, readers.c.number == readings.c.reader)
    )


# Built once: building a statement takes SQLAlchemy longer than SQLite takes to run it.
report_with_id = report_rows().where(reports.c.id == bindparam("id"))
report_with_number = report_rows().where(reports.c.number == bindparam("number"))
_sightings_of_report = sighting_rows().where(sightings.c.report == bindparam("of"))
_statements_of_report = select(func.count()).where(statements.c.report == bindparam("of"))


def report_from(row: Row[Any]) -> Report:
    """The report in a row of `report_rows`."""
    told = {name: getattr(row, name) for name in _TOLD}
    return Report(text=row.text, extra=json.loads(row.extra), **told)


def reading_from(row: Row[Any]) -> Reading:
    """The current reading in a row of `report_rows`."""
    return Reading(
        report=report_from(row),
        reader=_reader_from(row),
        statements=statements_from_json(row.statements),
        **named_from_json(row.named)._asdict(),
    )


def stored_report_from(connection: Connection, row: Row[Any]) -> StoredReport:
    """The report in a row of `report_rows` with all its sightings."""
    of = {"of": row.number}
    report = report_from(row)
    found = [sighting_from(sighting) for sighting in connection.execute(_sightings_of_report, of)]
    return StoredReport(
        report=report,
        sightings=tuple(sorted(found, key=precedence)),
        reader=_reader_from(row),
        statements=connection.scalar(_statements_of_report, of) or 0,
        copy=copies_among(connection, [report.id]).get(report.id),
    )


def found_statement_from(row: Row[Any], place: int, *, rejected: bool) -> FoundStatement:
    """The statement at `place` of the current reading in a row of `report_rows`."""
    statement = statements_from_json(row.statements)[place]
    places = PlacesNamed(named_from_json(row.named).places).by(statement)
    return FoundStatement(statement=statement, report=report_from(row), places=places, rejected=rejected)


def _reader_from(row: Row[Any]) -> ReaderInfo:
    return ReaderInfo(
        version=row.reader_version,
        weights=row.reader_weights,
        settings=json.loads(row.reader_settings),
    )

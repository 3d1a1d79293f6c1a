"""The record in a form that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from onrecord.desk.actors import actors
from onrecord.desk.claims import claims
from onrecord.desk.printed import known_actor_json
from onrecord.desk.review import corrected_readings
from onrecord.errors import NotInRecord
from onrecord.export import claimreview, corrections, csv, geojson, jsonl, parquet, webannotation
from onrecord.identity import KnownActor
from onrecord.record import RecordStore
from onrecord.schema import Reading
from onrecord.schema.claim import Claim
from onrecord.schema.first_hand import first_hand
from onrecord.standing import Relater

ExportFormat = Literal["jsonl", "csv", "webannotation", "geojson", "claimreview", "corrections"]


def _lines(record: RecordStore) -> Iterator[str]:
    return (jsonl.line(reading) + "\n" for reading in _readings(record))


FORMATS: Mapping[ExportFormat, Callable[[RecordStore], Iterator[str]]] = {
    "jsonl": _lines,
    "csv": lambda record: csv.rows(_readings(record)),
    "webannotation": lambda record: webannotation.collection(_readings(record)),
    "geojson": lambda record: geojson.collection(_readings(record), _rejected(record)),
    "claimreview": lambda record: claimreview.graph(_claims(record), _address_of(record)),
    "corrections": lambda record: corrections.lines(corrected_readings(record)),
}


def export(record: RecordStore, format: ExportFormat) -> Iterator[str]:
    """All current readings, sorted by report id, or all claims, newest change first, as pieces of text in
    `format` (to be written as UTF-8, line ends as they are). The same reports give the same bytes in
    whatever order they were added."""
    return FORMATS[format](record)


def export_tables(record: RecordStore, folder: Path) -> list[Path]:
    """Reports, statements, actors, claims and positions as Parquet files in `folder`; gives their paths.

    Raises OnrecordError where pyarrow is not installed (onrecord[parquet]) or the folder cannot be
    written.
    """
    rows = map(_actor_row, actors(record, limit=None))
    return parquet.write_tables(folder, _readings(record), rows, _claims(record), rejected=_rejected(record))


def _readings(record: RecordStore) -> Iterator[Reading]:
    return map(first_hand, record.readings())


def _claims(record: RecordStore) -> list[Claim]:
    return claims(record, Relater(), limit=None)


def _rejected(record: RecordStore) -> frozenset[str]:
    """The ids of all statements that a judgement rejects."""
    return frozenset(one.target["statement"] for one in record.judgements() if one.kind == "reject")


def _actor_row(actor: KnownActor) -> dict[str, Any]:
    members = [{"report": one.report, "name": one.name} for one in actor.members]
    return {**known_actor_json(actor), "members": members}


def _address_of(record: RecordStore) -> claimreview.AddressOf:
    """Looks up the address of a report; a report has several claims, so the last ones are kept."""

    @lru_cache(maxsize=10_000)
    def address(report_id: str) -> str | None:
        try:
            return record.report(report_id).report.url
        except NotInRecord:
            # Forgotten by another process since its claims were asked for.
            return None

    return address

"""Documents made by a rule, so that any number of them can be added, and what a record shows."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from onrecord.record import RecordStore, StoredReport
from onrecord.schema import Document, Extractor, ReaderInfo, Reading, Report
from onrecord.schema.printed import reading_json
from tests.examples import statement

OLD_READER = ReaderInfo(version="0.9.1", weights="aa" * 32)
READER = ReaderInfo(version="0.10.0", weights="bb" * 32, settings={"least": 0.5})
EXTRACTOR = Extractor(name="by hand", version="1", settings={"tables": False})
SEEN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def report(number: int, **told: Any) -> Report:
    """A report of two sentences, unlike that of any other number."""
    text = (
        f"The port of Vessel{number} said the crane number{number} had been sold. "
        f"“Nobody asked us,” wrote Member{number} of the council."
    )
    usual = {"input": f"day/{number}.txt", "title": f"Crane {number}", "published": "2026-02-03"}
    return Report(text=text, **(usual | told))


def reading(of: Report, reader: ReaderInfo = READER, *, statements: int = 2) -> Reading:
    """Up to two statements of a `report`: an indirect and a direct one."""
    first, second = of.text.split(". ")
    found = (
        statement(of.text, [first[: first.index(" said")]], ["said"], [first[first.index("the crane") :]]),
        statement(of.text, [second.split()[4]], ["wrote"], ["“Nobody asked us,”"], kind="direct"),
    )
    return Reading(report=of, reader=reader, statements=found[:statements])


def document(of: Report, raw: bytes | None = None) -> Document:
    """The report as if extracted from `raw`, by default its text between tags."""
    raw = f"<p>{of.text}</p>".encode() if raw is None else raw
    return Document(report=of, raw=raw, media_type="text/html", extractor=EXTRACTOR)


def add(record: RecordStore, *numbers: int, **told: Any) -> None:
    """Adds the reports of these numbers, read by READER."""
    for number in numbers:
        of = report(number, **told)
        record.add(document(of), reading(of), seen=SEEN)


def shown(record: RecordStore) -> list[Any]:
    """All that a record shows but the times at which sightings were recorded."""
    return [[_timeless(one) for one in record.reports()], [reading_json(one) for one in record.readings()]]


def _timeless(one: StoredReport) -> StoredReport:
    return replace(one, sightings=tuple(replace(seen, seen=SEEN) for seen in one.sightings))


def packed(text: str) -> bytes:
    """Bytes that hold `text` in no readable form."""
    return gzip.compress(text.encode(), mtime=0)

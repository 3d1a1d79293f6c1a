"""One report or one statement of the record."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import NotInRecord
from onrecord.record import RecordStore, StoredReport
from onrecord.schema import Reading, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReport:
    """A report with its sightings and its current reading."""

    stored: StoredReport
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStatement:
    """A statement with the reading that it stands in."""

    statement: Statement
    reading: Reading


def show(record: RecordStore, name: str) -> ShownReport | ShownStatement:
    """The report that `name` means (id, its first digits, an input or address), else the statement
    (id or its first digits). Raises NotInRecord where there is none or where several are meant."""
    try:
        stored = record.report(name)
    except NotInRecord as no_report:
        try:
            found = record.statement(name)
        except NotInRecord as no_statement:
            raise NotInRecord(f"{no_report}\n{no_statement}") from None
        return ShownStatement(statement=found.statement, reading=record.reading(found.report.id))
    return ShownReport(stored=stored, reading=record.reading(stored.id))

"""One report or one statement of the record."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import NotInRecord
from onrecord.record import Copy, Judgement, RecordStore, StoredReport
from onrecord.schema import Reading, Statement
from onrecord.schema.first_hand import first_hand, first_hand_statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReport:
    """A report with its sightings and its current reading; the ids of those of its statements that a
    judgement rejects; and the reports that are marked as copies of it."""

    stored: StoredReport
    reading: Reading
    rejected: frozenset[str] = frozenset()
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStatement:
    """A statement with the reading that it stands in, and the judgement that rejects it, if one does."""

    statement: Statement
    reading: Reading
    rejection: Judgement | None = None


def show(record: RecordStore, name: str) -> ShownReport | ShownStatement:
    """The report that `name` means (id, its first digits, an input or address; of an article's revisions the
    newest), else the statement (id or its first digits). Raises NotInRecord where there is none or where
    several are meant."""
    revisions = record.revisions(name)
    try:
        stored = record.report(revisions[-1].report if revisions else name)
    except NotInRecord as no_report:
        try:
            found = record.statement(name)
        except NotInRecord as no_statement:
            raise NotInRecord(f"{no_report}\n{no_statement}") from None
        return ShownStatement(
            statement=first_hand_statement(found.statement, found.report.publisher),
            reading=first_hand(record.reading(found.report.id)),
            rejection=record.rejection(found.statement.id),
        )
    return ShownReport(
        stored=stored,
        reading=first_hand(record.reading(stored.id)),
        rejected=_rejected_in(record, stored.id),
        copies=tuple(record.copies_of(stored.id)),
    )


def _rejected_in(record: RecordStore, report_id: str) -> frozenset[str]:
    targets = (judgement.target for judgement in record.judgements() if judgement.kind == "reject")
    return frozenset(target["statement"] for target in targets if target["report"] == report_id)

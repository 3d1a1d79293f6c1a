"""What reports changed, as they came into the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from onrecord.desk.standing import Indexed, index
from onrecord.errors import UsageError
from onrecord.record import FoundStatement, RecordStore
from onrecord.schema.change import Change
from onrecord.schema.position import Position
from onrecord.standing import Gathered, Gatherer, Relater
from onrecord.standing.status import in_order, status_of


def changes(
    record: RecordStore, relater: Relater, since: str, *, progress: Indexed | None = None
) -> list[Change]:
    """Which positions and statuses changed with the reports that the record got since `since` (a day, in
    UTC, or a moment), the newest report first. Raises UsageError where `since` is neither."""
    moment = moment_of(since)
    index(record, relater, progress)
    new = record.recorded_since(moment)
    found: list[Change] = []
    for gathered in Gatherer.of(record, relater).gathered(_seeds(record, new)):
        found += _changes_of(record, gathered, moment)
    return sorted(found, key=lambda one: (-one.recorded.timestamp(), one.input, one.claim.id))


def moment_of(since: str) -> datetime:
    """A day (its beginning, in UTC) or a moment with its offset (UTC without one). Raises UsageError."""
    try:
        if len(since) == 10:
            return datetime.combine(date.fromisoformat(since), time(), UTC)
        moment = datetime.fromisoformat(since)
    except ValueError:
        raise UsageError(f"since: {since!r} is no day (YYYY-MM-DD) and no moment") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _seeds(record: RecordStore, reports: list[str]) -> Iterator[FoundStatement]:
    for report in sorted(reports):
        for statement in record.reading(report).statements:
            yield record.statement(statement.id)


def _changes_of(record: RecordStore, gathered: Gathered, moment: datetime) -> Iterator[Change]:
    """The changes that each new report brought to one claim, over those recorded before it."""
    told = record.recorded({one.evidence.report for one in gathered.positions if one.evidence.report})
    order = sorted(told, key=lambda report: (told[report], report))
    claim = gathered.claim()
    for number, report in enumerate(order):
        if told[report] < moment:
            continue
        earlier = set(order[:number])
        before = _of(gathered, earlier)
        after = _of(gathered, earlier | {report})
        own = [one for one in gathered.positions if one.evidence.report == report]
        status_before, status_after = status_of(before), status_of(after)
        evidence = own[0].evidence
        yield Change(
            claim=claim,
            recorded=told[report],
            report=report,
            input=evidence.input,
            title=evidence.title,
            publisher=evidence.publisher,
            published=evidence.published,
            positions=tuple(own),
            before=status_before,
            after=status_after,
        )


def _of(gathered: Gathered, reports: set[str]) -> list[Position]:
    """The positions that these reports tell, and people's rulings."""
    return in_order(
        one for one in gathered.positions if one.evidence.report in reports or not one.evidence.report
    )

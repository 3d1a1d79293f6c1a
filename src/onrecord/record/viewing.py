"""What is asked of a record in one SQLite file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Unpack

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from onrecord.errors import NotInRecord
from onrecord.record.acting import (
    actor_blocks,
    actors_in,
    actors_of,
)
from onrecord.record.canonical import canonical_json, moment_from, unpack
from onrecord.record.database import Database
from onrecord.record.filters import Day, SearchFilters
from onrecord.record.finding import report_id_of, statement_place
from onrecord.record.forgetting import marks
from onrecord.record.informing import record_info, record_stamp
from onrecord.record.judging import all_judgements, rejection_of
from onrecord.record.quoting import times_quoted
from onrecord.record.results import (
    SPEAKING,
    Difference,
    Forgotten,
    FoundStatement,
    Judgement,
    Part,
    RecordInfo,
    ReportActor,
    SearchCounts,
    SpokenTally,
    StoredFailure,
    StoredReport,
    TimesQuoted,
)
from onrecord.record.retrieving import statements_at
from onrecord.record.rows import (
    found_statement_from,
    reading_from,
    report_rows,
    report_with_id,
    report_with_number,
    stored_report_from,
)
from onrecord.record.searching import found_reports, found_statements, listed_reports
from onrecord.record.speaking import spoken, spoken_tally
from onrecord.record.tables import failures, raws, readers, readings, reports
from onrecord.record.tallying import search_counts
from onrecord.record.verifying import differences
from onrecord.schema import Failure, ReaderInfo, Reading, Report

_AT_ONCE = 50
"""Statements fetched together."""
_READ = (
    select(reports.c.day)
    .join(readings, readings.c.report == reports.c.number)
    .join(readers, readers.c.number == readings.c.reader)
    .where(
        reports.c.id == bindparam("id"),
        readings.c.day == func.coalesce(reports.c.day, ""),
        readers.c.version == bindparam("version"),
        readers.c.weights == bindparam("weights"),
        readers.c.settings == bindparam("settings"),
    )
)


class RecordViewing:
    """The part of a record that answers; see onrecord.record.base.Viewing."""

    path: Path
    _database: Database

    def has(self, report: Report, reader: ReaderInfo) -> bool:
        """Whether this reader has read this text for the publication day that it will have once
        this sighting is added."""
        read = {
            "id": report.id,
            "version": reader.version,
            "weights": reader.weights,
            "settings": canonical_json(dict(reader.settings)),
        }
        with self._database.reading() as connection:
            found = connection.execute(_READ, read).one_or_none()
        if found is None:
            return False
        return report.day is None or (found.day is not None and found.day <= report.day)

    def dated(self, report: Report) -> Report:
        """The report with the publication day that it will have once it is added: that of a sighting
        which the record holds, where that is earlier."""
        with self._database.reading() as connection:
            day = connection.scalar(select(reports.c.day).where(reports.c.id == report.id))
        earlier = day is not None and (report.day is None or day < report.day)
        return replace(report, published=day) if earlier else report

    def report(self, prefix: str) -> StoredReport:
        """The report that `prefix` means: its id, an input or address that it was seen under, or
        the first four or more digits of its id. Raises NotInRecord where none or several are."""
        with self._database.reading() as connection:
            return stored_report_from(connection, _report_row(connection, prefix))

    def reading(self, prefix: str) -> Reading:
        """The current reading of a report, named as in `report`. Raises NotInRecord."""
        with self._database.reading() as connection:
            return reading_from(_report_row(connection, prefix))

    def statement(self, prefix: str) -> FoundStatement:
        """The statement with this id, or whose id alone begins with these four or more digits.
        Raises NotInRecord where none or several are meant."""
        with self._database.reading() as connection:
            number, place, rejected = statement_place(connection, prefix)
            return found_statement_from(_numbered(connection, number), place, rejected=rejected)

    def raw(self, sha256: str) -> bytes:
        """The raw bytes with this SHA-256, which sightings name. Raises NotInRecord."""
        with self._database.reading() as connection:
            packed = connection.scalar(select(raws.c.packed).where(raws.c.sha256 == sha256))
        if packed is None:
            raise NotInRecord(f"{sha256}: no raw bytes have this hash")
        return unpack(packed)

    def reports(
        self,
        *,
        publisher: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        limit: int | None = None,
    ) -> Iterator[StoredReport]:
        """Reports, newest publication day first, those without a day last. `since` and `until` are
        days, both included; `publisher` is one that any sighting names. Raises UsageError."""
        return self._reports(listed_reports(publisher, since, until).limit(limit))

    def readings(self) -> Iterator[Reading]:
        """The current reading of each report, by report id."""
        with self._database.reading() as connection:
            for row in connection.execute(report_rows().order_by(reports.c.id)):
                yield reading_from(row)

    def search(
        self, words: str, *, limit: int | None = 50, **filters: Unpack[SearchFilters]
    ) -> Iterator[FoundStatement]:
        """Statements that hold all of `words` in content, source, cue or the speaker's name, best
        first.

        Words are matched whole, without regard to capitals and accents; "words in quotation marks"
        stand together; nothing else has a meaning. An empty `words` lists all, newest first. Filters
        are described at `SearchFilters`. Raises UsageError.
        """
        found = found_statements(words, filters, limit)
        return iter(()) if found is None else self._statements(found)

    def search_counts(
        self, words: str, *, most: int = 10_000, **filters: Unpack[SearchFilters]
    ) -> SearchCounts:
        """What `search` finds with these, in numbers; over `most` statements of it at most. Raises
        UsageError."""
        with self._database.reading() as connection:
            return search_counts(connection, words, filters, most)

    def search_reports(
        self,
        words: str,
        *,
        publisher: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        limit: int | None = 50,
    ) -> Iterator[StoredReport]:
        """Reports whose title and text hold all of `words` (as in `search`), best first."""
        found = found_reports(words, publisher, since, until)
        return iter(()) if found is None else self._reports(found.limit(limit))

    def actors_in(self, blocks: Collection[str], *, counted: bool = True) -> Iterator[ReportActor]:
        """The actors of all current readings that are in these blocks, by block, report and place. Not
        `counted`, their statements are left at 0, and a large block is many times as fast."""
        with self._database.reading() as connection:
            yield from actors_in(connection, blocks, counted=counted)

    def stamp(self, *, added: bool = True) -> tuple[int, ...]:
        """Numbers that are others than before wherever a report, what is told of it, its current reading
        or a judgement is another; of no meaning but that. Not `added`, they stay as they are where reports or
        readings only come in. Quick, however large the record."""
        with self._database.reading() as connection:
            return record_stamp(connection, added=added)

    def actors_of(self, report_id: str) -> list[ReportActor]:
        """The actors of one report's current reading, by place."""
        with self._database.reading() as connection:
            return actors_of(connection, report_id)

    def actor_blocks(self, words: str | None = None) -> Iterator[tuple[str, int]]:
        """Blocks of actors, with a number that no actor of theirs can exceed in statements, largest
        first; with `words`, only those where one name holds all of them."""
        blocks = actor_blocks(words)
        if blocks is not None:
            with self._database.reading() as connection:
                yield from ((block, most) for block, most in connection.execute(blocks))

    def spoken(
        self,
        actors: Collection[tuple[str, int]],
        parts: Collection[Part] = SPEAKING,
        *,
        rejected: bool = False,
        limit: int | None = None,
    ) -> list[FoundStatement]:
        """The statements in which one of these actors (report ids and places) has one of these parts, the
        newest report first; with `rejected` also those that a judgement rejects."""
        with self._database.reading() as connection:
            return spoken(connection, actors, parts, rejected=rejected, limit=limit)

    def spoken_tally(self, actors: Collection[tuple[str, int]], *, rejected: bool = False) -> SpokenTally:
        """Whom these actors (report ids and places) speak for, who speaks for them, and which places they
        name, in how many statements; with `rejected` those that a judgement rejects count too."""
        with self._database.reading() as connection:
            return spoken_tally(connection, actors, rejected=rejected)

    def times_quoted(self, actors: Collection[tuple[str, int]]) -> list[TimesQuoted]:
        """In how many statements these actors (report ids and places) speak, by month, publisher and kind,
        those rejected left out."""
        with self._database.reading() as connection:
            return times_quoted(connection, actors)

    def judgements(self, *, undone: bool = False) -> list[Judgement]:
        """Judgements that stand, oldest first; with `undone` those taken back too."""
        with self._database.reading() as connection:
            return all_judgements(connection, undone=undone)

    def rejection(self, statement_id: str) -> Judgement | None:
        """The judgement that rejects the statement with this id, if one stands."""
        with self._database.reading() as connection:
            return rejection_of(connection, statement_id)

    def failures(self, *, newest: bool = False, limit: int | None = None) -> Iterator[StoredFailure]:
        """Inputs that could not be taken, by input, or with `newest` those that failed last first."""
        order = (failures.c.input, failures.c.code, failures.c.message)
        found = select(failures).order_by(*((failures.c.seen.desc(),) if newest else ()), *order)
        with self._database.reading() as connection:
            for row in connection.execute(found.limit(limit)):
                failure = Failure(input=row.input, code=row.code, message=row.message)
                yield StoredFailure(failure=failure, seen=moment_from(row.seen))

    def forgotten(self) -> Iterator[Forgotten]:
        """The marks of forgotten reports, oldest first; readmitted ones are left out."""
        with self._database.reading() as connection:
            yield from marks(connection)

    def verify(self) -> Iterator[Difference]:
        """Recomputes every hash, id and derived row and checks references and search indexes;
        yields what differs. Nothing is changed. Takes time with the size of the record."""
        return differences(self._database)

    def info(self) -> RecordInfo:
        """The record in figures."""
        with self._database.reading() as connection:
            return record_info(connection, self.path)

    def _reports(self, numbers: Select[Any]) -> Iterator[StoredReport]:
        with self._database.reading() as connection:
            for number in connection.scalars(numbers):
                yield stored_report_from(connection, _numbered(connection, number))

    def _statements(self, places: Select[Any]) -> Iterator[FoundStatement]:
        with self._database.reading() as connection:
            rows = connection.execute(places)
            while some := rows.fetchmany(_AT_ONCE):
                found = statements_at(connection, [(number, place) for number, place in some])
                yield from (one for one in found if one is not None)


def _report_row(connection: Connection, prefix: str) -> Row[Any]:
    report_id = report_id_of(connection, prefix)
    return connection.execute(report_with_id, {"id": report_id}).one()


def _numbered(connection: Connection, number: int) -> Row[Any]:
    return connection.execute(report_with_number, {"number": number}).one()

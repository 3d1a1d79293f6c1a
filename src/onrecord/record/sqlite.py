"""A record in one SQLite file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row, Select, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from onrecord.errors import NotInRecord, UsageError
from onrecord.record.adding import PackedRaw, add_document
from onrecord.record.base import Day, RecordStore
from onrecord.record.canonical import canonical_json, moment, moment_from, plain, unpack
from onrecord.record.filing import add_reading
from onrecord.record.finding import report_id_of, statement_place
from onrecord.record.forgetting import forget_report, marks, sweep
from onrecord.record.informing import record_info
from onrecord.record.opening import open_database
from onrecord.record.results import (
    Added,
    Difference,
    Forgotten,
    FoundStatement,
    RecordInfo,
    Reread,
    StoredFailure,
    StoredReport,
)
from onrecord.record.rows import (
    found_statement_from,
    reading_from,
    report_rows,
    report_with_id,
    report_with_number,
    stored_report_from,
)
from onrecord.record.searching import found_reports, found_statements, listed_reports
from onrecord.record.sightings import sighting_of
from onrecord.record.tables import failures, forgotten, raws, readers, readings, reports
from onrecord.record.verifying import differences
from onrecord.schema import Document, Failure, Kind, ReaderInfo, Reading, Report

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


class Record(RecordStore):
    """The facts of one record: texts, sightings, raw bytes and readings, with search over them.

    Several processes and threads may use one file at once: writers take turns, readers never wait.
    Iterators show the record as it was at their first step, whatever is written meanwhile. Every
    method may raise RecordError where the file is busy, full or damaged.
    """

    def __init__(self, path: str | PathLike[str], create: bool = True, *, readonly: bool = False) -> None:
        """Opens the record at `path`, or makes it if there is none and `create` is true.

        A file that may not be written is opened for reading. Raises NoRecord, NotARecord,
        NewerRecord, RecordError.
        """
        self.path = Path(path)
        self._database = open_database(self.path, create=create, readonly=readonly)

    def close(self) -> None:
        """Closes the file. Iterators still in use keep it open until they end."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Writing

    def add(self, document: Document, reading: Reading | None, *, seen: datetime | None = None) -> Added:
        """Stores a document and its reading, whole or not at all; `seen` (now, if None) is when
        onrecord got it.

        The order of adding does not matter and adding again changes nothing. A reading by another
        reader than before is kept beside the earlier one; the newest is current. `reading` may be
        None where `has` said that the record holds one; raises NotInRecord if it does not. A
        forgotten text is not taken. Raises UsageError where the reading is of another text.
        """
        report_id = document.report.id
        if reading is not None:
            _check_same_text(report_id, reading)
        sighting = sighting_of(document, moment_from(moment(seen)))
        raw = PackedRaw.of(document.raw)
        with self._database.writing() as connection:
            text = document.report.text
            return add_document(connection, text, report_id, sighting, raw, reading)

    def fail(self, failure: Failure, *, seen: datetime | None = None) -> None:
        """Notes that an input could not be taken. The same failure is noted once, with the last time."""
        row = {"input": failure.input, "code": failure.code, "message": failure.message}
        noted = insert(failures).values(
            {name: plain(value) for name, value in row.items()} | {"seen": moment(seen)}
        )
        latest = func.max(failures.c.seen, noted.excluded.seen)
        with self._database.writing() as connection:
            connection.execute(noted.on_conflict_do_update(index_elements=list(row), set_={"seen": latest}))

    def reread(self, report_id: str, reading: Reading, *, when: datetime | None = None) -> Reread:
        """Stores a new reading of a stored report, asked for at `when` (now, if None).

        It becomes current unless a newer reader version has read the report. Readings by other
        readers are kept; one by the same reader is replaced. Raises NotInRecord, UsageError.
        """
        _check_same_text(report_id, reading)
        with self._database.writing() as connection:
            row = connection.execute(report_with_id, {"id": report_id}).one_or_none()
            if row is None:
                raise NotInRecord(f"{report_id}: no report has this id")
            before = reading_from(row)
            if (before.reader, before.statements) == (reading.reader, reading.statements):
                return Reread.SAME
            add_reading(connection, row.number, before.report.day, reading, reread=moment(when))
            after = reading_from(connection.execute(report_with_id, {"id": report_id}).one())
            return Reread.REPLACED if after.reader == reading.reader else Reread.KEPT

    def forget(self, prefix: str, *, reason: str = "", when: datetime | None = None) -> Forgotten:
        """Takes out a report (named as in `report`) and all that came from it, at `when` (now, if
        None), leaving its id, the time and the reason.

        Its bytes are overwritten in the file. Takes time with the size of the search indexes,
        which are merged for this. The text is not taken again by `add` until `readmit`. Raises
        NotInRecord.
        """
        at = moment(when)
        with self._database.writing() as connection:
            report_id = report_id_of(connection, prefix)
            forget_report(connection, report_id, at, plain(reason))
        return Forgotten(id=report_id, when=moment_from(at), reason=plain(reason), wiped=self.sweep())

    def readmit(self, report_id: str) -> None:
        """Lets a forgotten text be added again. Raises NotInRecord where none has this id."""
        here = (forgotten.c.report_id == report_id) & (forgotten.c.readmitted == 0)
        with self._database.writing() as connection:
            if not connection.execute(update(forgotten).where(here).values(readmitted=1)).rowcount:
                raise NotInRecord(f"{report_id}: no forgotten report has this id")

    def sweep(self) -> bool:
        """Wipes what forgotten reports left in the write-ahead log. False where another process is
        reading just now; try again then."""
        return sweep(self._database)

    # Viewing

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
            number, place = statement_place(connection, prefix)
            return found_statement_from(_numbered(connection, number), place)

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
        self,
        words: str,
        *,
        speaker: str | None = None,
        kind: Kind | None = None,
        since: Day | None = None,
        until: Day | None = None,
        publisher: str | None = None,
        limit: int | None = 50,
    ) -> Iterator[FoundStatement]:
        """Statements that hold all of `words` in content, source or cue, best first.

        Words are matched whole, without regard to capitals and accents; "words in quotation marks"
        stand together; nothing else has a meaning. `speaker` holds words of the source. An empty
        `words` lists all, newest first. Filters are those of `reports`. Raises UsageError.
        """
        found = found_statements(words, speaker, kind, publisher, since, until)
        return iter(()) if found is None else self._statements(found.limit(limit))

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

    def failures(self) -> Iterator[StoredFailure]:
        """Inputs that could not be taken, by input."""
        by_input = select(failures).order_by(failures.c.input, failures.c.code, failures.c.message)
        with self._database.reading() as connection:
            for row in connection.execute(by_input):
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
            for number, place in connection.execute(places):
                yield found_statement_from(_numbered(connection, number), place)


def _check_same_text(report_id: str, reading: Reading) -> None:
    if reading.report.id != report_id:
        raise UsageError(f"{reading.report.input}: the reading is of another text than {report_id[:12]}")


def _report_row(connection: Connection, prefix: str) -> Row[Any]:
    report_id = report_id_of(connection, prefix)
    return connection.execute(report_with_id, {"id": report_id}).one()


def _numbered(connection: Connection, number: int) -> Row[Any]:
    return connection.execute(report_with_number, {"number": number}).one()

"""What changes a record in one SQLite file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, update
from sqlalchemy.dialects.sqlite import insert

from onrecord.errors import NotInRecord, UsageError
from onrecord.record.adding import PackedRaw, add_document
from onrecord.record.canonical import moment, moment_from, plain
from onrecord.record.database import Database
from onrecord.record.filing import add_reading
from onrecord.record.finding import report_id_of
from onrecord.record.forgetting import forget_report, sweep
from onrecord.record.judging import add_judgement, undo_judgement
from onrecord.record.results import Added, Forgotten, Judgement, JudgementKind, Reread
from onrecord.record.rows import reading_from, report_with_id
from onrecord.record.sightings import sighting_of
from onrecord.record.tables import failures, forgotten
from onrecord.schema import Document, Failure, Reading


class RecordWriting:
    """The part of a record that writes; see onrecord.record.base.Writing."""

    _database: Database

    def add(self, document: Document, reading: Reading | None, *, seen: datetime | None = None) -> Added:
        """Stores a document and its reading, whole or not at all; `seen` (now, if None) is when
        onrecord got it.

        The order of adding does not matter and adding again changes nothing. A reading by another
        reader than before is kept beside the earlier one; the newest is current. `reading` may be
        None where `has` said that the record holds one; raises NotInRecord if it does not. A
        forgotten text is not taken. Raises UsageError where the reading is of another text or, of a
        text that is new, for another day.
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
            if replace(before, report=reading.report) == reading:
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

    def judge(
        self,
        kind: JudgementKind,
        target: Mapping[str, Any],
        *,
        by: str,
        reason: str = "",
        when: datetime | None = None,
    ) -> Judgement:
        """Keeps a person's correction, made at `when` (now, if None). `target` is described at
        `Judgement`; onrecord.identity makes it. Raises UsageError where nobody is named."""
        if not by.strip():
            raise UsageError("a judgement needs the name of who makes it: give one with --by")
        with self._database.writing() as connection:
            return add_judgement(connection, kind, target, by=by, made=moment(when), reason=reason)

    def undo(
        self, prefix: str | None = None, *, by: str, reason: str = "", when: datetime | None = None
    ) -> Judgement:
        """Takes back the judgement whose id begins with `prefix`, by a row of its own; without one,
        the last that stands. Raises NotInRecord where none or several are meant, UsageError where it
        was taken back before."""
        if not by.strip():
            raise UsageError("a judgement needs the name of who makes it: give one with --by")
        with self._database.writing() as connection:
            return undo_judgement(connection, prefix, by=by, made=moment(when), reason=reason)


def _check_same_text(report_id: str, reading: Reading) -> None:
    if reading.report.id != report_id:
        raise UsageError(f"{reading.report.input}: the reading is of another text than {report_id[:12]}")

"""The part of a record that is copied and joined with others; see onrecord.record.base.Joining."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.record.backing_up import Copied, back_up
from onrecord.record.database import Database
from onrecord.record.feeding import merge_feeds
from onrecord.record.forgetting import sweep
from onrecord.record.merging import (
    merge_failures,
    merge_forgotten,
    merge_judgements,
    merge_report,
    report_numbers,
)
from onrecord.record.opening import open_database
from onrecord.record.results import Merged

Joined = Callable[[int, int], None]
"""Told how many reports of how many were looked at."""


class RecordJoining:
    """Copying a record, and joining it with another."""

    path: Path
    _database: Database

    def backup(self, target: Path, progress: Copied | None = None) -> None:
        """Copies the record as it is now into a new file, whole or not at all, while others go on writing.
        Raises RecordError where there is such a file or it cannot be written."""
        back_up(self._database, target, progress)

    def merge_in(self, other: Path, progress: Joined | None = None) -> Merged:
        """Adds all that the record at `other` holds, which is not changed: reports with their sightings and
        readings, judgements, failures, the marks of what was forgotten, and what is known of feeds. What
        either record forgot is forgotten. Each report is joined whole or not at all, so that this may be
        stopped and run again; what claims are found by is made again by the next question.

        Raises UsageError where both are one file; NoRecord, NotARecord, NewerRecord, RecordError.
        """
        if other.exists() and other.samefile(self.path):
            raise UsageError(f"{other}: a record cannot be merged into itself: name another one")
        theirs = open_database(other, create=False, readonly=True)
        try:
            return self._merged(theirs, progress)
        finally:
            theirs.close()

    def _merged(self, theirs: Database, progress: Joined | None) -> Merged:
        counts = [0, 0, 0]
        with theirs.reading() as source, source.begin():
            with self._database.writing() as connection:
                # First, so that nothing forgotten is taken in even for a moment.
                marks = merge_forgotten(connection, source)
            numbers = report_numbers(source)
            for done, number in enumerate(numbers, 1):
                with self._database.writing() as connection:
                    new = merge_report(connection, source, number)
                counts = [count + more for count, more in zip(counts, new, strict=True)]
                if progress is not None:
                    progress(done, len(numbers))
            with self._database.writing() as connection:
                failed = merge_failures(connection, source)
                judged = merge_judgements(connection, source)
                merge_feeds(connection, source)
        if marks:
            sweep(self._database)
        reports, sighted, read = counts
        return Merged(
            reports=reports,
            sightings=sighted,
            readings=read,
            judgements=judged,
            failures=failed,
            forgotten=marks,
        )

"""The part of a record that knows copies and revisions; see onrecord.record.base.Tracing."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.record import copies, tracing
from onrecord.record.database import Database
from onrecord.record.results import Copy, Revision


class RecordTracing:
    """Where texts come from."""

    _database: Database

    def copies(self, report_ids: Collection[str]) -> dict[str, Copy]:
        """Whose near copies these reports are, by their ids; those that are nobody's are left out."""
        with self._database.reading() as connection:
            return copies.copies_among(connection, report_ids)

    def copies_of(self, report_id: str) -> list[Copy]:
        """The near copies that are marked as this report's, by id."""
        with self._database.reading() as connection:
            return copies.copies_of(connection, report_id)

    def copy_counts(self, report_ids: Collection[str]) -> dict[str, int]:
        """How many near copies are marked as each of these reports', by id; those without are left out."""
        with self._database.reading() as connection:
            return copies.copy_counts(connection, report_ids)

    def addresses_of(self, report_id: str) -> list[str]:
        """The addresses of articles under which a report was seen, in one spelling, sorted."""
        with self._database.reading() as connection:
            return tracing.addresses_of(connection, report_id)

    def revisions(self, address: str) -> list[Revision]:
        """The texts that an article's address had, in the order in which they were published there, where
        that is the same in which they were seen; empty where it is no such address or nothing was."""
        with self._database.reading() as connection:
            return tracing.revisions_at(connection, address)

"""What claims are found by, in one SQLite file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

from onrecord.record import counting, indexing, recording, relating, retrieving
from onrecord.record.database import Database
from onrecord.record.index_rows import IndexedStatement, IndexRow, KeyedRelation, PackedVectors, Relation
from onrecord.record.results import FoundStatement
from onrecord.schema import Reading


class RecordIndexing:
    """The part of a record that claims are found by; see onrecord.record.base.Indexing."""

    _database: Database

    def index(
        self, report_id: str, rows: Sequence[IndexRow], *, maker: str, reading: Reading | None = None
    ) -> bool:
        """Keeps the vectors of a report's statements, one row a statement, in place of those it had.
        `maker` is the fingerprint of what made them.

        Vectors are made from what `RecordStore.reading` gives, the report's title and day with it; they
        go when any of it changes. False, and nothing is kept, where the report is gone, its current
        reading has another number of statements, `reading`, from which the rows were made, is not what
        `RecordStore.reading` gives now, or the record was opened to read only. Raises UsageError where a
        row is missing or its bucket is none.
        """
        indexing.check_rows(rows, maker)
        if self._database.readonly:
            return False
        with self._database.writing() as connection:
            return indexing.index_report(connection, report_id, rows, maker, reading)

    def unindexed(self, maker: str, *, limit: int) -> list[str]:
        """Ids of at most `limit` reports whose current reading is not indexed by `maker`. Takes no longer
        where many are."""
        with self._database.reading() as connection:
            return indexing.unindexed_reports(connection, maker, limit)

    def indexed_reports(self, maker: str) -> int:
        """How many reports are indexed by `maker`. Quick, however large the record."""
        with self._database.reading() as connection:
            return indexing.count_indexed(connection, maker)

    def vectors(self, buckets: Sequence[int] | None = None) -> Iterator[IndexedStatement]:
        """The indexed statements of these buckets, or of all (None), as (number of the report, place in
        its reading, vector): by bucket, number and place. Those rejected are among them."""
        with self._database.reading() as connection, connection.begin():
            yield from indexing.indexed_statements(connection, buckets)

    def vectors_of(self, numbers: Sequence[int]) -> Iterator[IndexedStatement]:
        """The indexed statements of the reports of these numbers, by number and place."""
        with self._database.reading() as connection, connection.begin():
            yield from indexing.statements_in(connection, numbers)

    def packed_vectors(self, buckets: Sequence[int] | None, size: int) -> PackedVectors:
        """The indexed statements of these buckets, or of all (None), whose vectors have `size` dimensions,
        as columns: by bucket, number and place, but where all are asked for in no order that matters."""
        with self._database.reading() as connection, connection.begin():
            return indexing.packed_in_buckets(connection, buckets, size)

    def packed_vectors_of(self, numbers: Sequence[int], size: int) -> PackedVectors:
        """The same of the reports of these numbers, by number and place."""
        with self._database.reading() as connection, connection.begin():
            return indexing.packed_of_reports(connection, numbers, size)

    def statements_at(self, places: Sequence[tuple[int, int]]) -> list[FoundStatement | None]:
        """The statements at these places, each (number of a report, place in its reading), in the order
        given; None for one that is there no more, since the report was forgotten or read anew."""
        with self._database.reading() as connection:
            return retrieving.statements_at(connection, places)

    def reports_with(self, words: Iterable[str], most: int) -> dict[str, list[int]]:
        """The numbers of the reports whose title and text hold each word, capitals and accents aside,
        ascending. Words that no report holds, or more than `most`, are left out."""
        with self._database.reading() as connection:
            return counting.reports_with(connection, words, most)

    def recorded(self, report_ids: Collection[str]) -> dict[str, datetime]:
        """When onrecord first got each of these reports (UTC); those that are not there are left out."""
        with self._database.reading() as connection:
            return recording.recorded(connection, report_ids)

    def recorded_since(self, moment: datetime) -> list[str]:
        """Ids of reports that onrecord first got at that moment or later, in that order, then by id.
        Raises UsageError where the moment has no offset from UTC."""
        with self._database.reading() as connection:
            return recording.recorded_since(connection, moment)

    def last_recorded(self, most: int) -> list[str]:
        """Ids of the reports that onrecord got last, the last first; at most `most`."""
        with self._database.reading() as connection:
            return recording.last_recorded(connection, most)

    def relations(self, keys: Collection[bytes]) -> dict[bytes, Relation]:
        """What the relating network is known to say of these inputs: (label or None, probability)."""
        return relating.kept_relations(self._database, keys)

    def keep_relations(self, rows: Sequence[KeyedRelation]) -> bool:
        """Keeps what the network said, each row a key of 16 bytes, a label or None and a probability.
        False, and nothing is kept or waited for, where the record cannot be written just now."""
        return relating.keep_relations(self._database, rows)

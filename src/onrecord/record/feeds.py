"""The part of a record that knows what was seen in feeds; see onrecord.record.base.Feeding."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record import feeding
from onrecord.record.database import Database
from onrecord.record.feeding import KnownFeed
from onrecord.schema.feed import FeedItem


class RecordFeeding:
    """Where the following of feeds stands."""

    _database: Database

    def feed(self, address: str) -> KnownFeed | None:
        """What the feed's server wants to be asked with; None for a feed that was never read."""
        with self._database.reading() as connection:
            return feeding.known_feed(connection, address)

    def unseen(self, address: str, items: Sequence[FeedItem]) -> list[FeedItem]:
        """Those of these items of a feed that would be new to `keep_feed` or still wait. Writes nothing."""
        with self._database.reading() as connection:
            return feeding.unseen(connection, address, items)

    def keep_feed(
        self,
        address: str,
        items: Sequence[FeedItem],
        *,
        etag: str | None = None,
        modified: str | None = None,
    ) -> None:
        """Keeps what a feed held, at once: what its server wants to be asked with next time, and its new
        items, which then wait. An item that is known stays as it is; one whose page the record holds
        already is settled."""
        with self._database.writing() as connection:
            feeding.keep_feed(connection, address, items, KnownFeed(etag, modified))

    def waiting_items(self, address: str) -> list[FeedItem]:
        """The items of a feed that are still to be fetched, in the order in which they were first seen."""
        with self._database.reading() as connection:
            return feeding.waiting(connection, address)

    def settle(self, address: str, key: str, *, most_tries: int | None = None) -> None:
        """Notes that an item was fetched, for good or, with `most_tries`, in vain: it then waits on until
        it was tried so often."""
        with self._database.writing() as connection:
            feeding.note_try(connection, address, key, most_tries)

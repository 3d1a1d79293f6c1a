"""Whether the record still is what was stored."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record import Difference, RecordStore


def verify(record: RecordStore) -> Iterator[Difference]:
    """Recomputes every hash and everything derived, and names what differs; nothing where all is well."""
    return record.verify()

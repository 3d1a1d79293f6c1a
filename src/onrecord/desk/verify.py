"""Whether the record still is what was stored."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record import Difference, RecordStore
from onrecord.standing import Relater, standing_differences

_MADE_AGAIN = frozenset({"index", "relation", "search", "forgotten"})
"""Parts that nothing else is made from, so that the rest can be looked at where they differ."""


def verify(record: RecordStore, relater: Relater | None = None) -> Iterator[Difference]:
    """Recomputes every hash and everything derived, and names what differs; nothing where all is well.

    With a `relater` also what claims are found by is made again: the vectors of all that it has indexed, and
    those relations that it is kept to have found for the newest claims. That is left out where facts differ,
    since it would be made from them. Takes time with the size of the record.
    """
    sound = True
    for found in record.verify():
        sound = sound and found.part in _MADE_AGAIN
        yield found
    if sound and relater is not None:
        yield from standing_differences(record, relater)

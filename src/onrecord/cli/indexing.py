"""What comes before an answer about claims: reports whose statements are not indexed yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from onrecord.cli.progress import Count, steps
from onrecord.cli.settings import Settings
from onrecord.cli.streams import say

if TYPE_CHECKING:
    from onrecord.record import RecordStore
    from onrecord.standing import Relater


class Looking(NamedTuple):
    """What the desk calls as it goes on: with how many reports more are indexed, and with how many
    statements were looked at so far. None where nothing is drawn."""

    indexed: Count | None
    looked: Count | None


@contextmanager
def looking(record: RecordStore, relater: Relater, settings: Settings) -> Iterator[Looking]:
    """Draws progress while the desk looks at claims; then says so where reports had to be left out."""
    before = record.indexed_reports(relater.vectors.maker)

    def to_do() -> int:
        from onrecord import desk

        return desk.info(record).reports - before

    with steps(quiet=settings.quiet) as drawn:
        yield Looking(drawn.more("indexing reports", to_do), drawn.so_far("looking at statements"))
    if record.unindexed(relater.vectors.maker, limit=1):
        say("Reports without an index are left out: another process adds them, or this record is read-only.")

"""Progress of what comes before an answer: reports whose statements were not indexed yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.cli.progress import Count, Steps, steps
from onrecord.cli.settings import Settings

if TYPE_CHECKING:
    from onrecord.record import RecordStore
    from onrecord.standing import Relater


@contextmanager
def indexing(record: RecordStore, relater: Relater, settings: Settings) -> Iterator[Count | None]:
    """Gives what the desk calls with how many reports more were indexed; None where nothing is drawn."""
    with steps(quiet=settings.quiet) as drawn:
        yield indexed(drawn, record, relater)


def indexed(drawn: Steps, record: RecordStore, relater: Relater) -> Count | None:
    """The step of indexing, among others of one task."""

    def total() -> int:
        from onrecord import desk

        # Asked when the first are indexed: they count as done.
        return desk.info(record).reports - before

    before = record.indexed_reports(relater.vectors.maker)
    return drawn.more("indexing", total)

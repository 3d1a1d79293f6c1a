"""Fills a record with synthetic reports, with as many processes as make them, and one that writes."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import UTC, datetime, time
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from made import Dispatch, dispatches, made
from onrecord.record import IndexRow, Record
from onrecord.schema import Document, Reading
from onrecord.standing import Relater
from onrecord.standing.retrieving import index_rows

_AT_ONCE = 40
_AHEAD = 4  # chunks for each process that makes reports


class Made(NamedTuple):
    """A report, its reading, the rows of its index, and when the record gets it."""

    document: Document
    reading: Reading
    rows: list[IndexRow]
    seen: datetime


def fill(path: Path, reports: int, workers: int) -> int:
    """Adds reports to the record at `path`, each in transactions of its own as `onrecord add` would, until
    it has that many. Gives how many statements were added."""
    with Record(path) as record:
        known = record.info().reports
        maker = _relater().vectors.maker
        statements = 0
        for one in _made_by(workers, list(islice(dispatches(), known, reports))):
            record.add(one.document, one.reading, seen=one.seen)
            record.index(one.reading.report.id, one.rows, maker=maker)
            statements += len(one.rows)
        return statements


def seen(dispatch: Dispatch) -> datetime:
    """When the record gets a report: at noon of its day, so that a record is the same each time."""
    return datetime.combine(dispatch.day, time(12), UTC)


def _made_by(workers: int, wanted: Sequence[Dispatch]) -> Iterator[Made]:
    """The reports of these dispatches, in their order; few are made ahead, so that memory stays small."""
    chunks = (wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE))
    # A new interpreter for each: a fork would take along what the runtime's threads hold.
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        made_soon: deque[Future[list[Made]]] = deque()
        for chunk in chunks:
            made_soon.append(pool.submit(_all_made, chunk))
            if len(made_soon) >= _AHEAD * workers:
                yield from made_soon.popleft().result()
        while made_soon:
            yield from made_soon.popleft().result()


def _all_made(chunk: Sequence[Dispatch]) -> list[Made]:
    found = []
    for dispatch in chunk:
        document, reading = made(dispatch)
        found.append(Made(document, reading, index_rows(_relater(), reading), seen(dispatch)))
    return found


@cache
def _relater() -> Relater:
    return Relater()

"""Following feeds until stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from itertools import count

from onrecord.desk.add import FAILURES_HELD, AddSummary, add_from
from onrecord.desk.reader import ReportReader
from onrecord.errors import RecordError
from onrecord.intake.fetching import DEFAULT_SETTINGS, FetchSettings
from onrecord.record import RecordStore
from onrecord.standing import Relater

LONGEST_SECONDS = 24 * 3600.0
"""The longest time for which a feed that fails is left alone; longer only where it is asked so seldom."""
_MOST_DOUBLINGS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at one feed. `failed` says why the feed could not be read or its items not be stored, None
    where all is well; `again` is in how many seconds it is looked at next."""

    feed: str
    summary: AddSummary
    failed: str | None
    again: float


def watch(
    feeds: Sequence[str],
    record: RecordStore,
    reader: ReportReader,
    *,
    every: float,
    relater: Relater | None = None,
    language: str | None = None,
    workers: int = 1,
    fetching: FetchSettings = DEFAULT_SETTINGS,
    looks: int | None = None,
    told: Callable[[Look], None] | None = None,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> AddSummary:
    """Looks at each feed every so many seconds and adds what is new, until KeyboardInterrupt or, where
    `looks` is given, after so many looks. Gives the sum of what was added.

    A feed that fails is tried again after twice as long, then four times, and so on up to a day; the others
    go on. `told` is called after each look. Raises UsageError.
    """
    from onrecord.desk.web_source import WebSource
    from onrecord.intake.fetching.fetcher import Fetcher

    fetcher = Fetcher(fetching)
    due = dict.fromkeys(feeds, clock())
    failures = dict.fromkeys(due, 0)
    total = AddSummary()
    started = clock()
    try:
        for number in count(1):
            feed = min(due, key=lambda one: due[one])
            if (wait := due[feed] - clock()) > 0:
                sleep(wait)
            looked = clock()
            source = WebSource([feed], record, fetching, fetcher=fetcher, language=language, only_feeds=True)
            try:
                summary = add_from(source, record, reader, relater=relater, workers=workers)
                failed = source.feeds_failed[0].message if source.feeds_failed else None
            except RecordError as error:
                # A full disk or a busy file may be better next time.
                summary, failed = AddSummary(), str(error)
            failures[feed] = failures[feed] + 1 if failed else 0
            due[feed] = max(looked + pause_after(failures[feed], every), clock())
            total = _sum(total, summary)
            if told is not None:
                told(Look(feed=feed, summary=summary, failed=failed, again=max(due[feed] - clock(), 0.0)))
            if summary.interrupted or number == looks:
                break
    except KeyboardInterrupt:
        total = replace(total, interrupted=True)
    return replace(total, seconds=clock() - started)


def pause_after(failures: int, every: float) -> float:
    """Seconds from one look at a feed to the next, after so many failures in a row."""
    return max(every, min(every * 2.0 ** min(failures, _MOST_DOUBLINGS), LONGEST_SECONDS))


def _sum(total: AddSummary, more: AddSummary) -> AddSummary:
    numbers = {
        one.name: getattr(total, one.name) + getattr(more, one.name)
        for one in fields(AddSummary)
        if one.type == "int"
    }
    return replace(
        total,
        **numbers,
        interrupted=more.interrupted,
        failures=(*total.failures, *more.failures)[:FAILURES_HELD],
    )

"""What the reports turn on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from math import inf
from weakref import WeakKeyDictionary

from onrecord.desk.standing import Indexed, check_day, index
from onrecord.errors import UsageError
from onrecord.record import FoundStatement, RecordStore
from onrecord.schema.claim import Claim
from onrecord.schema.position import STATUSES
from onrecord.standing import Gatherer, Memory, Relater, retrieved

SEEDS_ABOUT = 200
"""How many statements about some words start claims."""

_Asked = tuple[str | None, str | None, str | None, int | None]
_KEPT = 8
_STATED_KEPT = 1000


@dataclass(slots=True)
class _Walk:
    """The claims that statements about some words start, or all, in the order of what starts them, as far as
    somebody went: each with the day of the report that its seed stands in. `whole`: there are no more."""

    found: list[tuple[Claim, str | None]] = field(default_factory=list)
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found of an open record by a relater while the record stayed as it is: its `stamp`, and how
    many of its reports are indexed. Nothing else decides what bears on what, and what a list holds."""

    stamp: tuple[tuple[int, ...], int]
    relater: Relater
    memory: Memory = field(default_factory=Memory)
    walks: dict[str | None, _Walk] = field(default_factory=dict)
    stated: dict[str, Claim | None] = field(default_factory=dict)


_KNOWN: WeakKeyDictionary[RecordStore, _Known] = WeakKeyDictionary()

Looked = Callable[[int], None]
"""Told how many statements were looked at so far."""


class _Looking:
    """Goes through statements as long as there is time; `stopped` tells whether that was too short."""

    def __init__(self, seconds: float, looked: Looked | None) -> None:
        self._until = time.monotonic() + seconds
        self._looked = looked
        self.stopped = False

    def through(self, seeds: Iterable[FoundStatement]) -> Iterator[FoundStatement]:
        """The statements, until the time is up."""
        for number, seed in enumerate(seeds, 1):
            if time.monotonic() > self._until:
                self.stopped = True
                return
            if self._looked is not None:
                self._looked(number)
            yield seed


def claims(
    record: RecordStore,
    relater: Relater,
    *,
    about: str | None = None,
    status: str | None = None,
    changed_since: str | None = None,
    limit: int | None = 50,
    seconds: float = inf,
    progress: Indexed | None = None,
    looked: Looked | None = None,
) -> list[Claim]:
    """Claims, the newest change first, those of unknown day last, among equals those that newer reports
    start first; at most `limit`. With `about` those of
    statements like these words or with all of them; with `status` those that stand so; with
    `changed_since` (a day) those that changed on it or later. After so many `seconds` no further statement is
    looked at, and what was found by then is given. Raises UsageError for a status or a day
    that is none, and for `about` without words."""
    check_claims(status=status, changed_since=changed_since)
    if about is not None and not about.strip():
        raise UsageError("about: say what the claims are about, in words")
    index(record, relater, progress)
    return _found(
        record, _known(record, relater), (about, status, changed_since, limit), _Looking(seconds, looked)
    )


def check_claims(*, status: str | None, changed_since: str | None) -> None:
    """Raises UsageError for a status or a day that is none."""
    if status is not None and status not in STATUSES:
        raise UsageError(f"status {status!r} is none of {', '.join(STATUSES)}")
    if changed_since is not None:
        check_day("changed since", changed_since)


def known_claim(record: RecordStore, relater: Relater, name: str) -> Claim | None:
    """The claim that the statement `name` (its id, or the first digits of it) states, looked up once as long
    as the record stays as it is; None where it states none. Raises NotInRecord."""
    known = _known(record, relater)
    stating = record.statement(name)
    if stating.statement.id not in known.stated:
        if len(known.stated) >= _STATED_KEPT:
            known.stated.clear()
        found = Gatherer.of(record, relater, known.memory).stated_by(stating)
        known.stated[stating.statement.id] = found.claim() if found else None
    return known.stated[stating.statement.id]


def gathered_from(record: RecordStore, relater: Relater, seeds: Iterable[FoundStatement]) -> list[Claim]:
    """The claims that some statements belong to, in the order of the statements."""
    gatherer = Gatherer.of(record, relater, _known(record, relater).memory)
    return [one.claim() for one in gatherer.gathered(seeds)]


def _known(record: RecordStore, relater: Relater) -> _Known:
    stamp = (record.stamp(), record.indexed_reports(relater.vectors.maker))
    known = _KNOWN.get(record)
    if known is None or known.stamp != stamp or known.relater is not relater:
        known = _KNOWN[record] = _Known(stamp, relater)
    return known


def _found(record: RecordStore, known: _Known, asked: _Asked, looking: _Looking) -> list[Claim]:
    about, status, changed_since, limit = asked
    found: list[Claim] = []
    for claim, day in _walked(record, known, about, looking):
        if changed_since is not None and about is None and (day or "") < changed_since:
            break  # whatever starts later changed earlier still
        if status is not None and claim.standing.status != status:
            continue
        if changed_since is not None and (claim.changed or "") < changed_since:
            continue
        found.append(claim)
        if limit is not None and about is None and _surely(found, day) >= limit:
            break
    return sorted(found, key=lambda one: one.changed or "", reverse=True)[:limit]


def _walked(
    record: RecordStore, known: _Known, about: str | None, looking: _Looking
) -> Iterator[tuple[Claim, str | None]]:
    """The claims of a walk: those that are known of it, then those that are found by going on."""
    if about not in known.walks and len(known.walks) >= _KEPT:
        known.walks.clear()
    walk = known.walks.setdefault(about, _Walk())
    done = 0
    while done < len(walk.found):
        yield walk.found[done]
        done += 1
    if walk.whole:
        return
    # From the start again: what was looked up is remembered, and nothing holds the record in between.
    seeds = looking.through(_seeds(record, known.relater, about))
    for number, one in enumerate(_made(record, known, seeds)):
        if number == len(walk.found):
            walk.found.append(one)
        if number >= done:
            yield one
    walk.whole = not looking.stopped


def _made(
    record: RecordStore, known: _Known, seeds: Iterable[FoundStatement]
) -> Iterator[tuple[Claim, str | None]]:
    """Each claim with the day of the report that its seed stands in."""
    days: dict[str, str | None] = {}
    gatherer = Gatherer.of(record, known.relater, known.memory)

    def told() -> Iterator[FoundStatement]:
        for seed in seeds:
            days["now"] = seed.report.day
            yield seed

    for gathered in gatherer.gathered(told()):
        yield gathered.claim(), days["now"]


def _seeds(record: RecordStore, relater: Relater, about: str | None) -> Iterable[FoundStatement]:
    """Statements that may start claims: those like `about` or with all of its words, or all, the newest
    reports first."""
    if about is None:
        return record.search("", limit=None)
    like = retrieved(record, relater, about, SEEDS_ABOUT, least=relater.settings.near)
    holding = record.search(about, limit=SEEDS_ABOUT)
    return {one.statement.id: one for one in (*like, *holding)}.values()


def _surely(found: list[Claim], day: str | None) -> int:
    """How many claims changed so late that none which is found later, in a report of `day` or before, can
    come before them: what a report tells was said by its day, and equals stay in the order of the walk."""
    return sum((claim.changed or "") >= (day or "") for claim in found)

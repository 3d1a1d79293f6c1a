"""What a warm process measures in a record of synthetic reports (bench/standing.py runs it and reads what it
prints): questions, lists of claims, adding reports, and the most memory that this takes.

    python bench/standing_asked.py RECORD [EACH [PATIENCE]]
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import TypeVar

from made import Dispatch, dispatches, made
from made_affairs import Affair, affair
from made_record import seen
from onrecord import desk
from onrecord.record import Record
from onrecord.standing import Relater, index

KINDS = ("small", "large", "nothing")
"""Whether a question is about an affair of two to six reports, about one of the largest, or about one of
which no report tells."""
EACH = 20
"""How many questions of each kind are asked, if nothing else is said."""
PATIENCE = 20.0
"""For how many seconds one list of claims is waited for, if nothing else is said."""
ADDED = 300
LISTS = 2
_LARGEST = 20  # affairs that count as large
_UNTOLD = 50_000_000  # affairs from this number on are told of nowhere


One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question."""

    kind: str
    claim: str
    about: str
    actor: str | None
    at: str | None
    known: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Warm:
    """Milliseconds, but for `peak_mb` and `answered`.

    `median` and `p95` of questions of all kinds, each asked for the first time, `processor` the median of
    the processor time that they took; `again`: the same questions, whose relations were kept. `answered`:
    how many of each kind found a position.
    `claims`: the newest, for the first time and again; `about`: claims about some words. `add` is
    record.add, `index` the vectors of the report and their storing, both as medians of ADDED reports;
    `adding_processor` the processor time of both, as a mean; `changes`: what the last of them changed.
    None: not done in time.
    """

    median: float
    p95: float
    processor: float
    again_median: float
    again_p95: float
    p95_by_kind: dict[str, float]
    answered: dict[str, int]
    claims_first: float | None
    claims_again: float | None
    about_first: float | None
    about_again: float | None
    add: float
    index: float
    adding_processor: float
    changes: float
    peak_mb: int


def measure(path: Path, each: int = EACH, patience: float = PATIENCE) -> Warm:
    """Asks, lists and adds; the record has ADDED reports more afterwards."""
    relater = Relater()
    with Record(path) as record:
        known = record.info().reports
        told = list(islice(dispatches(), known + ADDED))
        asked = questions(told[:known], each)
        desk.standing(record, relater, "A first question loads what is loaded once.")
        answered: Counter[str] = Counter()
        first: dict[str, list[float]] = {kind: [] for kind in KINDS}
        processor: list[float] = []
        for one in asked:
            before = time.process_time()
            took, found = _timed(_standing, record, relater, one)
            processor.append((time.process_time() - before) * 1000)
            first[one.kind].append(took)
            answered[one.kind] += bool(found.standing.positions)
        again = [_timed(_standing, record, relater, one)[0] for one in asked]
        claims = [_claims(record, relater, None, patience) for _ in range(2)]
        about = [one.about for one in asked if one.kind != "nothing"][:: max(1, each * 2 // LISTS)][:LISTS]
        lists = [[_claims(record, relater, words, patience) for words in about] for _ in range(2)]
        added = [_add(record, relater, dispatch, seen(dispatch)) for dispatch in told[known:-1]]
        last = seen(told[-1]) + timedelta(hours=1)
        added.append(_add(record, relater, told[-1], last))
        changes = _timed(desk.changes, record, relater, last.isoformat())[0]
        every = [took for kind in KINDS for took in first[kind]]
        return Warm(
            median=statistics.median(every),
            p95=p95(every),
            processor=statistics.median(processor),
            again_median=statistics.median(again),
            again_p95=p95(again),
            p95_by_kind={kind: p95(first[kind]) for kind in KINDS},
            answered={kind: answered[kind] for kind in KINDS},
            claims_first=claims[0],
            claims_again=claims[1],
            about_first=_worst(lists[0]),
            about_again=_worst(lists[1]),
            add=statistics.median(one[0] for one in added),
            index=statistics.median(one[1] for one in added),
            adding_processor=statistics.fmean(one[2] for one in added),
            changes=changes,
            peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        )


def questions(told: Sequence[Dispatch], each: int) -> list[Asked]:
    """`each` questions of each kind, all different, and different from those of a record ten times larger."""
    chance = Random(len(told))
    counts = Counter((one.affair, one.begins) for one in told)
    large = [of for of, _ in counts.most_common(_LARGEST) if counts[of] > 20]
    small = sorted(of for of, count in counts.items() if 2 <= count <= 6)
    none = [(_UNTOLD + number, told[0].day) for number in range(_LARGEST * 2)]
    step = len(str(len(told)))
    found = []
    for kind, possible in zip(KINDS, (small, large, none), strict=True):
        for number in range(each):
            of = affair(*possible[number * 7 % len(possible)])
            found.append(_question(kind, of, number, step, chance))
    return found


def _question(kind: str, of: Affair, number: int, step: int, chance: Random) -> Asked:
    deed = of.deeds[number % len(of.deeds)]
    day = of.begins + timedelta(days=chance.randint(0, 2 + of.size // 10))
    # Five ways to ask, so that each kind has all of them.
    return Asked(
        kind=kind,
        claim=deed.wording(step + 4 * number),
        about=f"{deed.past} {of.place}",
        actor=chance.choice(of.parties).name if number % 5 in (1, 4) else None,
        at=_day(day) if number % 5 in (2, 4) else None,
        known=_day(day) if number % 5 in (3, 4) else None,
    )


def _day(day: date) -> str:
    return day.isoformat()


def _standing(record: Record, relater: Relater, asked: Asked) -> desk.ShownStanding:
    return desk.standing(record, relater, asked.claim, actor=asked.actor, at=asked.at, known=asked.known)


class _TooLong(Exception):
    """A list of claims was not ready in time."""


def _claims(record: Record, relater: Relater, about: str | None, patience: float) -> float | None:
    """Milliseconds that fifty claims take; None where that is more than `patience` seconds."""
    end = time.monotonic() + patience

    def looked(_: int) -> None:
        if time.monotonic() > end:
            raise _TooLong

    try:
        return _timed(desk.claims, record, relater, about=about, looked=looked)[0]
    except _TooLong:
        return None


def _add(record: Record, relater: Relater, dispatch: Dispatch, at: datetime) -> tuple[float, float, float]:
    """Milliseconds of record.add, of indexing, and of the processor for both."""
    document, reading = made(dispatch)
    processor = time.process_time()
    add = _timed(record.add, document, reading, seen=at)[0]
    indexed = _timed(index, record, relater, [reading.report.id])[0]
    return add, indexed, (time.process_time() - processor) * 1000


def _timed(act: Callable[..., One], *given: object, **named: object) -> tuple[float, One]:
    """Milliseconds that a call takes, and what it gives."""
    started = time.perf_counter()
    found = act(*given, **named)
    return (time.perf_counter() - started) * 1000, found


def p95(times: Sequence[float]) -> float:
    """The 95th percentile: the least of these times that 95 in 100 do not exceed."""
    return sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)]


def _worst(times: Sequence[float | None]) -> float | None:
    known = [one for one in times if one is not None]
    return max(known) if len(known) == len(times) else None


if __name__ == "__main__":
    _, record_path, *rest = sys.argv
    print(json.dumps(asdict(measure(Path(record_path), *(int(one) for one in rest)))))

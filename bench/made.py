"""Synthetic records: invented affairs told in dated reports of several publishers, with their readings.

The reports come as one stream that is the same each time: a record of any size is its beginning. There are
few of them a day at first, 120 a day later; affairs begin all the time, most of a handful of reports, some
of hundreds (Zipf-like), each over some days or weeks. A report has about ten statements. No network reads
them: whoever wrote a text knows what stands in it. 100,000 reports tell of about 9,600 affairs.

    python bench/made.py 3      # prints the first reports
"""

from __future__ import annotations

import heapq
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from made_affairs import FIRST_DAY, LARGEST, SEED, affair, papers, size_of
from made_text import Telling
from onrecord.schema import Document, Extractor, ReaderInfo, Reading, Report

READER = ReaderInfo(version="made", weights="00" * 32)
EXTRACTOR = Extractor(name="made", version="1")
_FEWEST, _MOST = 10, 120  # reports a day, on the first day and from day 110 on


@dataclass(frozen=True, slots=True, order=True)
class Dispatch:
    """One report to come: of which affair, which of its reports, on which day. `chance` gives reports of
    one day their order."""

    day: date
    chance: float
    affair: int
    turn: int
    begins: date


def dispatches() -> Iterator[Dispatch]:
    """All reports to come, without end, in the order of their days."""
    due: list[Dispatch] = []
    day, number, credit = FIRST_DAY, 0, 0
    while True:
        credit += min(_MOST, _FEWEST + (day - FIRST_DAY).days)
        while credit > 0:
            for dispatch in _of_affair(number, day):
                heapq.heappush(due, dispatch)
            # The largest come on top, or nothing else would begin for days.
            credit -= size_of(number) if size_of(number) < LARGEST else 1
            number += 1
        while due and due[0].day <= day:
            yield heapq.heappop(due)
        day += timedelta(days=1)


def _of_affair(number: int, begins: date) -> Iterator[Dispatch]:
    chance = Random(f"{SEED}/days/{number}")
    size = size_of(number)
    spread = 1 + size / 10  # days: many at first, then fewer
    for turn, after in enumerate(sorted(int(chance.expovariate(1 / spread)) for _ in range(size))):
        yield Dispatch(begins + timedelta(days=after), chance.random(), number, turn, begins)


def made(dispatch: Dispatch) -> tuple[Document, Reading]:
    """The report itself, as intake gives it, and its reading."""
    of = affair(dispatch.affair, dispatch.begins)
    told = Telling(of, dispatch.turn, dispatch.day).told()
    name = f"affair-{dispatch.affair}/{dispatch.turn}"
    publisher = papers()[int(len(papers()) * dispatch.chance)]
    report = Report(
        text=told.text,
        input=f"{name}.txt",
        title=told.title,
        publisher=publisher,
        url=f"https://{publisher.replace(' ', '').lower()}.example/{name}",
        language="en",
        published=dispatch.day.isoformat(),
    )
    reading = Reading(
        report=report,
        reader=READER,
        statements=told.statements,
        actors=told.actors,
        times=told.times,
        places=told.places,
    )
    document = Document(report=report, raw=told.text.encode(), media_type="text/plain", extractor=EXTRACTOR)
    return document, reading


def main() -> None:
    """Prints the first reports and what is claimed in them."""
    for _, dispatch in zip(range(int(sys.argv[1]) if len(sys.argv) > 1 else 1), dispatches(), strict=False):
        document, reading = made(dispatch)
        of = affair(dispatch.affair, dispatch.begins)
        print(f"== {reading.report.published} {reading.report.publisher}: {reading.report.title}")
        print(document.report.text)
        for deed in of.deeds:
            print("claim:", deed.wording(0))


if __name__ == "__main__":
    main()

"""What other processes do to a record in these tests. Run as a module: adds without end, telling."""

from __future__ import annotations

import os
import sys
from multiprocessing.synchronize import Barrier

from onrecord.record import IndexRow, Record, RecordStore
from tests.record.made import READER, document, reading, report

MAKER = "vectors-1"


def add_range(path: str, numbers: range, together: Barrier) -> dict[str, int]:
    """Opens the record at the same moment as the others and adds reports; how often each outcome."""
    together.wait()
    outcomes: dict[str, int] = {}
    with Record(path) as record:
        for number in numbers:
            of = report(number)
            outcome = record.add(document(of), reading(of)).value
            outcomes[outcome] = outcomes.get(outcome, 0) + 1
    return outcomes


def index_all(path: str, together: Barrier) -> int:
    """Opens the record at the same moment as the others and indexes until nothing is left; how many
    reports it did."""
    done = 0
    with Record(path) as record:
        together.wait()
        while some := index_some(record):
            done += some
    return done


def index_some(record: RecordStore) -> int:
    """Indexes a few reports that nobody has, and says how many there were."""
    some = record.unindexed(MAKER, limit=7)
    for report_id in some:
        of = record.reading(report_id)
        rows = [
            IndexRow(place, int(one.id[:4], 16), one.id.encode()) for place, one in enumerate(of.statements)
        ]
        if not record.index(report_id, rows, maker=MAKER, reading=of):
            raise AssertionError(f"{report_id}: nobody read it anew")
    return len(some)


def read_without_rights(path: str) -> tuple[str, bool, int]:
    """Opens a record that this user may not write, in a folder that it may not write either."""
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    with Record(path) as record:
        found = [stored.report.input for stored in record.reports()]
        known = record.has(report(1), READER)
        return ",".join(found), known, len(list(record.verify()))


def main() -> None:
    """Adds reports to the record named on the command line and prints a line after each."""
    print("opening", flush=True)
    with Record(sys.argv[1]) as record:
        for number in range(1_000_000):
            of = report(number)
            record.add(document(of, os.urandom(20_000)), reading(of))
            print(number, flush=True)


if __name__ == "__main__":
    main()

"""What other processes do to a record in these tests. Run as a module: adds without end, telling."""

from __future__ import annotations

import os
import sys
from multiprocessing.synchronize import Barrier

from onrecord.record import Record
from tests.record.made import READER, document, reading, report


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

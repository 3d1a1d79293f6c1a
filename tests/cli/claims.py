"""A record about a quay that was leased or not, and a ferry that sank or not, for tests of commands."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.record import Record
from tests.cli.conftest import Invoke
from tests.standing.made import Said, document, told

SENTENCE = "Tarnholm had leased its northern quay to Belvar"
LEASE = told(
    "lease-1.txt",
    Said("Belvar", SENTENCE),
    Said("Tarnholm", "no lease of the northern quay was signed", act="deny"),
    day="2026-03-02",
    title="A lease",
    publisher="Coast Herald",
)
LEASE_AGAIN = told(
    "lease-2.txt", Said("Tarnholm", "the lease was signed by its own lawyer", act="confirm"), day="2026-03-09"
)
FERRY = told(
    "ferry-1.txt", Said("Norring", "the old ferry had sunk off Skarvey with its crates"), day="2026-03-04"
)
# Reports are of one affair where they share a name.
FERRY_AGAIN = told(
    "ferry-2.txt",
    Said("Aker", "the ferry had not sunk", act="deny"),
    Said("Norring", "all had been said"),
    day="2026-03-05",
)


def fill(path: Path) -> None:
    """Makes the record, a report an hour from the morning of 10 March on."""
    with Record(path) as record:
        for hour, reading in enumerate((LEASE, FERRY, FERRY_AGAIN, LEASE_AGAIN), 6):
            record.add(document(reading), reading, seen=datetime(2026, 3, 10, hour, tzinfo=UTC))


def lines(invoke: Invoke, *args: str) -> list[dict[str, Any]]:
    """What a command prints with --json."""
    result = invoke(*args, "--json")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]

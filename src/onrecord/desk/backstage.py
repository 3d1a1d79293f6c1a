"""A process of its own, which gives way to all others, for the lists of a large record: readers of pages
wait for nothing that it does."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from onrecord.crew import Bounds, Crew, Undone
from onrecord.desk.actors import ListedActor, listed_actors
from onrecord.desk.claims import claims
from onrecord.errors import OnrecordError
from onrecord.record import Record
from onrecord.schema.claim import Claim
from onrecord.standing import Relater

List = Literal["claims", "actors"]
_BOUNDS = Bounds(seconds=36_000, patience=36_000, memory=4_000_000_000)
"""Hours, since the first list of claims of a large record has the network judge thousands of pairs."""
_WAYS = 10
"""How far it gives way (nice)."""


class Backstage:
    """Lists of the record at a path, worked out elsewhere, one at a time. To be closed."""

    def __init__(self, record: Path) -> None:
        self._crew: Crew[tuple[List, int], list[Any]] = Crew(_begin, (record,), bounds=_BOUNDS)

    def latest_claims(self, limit: int) -> list[Claim]:
        """As the list of claims. Raises OnrecordError where the process failed."""
        return self._asked("claims", limit)

    def most_heard(self, limit: int) -> list[ListedActor]:
        """As the list of actors. Raises OnrecordError where the process failed."""
        return self._asked("actors", limit)

    def close(self) -> None:
        """Ends the process at once."""
        self._crew.close()

    def _asked(self, what: List, limit: int) -> list[Any]:
        found = self._crew.submit((what, limit)).result()
        if isinstance(found, Undone):
            raise OnrecordError(f"the list of {what} could not be worked out: {found.reason or found.why}")
        return found


def _begin(path: Path) -> Callable[[tuple[List, int]], list[Any]]:
    os.nice(_WAYS)
    record, relaters = Record(path), list[Relater]()

    def listed(asked: tuple[List, int]) -> list[Any]:
        what, limit = asked
        if what == "actors":
            return listed_actors(record, limit=limit)
        if not relaters:  # loaded when it is needed first
            relaters.append(Relater())
        return claims(record, relaters[0], limit=limit)

    return listed

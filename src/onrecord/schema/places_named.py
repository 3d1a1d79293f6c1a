"""The places that a statement names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onrecord.schema.place import Place
from onrecord.schema.statement import Statement


class PlacesNamed:
    """Looks up which of a reading's places stand in the content of a statement."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places: Sequence[Place] = sorted(places, key=lambda place: place.span)
        self._starts = [place.span.start for place in self._places]

    def by(self, statement: Statement) -> tuple[Place, ...]:
        """The places whose span lies within one of the statement's content spans, in text order."""
        found: dict[Place, None] = {}
        for start, end in statement.content:
            for at in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
                if self._places[at].span.end <= end:
                    found[self._places[at]] = None
        return tuple(found)

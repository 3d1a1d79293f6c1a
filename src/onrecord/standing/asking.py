"""How a claim stands: the positions on it, and the status that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.identity import Naming
from onrecord.record import FoundStatement, RecordStore
from onrecord.record.naming import fold
from onrecord.schema.position import Position, Standing
from onrecord.standing.holders import joined_holders, telling_words
from onrecord.standing.relater import Relater
from onrecord.standing.retrieving import retrieved
from onrecord.standing.ruling import Rulings
from onrecord.standing.status import deciding, in_order, status_since
from onrecord.standing.taking import before, taken
from onrecord.standing.witnesses import Witnesses


@dataclass(frozen=True, slots=True)
class Bearing:
    """All positions on a claim that the record tells, whenever they were taken, in order."""

    claim: str
    positions: tuple[Position, ...]

    def standing(self, *, at: str | None = None, known: str | None = None) -> Standing:
        """How the claim stands by the end of day `at`, going by reports published by `known`."""
        positions = in_order(before(self.positions, at, known))
        status, since = status_since(positions)
        return Standing(
            claim=self.claim,
            status=status,
            since=since,
            positions=tuple(positions),
            deciding=deciding(positions),
        )


def bearing(record: RecordStore, relater: Relater, claim: str) -> Bearing:
    """The positions on a claim in plain words."""
    found = Witnesses(record).first(retrieved(record, relater, claim, relater.settings.looked_at))
    return bearing_of(record, relater, claim, found)


def bearing_of(record: RecordStore, relater: Relater, claim: str, found: Sequence[FoundStatement]) -> Bearing:
    """The positions that some statements take on a claim."""
    relations = relater.relate(claim, found, record)
    pairs = [pair for pair in zip(found, relations, strict=True) if pair[1].label is not None]
    naming = Naming(record, {one.report.id for one, _ in pairs})
    positions = Rulings(record).applied(claim, joined_holders(taken(pairs, naming)))
    return Bearing(claim, tuple(in_order(positions)))


def of_actor(positions: Sequence[Position], actor: str) -> list[Position]:
    """The positions, of those in order, of the actor that `actor` means (a key or a name): whoever is
    called just so, else who shares most words with it."""
    if any(one.key == actor for one in positions):
        return [one for one in positions if one.key == actor]
    exact = [one for one in positions if fold(one.actor) == fold(actor)]
    if exact:
        return exact
    wanted = frozenset(telling_words(actor))
    likeness = {one.actor: _shared(wanted, frozenset(telling_words(one.actor))) for one in positions}
    best = max(likeness.values(), default=0.0)
    return [one for one in positions if best > 0 and likeness[one.actor] == best]


_MORE = 3


def _shared(wanted: frozenset[str], words: frozenset[str]) -> float:
    """How well two names fit: one must hold the other's words and at most three more."""
    if not wanted or not words or not (wanted <= words or words <= wanted):
        return 0.0
    return 1 / (1 + len(wanted ^ words)) if len(wanted ^ words) <= _MORE else 0.0

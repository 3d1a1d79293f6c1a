"""What one actor held of claims, and where that changed."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.claims import gathered_from
from onrecord.desk.standing import Indexed, index
from onrecord.identity import ActorTable, KnownActor
from onrecord.record import RecordStore
from onrecord.record.results import Part
from onrecord.schema.claim import Claim
from onrecord.schema.position import Position
from onrecord.standing import Relater

_PARTS: tuple[Part, ...] = ("speaker", "speaks_for")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPositions:
    """An actor's positions on one claim, in order. `changed` tells whether its label ever did."""

    claim: Claim
    positions: tuple[Position, ...]

    @property
    def changed(self) -> bool:
        """Whether it held more than one position."""
        return len({one.label for one in self.positions}) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPositions:
    """What an actor held, those that changed first; found from `looked_at` of its statements, the newest."""

    actor: KnownActor
    held: tuple[HeldPositions, ...]
    looked_at: int


def actor_positions(
    record: RecordStore, relater: Relater, name: str, *, most: int = 20, progress: Indexed | None = None
) -> ActorPositions:
    """The positions of the actor that `name` means on the claims that its `most` newest statements bear on.
    Raises NotInRecord where it means none or several."""
    known = ActorTable(record).find(name)
    index(record, relater, progress)
    members = [(one.report, one.place) for one in known.members]
    newest = record.spoken(members, _PARTS, limit=most)
    held = []
    for claim in gathered_from(record, relater, newest):
        own = [one for one in claim.standing.positions if one.key in known.keys]
        if own:
            held.append(HeldPositions(claim=claim, positions=tuple(own)))
    held.sort(key=lambda one: (one.claim.sentence, one.claim.id))
    held.sort(key=lambda one: (one.changed, one.claim.changed or ""), reverse=True)
    return ActorPositions(actor=known, held=tuple(held), looked_at=len(newest))

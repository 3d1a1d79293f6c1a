"""Who is who in the record."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.identity import ActorTable, KnownActor, Naming, RoleSeen
from onrecord.record import FoundStatement, Judgement, RecordStore
from onrecord.schema import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownActor:
    """An actor with what the record tells of it.

    `roles` are the earliest first. `speaks_for` and `places` are names with the number of its
    statements that are made for them or name them, `voices` those who speak for it with the number of
    theirs, most first. `statements` are its newest.
    """

    actor: KnownActor
    roles: tuple[RoleSeen, ...]
    speaks_for: tuple[tuple[str, int], ...]
    voices: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]
    statements: tuple[FoundStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedActor:
    """An actor as a list tells of it; see KnownActor."""

    key: str
    name: str
    kind: ActorKind
    names: tuple[tuple[str, int], ...]
    reports: int
    statements: int
    days: tuple[str, str] | None

    @classmethod
    def of(cls, known: KnownActor) -> ListedActor:
        """What a list tells of it."""
        return cls(
            key=known.key,
            name=known.name,
            kind=known.kind,
            names=known.names,
            reports=known.reports,
            statements=known.statements,
            days=known.days,
        )


def listed_actors(
    record: RecordStore, words: str | None = None, *, limit: int | None = 50
) -> list[ListedActor]:
    """As `actors`, without what single reports tell of them."""
    return [ListedActor.of(known) for known in actors(record, words, limit=limit)]


def actors(record: RecordStore, words: str | None = None, *, limit: int | None = 50) -> list[KnownActor]:
    """Actors, those who speak in most statements first; with `words`, those of whom one name holds all
    of them."""
    return ActorTable(record).actors(words, limit=limit)


def actor(record: RecordStore, name: str, *, rejected: bool = False, limit: int | None = 50) -> ShownActor:
    """The actor that `name` means (a name, words of one, or a key), with at most `limit` statements;
    with `rejected` those that a judgement rejects are among them. Raises NotInRecord where none or
    several are meant."""
    known = ActorTable(record).find(name)
    members = [(one.report, one.place) for one in known.members]
    tally = record.spoken_tally(members, rejected=rejected)
    return ShownActor(
        actor=known,
        roles=tuple(known.roles()),
        speaks_for=tally.speaks_for,
        voices=tally.voices,
        places=tally.places,
        statements=tuple(record.spoken(members, rejected=rejected, limit=limit)),
    )


def key_of(record: RecordStore, report: str, name: str) -> str:
    """The key of the actor that a report calls `name`; of a name that it gives to no actor, one that is
    nobody's."""
    return Naming(record, [report]).of(report, name).key


def merges(record: RecordStore, known: KnownActor) -> list[Judgement]:
    """The judgements that made one actor of several, of those that stand, oldest first."""
    return ActorTable(record).merges_of(known)

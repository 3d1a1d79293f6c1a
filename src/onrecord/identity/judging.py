"""Making judgements, and what has become of those that were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from onrecord.errors import NotInRecord, UsageError
from onrecord.identity.known import KnownActor
from onrecord.identity.splitting import split_places
from onrecord.identity.table import ActorTable, merged_keys
from onrecord.record import Judgement, JudgementKind, RecordStore
from onrecord.schema import Reading, Spans

Standing = Literal["stands", "undone", "orphaned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement and whether it stands, was undone, or is orphaned: the record has nothing any more
    that it could be about, since a report was read anew."""

    judgement: Judgement
    standing: Standing


def merge(
    record: RecordStore, first: str, second: str, *, by: str, reason: str = "", when: datetime | None = None
) -> Judgement:
    """Judges that two actors, named as in `ActorTable.find`, are one. Raises NotInRecord, UsageError."""
    table = ActorTable(record)
    actors = [table.find(first), table.find(second)]
    if actors[0].key == actors[1].key:
        raise UsageError(f"{first} and {second} are one actor already: {actors[0].key}")
    target = {"actors": [{"key": actor.key, "name": actor.name} for actor in actors]}
    return record.judge("merge", target, by=by, reason=reason, when=when)


def split(
    record: RecordStore, name: str, report: str, *, by: str, reason: str = "", when: datetime | None = None
) -> Judgement:
    """Judges that whom one report means is not the actor `name` (as in `ActorTable.find`) but another,
    who from then on stands alone. `report` is named as in `RecordStore.report`. Raises NotInRecord
    where the report does not name that actor, UsageError where nobody else is that actor."""
    table = ActorTable(record)
    actor = table.find(name)
    reading = record.reading(report)
    report_id = reading.report.id
    members = [member for member in actor.members if member.report == report_id]
    if not members:
        raise NotInRecord(f"{report}: this report does not name {actor.name} ({actor.key})")
    places = {member.place for member in members}
    if not _shared(table, actor, report_id, places):
        _raise_nothing_to_split(table, actor, report)
    target: dict[str, Any] = {
        "report": report_id,
        "names": sorted({member.name for member in members}),
        "mentions": _mentions(reading, places),
        "actor": {"key": actor.key, "name": actor.name},
    }
    return record.judge("split", target, by=by, reason=reason, when=when)


def reject(
    record: RecordStore, statement: str, *, by: str, reason: str = "", when: datetime | None = None
) -> Judgement:
    """Judges that a statement, named by its id or the first digits of it, was read wrongly. Raises
    NotInRecord, UsageError where it is rejected already."""
    found = record.statement(statement)
    before = record.rejection(found.statement.id)
    if before is not None:
        raise UsageError(
            f"{statement}: rejected already by {before.by}; undo it with: onrecord undo {before.id}"
        )
    target = {
        "report": found.report.id,
        "statement": found.statement.id,
        "source": _pairs(found.statement.source),
        "cue": _pairs(found.statement.cue),
        "content": _pairs(found.statement.content),
    }
    return record.judge("reject", target, by=by, reason=reason, when=when)


def judged(record: RecordStore, *, undone: bool = False) -> Iterator[Judged]:
    """Judgements in the order in which they were made, with what has become of them; with `undone`
    those taken back too."""
    table = ActorTable(record)
    for judgement in record.judgements(undone=undone):
        if judgement.undone is not None:
            yield Judged(judgement=judgement, standing="undone")
        else:
            yield Judged(
                judgement=judgement,
                standing="stands" if _has_target(record, table, judgement) else "orphaned",
            )


def standing_judgements(record: RecordStore, *kinds: JudgementKind) -> list[Judgement]:
    """The judgements of these kinds that stand, in the order in which they were made: neither taken back nor
    orphaned."""
    found = [one for one in record.judgements() if one.kind in kinds]
    if not found:
        return []
    table = ActorTable(record)
    return [one for one in found if _has_target(record, table, one)]


def _has_target(record: RecordStore, table: ActorTable, judgement: Judgement) -> bool:
    target = judgement.target
    if judgement.kind == "merge":
        return all(table.with_key(key) is not None for key in merged_keys(judgement))
    if judgement.kind == "split":
        return bool(split_places(record, judgement))
    if judgement.kind == "position":
        known = table.with_key(target["actor"]["key"]) is not None
        return known and ("words" in target["claim"] or _has_statement(record, target["claim"]))
    if judgement.kind == "claim-merge":
        return all(_has_statement(record, claim) for claim in target["claims"])
    if judgement.kind == "claim-split":
        return _has_statement(record, target["claim"]) and _has_statement(record, target["apart"])
    return _has_statement(record, target["claim"] if judgement.kind == "claim-reject" else target)


def _has_statement(record: RecordStore, target: Mapping[str, Any]) -> bool:
    """Whether a present reading has the statement that a judgement points at."""
    try:
        record.statement(target["statement"])
    except NotInRecord:
        return False
    return True


def _shared(table: ActorTable, actor: KnownActor, report_id: str, places: set[int]) -> bool:
    """Whether one of the report's actors is one with others even without merges."""
    for part in table.unmerged(actor):
        within = [one for one in part.members if one.report == report_id and one.place in places]
        if within and len(part.members) > len(within):
            return True
    return False


def _raise_nothing_to_split(table: ActorTable, actor: KnownActor, report: str) -> None:
    merges = table.merges_of(actor)
    if merges:
        told = " or ".join(f"onrecord undo {merge.id}" for merge in merges)
        raise UsageError(f"{report}: it is one with {actor.name} only by a merge: take that back with {told}")
    raise UsageError(
        f"{report}: nobody in another report is one with {actor.name}: there is nothing to split"
    )


def _mentions(reading: Reading, places: set[int]) -> list[list[int]]:
    found = {
        span for place in places if place < len(reading.actors) for span in reading.actors[place].mentions
    }
    return _pairs(tuple(sorted(found)))


def _pairs(parts: Spans) -> list[list[int]]:
    return [[start, end] for start, end in parts]

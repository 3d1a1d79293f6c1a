"""A person's rulings on positions, applied to what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.identity import ActorTable
from onrecord.identity.naming import is_key
from onrecord.record import Judgement, RecordStore
from onrecord.record.naming import fold
from onrecord.schema.position import Evidence, Position
from onrecord.standing.holders import Holder, fullest, renamed
from onrecord.standing.status import in_order


def ruled(
    record: RecordStore, claim: str, positions: Iterable[Position], statement: str | None = None
) -> list[Position]:
    """The positions with the rulings on this claim: by its words or, for one that reports turn on, by
    the `statement` that states it. A ruling takes the place of what its actor, under whatever name, did
    that day; "none" leaves nothing."""
    found = list(positions)
    rulings = [one for one in record.judgements() if one.kind == "position" and _is_on(one, claim, statement)]
    for judgement in rulings:
        target = judgement.target
        actor = _holder(record, target["actor"])
        full = fullest([actor, *((one.key, one.actor) for one in found)])
        (key, name), found = full[actor], renamed(found, full)
        replaced = [one for one in found if one.key == key and one.day == target["day"]]
        found = [one for one in found if one not in replaced]
        if target["label"] != "none":
            found.append(
                Position(
                    actor=name,
                    key=key,
                    label=target["label"],
                    day=target["day"],
                    evidence=in_order(replaced)[-1].evidence if replaced else _evidence(judgement),
                    ruling=judgement.id,
                )
            )
    return found


def _holder(record: RecordStore, actor: Mapping[str, str]) -> Holder:
    """The key and the name that an actor which was ruled on has today."""
    known = ActorTable(record).with_key(actor["key"]) if is_key(actor["key"]) else None
    return (known.key, known.name) if known else (actor["key"], actor["name"])


def _is_on(judgement: Judgement, claim: str, statement: str | None) -> bool:
    target = judgement.target["claim"]
    if "words" in target:
        return _plain(target["words"]) == _plain(claim)
    return target["statement"] == statement or _plain(target["sentence"]) == _plain(claim)


def _plain(words: str) -> str:
    return " ".join(fold(words).split()).rstrip(".")


def _evidence(judgement: Judgement) -> Evidence:
    """What stands in for words of a report where a ruling rests on none."""
    return Evidence(
        report="",
        input=f"judgement {judgement.id}",
        title=None,
        publisher=None,
        published=None,
        statement="",
        start=0,
        source=judgement.by,
        cue="ruled",
        words=judgement.reason,
        score=1.0,
    )

"""A person's rulings on positions, applied to what was read."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.record import Judgement, RecordStore
from onrecord.record.naming import fold
from onrecord.schema.position import Evidence, Position


def ruled(
    record: RecordStore, claim: str, positions: Iterable[Position], statement: str | None = None
) -> list[Position]:
    """The positions with the rulings on this claim: by its words or, for one that reports turn on, by
    the `statement` that states it. A ruling takes the place of what its actor did that day; "none"
    leaves nothing."""
    found = list(positions)
    for judgement in record.judgements():
        if judgement.kind != "position" or not _is_on(judgement, claim, statement):
            continue
        target = judgement.target
        actor, day = target["actor"], target["day"]
        replaced = [one for one in found if one.key == actor["key"] and one.day == day]
        found = [one for one in found if one not in replaced]
        if target["label"] != "none":
            found.append(
                Position(
                    actor=actor["name"],
                    key=actor["key"],
                    label=target["label"],
                    day=day,
                    evidence=replaced[-1].evidence if replaced else _evidence(judgement),
                    ruling=judgement.id,
                )
            )
    return found


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

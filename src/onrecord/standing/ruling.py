"""A person's rulings on positions, applied to what was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from onrecord.identity import ActorTable, standing_judgements
from onrecord.record import Judgement, RecordStore
from onrecord.record.naming import fold
from onrecord.schema.position import Evidence, Position
from onrecord.standing.holders import Holder, fullest, renamed
from onrecord.standing.status import in_order


class Rulings:
    """The rulings on positions that stand when it is made."""

    def __init__(self, record: RecordStore) -> None:
        self._record = record
        self._rulings = standing_judgements(record, "position")

    def applied(
        self, claim: str, positions: Iterable[Position], statements: Collection[str] = ()
    ) -> list[Position]:
        """The positions with the rulings on this claim: by its words or, for one that reports turn on, by
        the ids of the `statements` that state it. A ruling takes the place of what its actor, under
        whatever name, did that day; "none" leaves nothing."""
        found = list(positions)
        for ruling in self._rulings:
            if _is_on(ruling, claim, statements):
                found = self._with(ruling, found)
        return found

    def _with(self, ruling: Judgement, found: Sequence[Position]) -> list[Position]:
        label, day = ruling.target["label"], ruling.target["day"]
        actor = self._holder(ruling.target["actor"])
        full = fullest([actor, *((one.key, one.actor) for one in found)])
        key, name = full[actor]
        named = renamed(found, full)
        replaced = in_order(one for one in named if one.key == key and one.day == day)
        kept = [one for one in named if one not in replaced]
        if label == "none":
            return kept
        evidence = replaced[-1].evidence if replaced else _evidence(ruling)
        position = Position(actor=name, key=key, label=label, day=day, evidence=evidence, ruling=ruling.id)
        return [*kept, position]

    def _holder(self, actor: Mapping[str, str]) -> Holder:
        """The key and the name that an actor which was ruled on has today."""
        known = ActorTable(self._record).with_key(actor["key"])
        return (known.key, known.name) if known else (actor["key"], actor["name"])


def _is_on(ruling: Judgement, claim: str, statements: Collection[str]) -> bool:
    target = ruling.target["claim"]
    if "words" in target:
        return _plain(target["words"]) == _plain(claim)
    return target["statement"] in statements or _plain(target["sentence"]) == _plain(claim)


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

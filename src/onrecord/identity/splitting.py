"""Where a split points in the present readings."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.errors import NotInRecord
from onrecord.record import Judgement, RecordStore
from onrecord.schema import spans


def places_apart(record: RecordStore, splits: Iterable[Judgement]) -> dict[tuple[str, int], str]:
    """Report id and place of every actor that a split takes out, with the split's id (the first that
    does so)."""
    found: dict[tuple[str, int], str] = {}
    for split in splits:
        for place in split_places(record, split):
            found.setdefault((split.target["report"], place), split.id)
    return found


def split_places(record: RecordStore, split: Judgement) -> list[int]:
    """The places of the actors in the report's current reading that a split takes out: those that
    share a mention with it or, where it has none, a name. Empty where there is none any more."""
    report_id = split.target["report"]
    mentions = set(spans(split.target["mentions"]))
    if not mentions:
        names = set(split.target["names"])
        return [actor.place for actor in record.actors_of(report_id) if actor.name in names]
    try:
        reading = record.reading(report_id)
    except NotInRecord:
        return []
    return [place for place, actor in enumerate(reading.actors) if not mentions.isdisjoint(actor.mentions)]

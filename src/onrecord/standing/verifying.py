"""Whether what claims are found by is what the networks make of the record, and whether judgements on
claims point at what they say.

To be asked of a record whose facts are sound (RecordStore.verify). Numbers may differ by a step between
kinds of processors, so a step is no difference.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import numpy as np

from onrecord.errors import NotInRecord
from onrecord.record import Difference, FoundStatement, Judgement, RecordStore
from onrecord.schema.days import days_of
from onrecord.schema.position import LABELS
from onrecord.standing.gathering import puts_forward
from onrecord.standing.relater import Relater
from onrecord.standing.retrieving import retrieved
from onrecord.standing.sentences import sentence_of
from onrecord.standing.vectors import packed

_REPORTS_AT_ONCE = 100
_PLACES = 24
"""Bits for the place of a statement."""
_CLAIMS = 40
"""For how many claims, of the newest statements, relations are made again: all would take hours."""
_STEP = 0.05
"""By how much a probability may differ: processors that can count with fewer digits do."""


def standing_differences(record: RecordStore, relater: Relater) -> Iterator[Difference]:
    """Vectors, relations and judgements on claims that are not what they would be if they were made again.
    What another network made is passed over: it is not asked any more."""
    yield from _vectors(record, relater)
    yield from _relations(record, relater)
    for judgement in record.judgements():
        for message in _judgement(record, judgement):
            yield Difference(part="judgement", id=judgement.id, message=message)


def _vectors(record: RecordStore, relater: Relater) -> Iterator[Difference]:
    others = set(record.unindexed(relater.vectors.maker, limit=record.info().reports))
    numbers = iter(sorted({number for number, _, _ in record.vectors()}))
    placed = _Placed(record, relater.vectors.buckets)
    while some := list(islice(numbers, _REPORTS_AT_ONCE)):
        of_others: Counter[str] = Counter()
        elsewhere: Counter[str] = Counter()
        for (number, place), found, vector in _indexed(record, some):
            if found.report.id not in others:
                made = relater.statement_vector(found.report, found.statement)
                of_others[found.report.id] += not _alike(packed(made), vector)
                # Of two buckets that are as near, another processor may take the other.
                near = relater.vectors.near_buckets(made, 2)
                elsewhere[found.report.id] += placed.bucket(number, place) not in near
        for counts, what in ((of_others, "not what its statements make"), (elsewhere, "in another bucket")):
            for report, count in sorted(counts.items()):
                if count:
                    yield Difference(part="vector", id=report, message=f"{count} of its vectors: {what}")


class _Placed:
    """In which bucket each indexed statement is, twelve bytes a statement."""

    def __init__(self, record: RecordStore, buckets: int) -> None:
        names, found = array("q"), array("i")
        for bucket in range(buckets):
            for number, place, _ in record.vectors([bucket]):
                names.append(number << _PLACES | place)
                found.append(bucket)
        order = np.argsort(np.array(names, np.int64), kind="stable")
        self._names = np.array(names, np.int64)[order]
        self._buckets = np.array(found, np.int32)[order]

    def bucket(self, number: int, place: int) -> int | None:
        """The bucket of the statement at that place of that report; None where it is in none."""
        name = number << _PLACES | place
        at = int(np.searchsorted(self._names, name))
        there = at < len(self._names) and int(self._names[at]) == name
        return int(self._buckets[at]) if there else None


def _indexed(
    record: RecordStore, numbers: Sequence[int]
) -> Iterator[tuple[tuple[int, int], FoundStatement, bytes]]:
    """The indexed statements of some reports: number and place, statement, vector."""
    rows = list(record.vectors_of(numbers))
    places = [(number, place) for number, place, _ in rows]
    for at, found, row in zip(places, record.statements_at(places), rows, strict=True):
        if found is not None:
            yield at, found, row[2]


def _alike(one: bytes, other: bytes) -> bool:
    """Whether two packed vectors are one, up to a step."""
    if len(one) != len(other):
        return False
    first, second = (np.frombuffer(vector, np.int8).astype(np.int16) for vector in (one, other))
    return bool((np.abs(first - second) <= 1).all())


def _relations(record: RecordStore, relater: Relater) -> Iterator[Difference]:
    """Relations of claims that the newest statements put forward; those of claims that were asked for in
    plain words cannot be made again, since a relation's key keeps no words."""
    stating = (one for one in record.search("", limit=None) if puts_forward(one))
    for claim in dict.fromkeys(sentence_of(one) for one in islice(stating, _CLAIMS)):
        found = retrieved(record, relater, claim, relater.settings.looked_at)
        keys = [relater.key(*row) for row in relater.rows(claim, found)]
        known = record.relations(keys)
        pairs = [(key, one) for key, one in zip(keys, found, strict=True) if key in known]
        made = relater.relate(claim, [one for _, one in pairs])
        for (key, _), (label, score) in zip(pairs, made, strict=True):
            if known[key][0] != label or abs(known[key][1] - score) > _STEP:
                message = f"the network says {label} ({score}), not {known[key][0]} ({known[key][1]})"
                yield Difference(part="relation", id=key.hex(), message=message)


def _judgement(record: RecordStore, judgement: Judgement) -> Iterator[str]:
    """What is wrong with a judgement on claims. That its statement is gone is not: it is orphaned then."""
    target = judgement.target
    claims = target.get("claims", [target["claim"]] if "claim" in target else [])
    for claim in claims:
        if "words" not in claim:
            yield from _claim(record, claim)
    if judgement.kind == "position":
        if target["label"] not in (*LABELS, "none"):
            yield f"{target['label']} is no position"
        if days_of(target["day"]) is None:
            yield f"{target['day']} is no day"


def _claim(record: RecordStore, claim: Mapping[str, Any]) -> Iterator[str]:
    try:
        text = record.report(claim["report"]).report.text
    except NotInRecord:
        yield f"it points into {claim['report']}, which is not in the record"
        return
    if not all(0 <= start < end <= len(text) for start, end in claim["content"]):
        yield "it points out of the text"
    if claim["sentence"] not in " ".join(text.split()):
        yield "the claim's words are not in the text"
    try:
        found = record.statement(claim["statement"])
    except NotInRecord:
        return
    if found.report.id != claim["report"] or list(map(list, found.statement.content)) != claim["content"]:
        yield "the statement that it names has other words"

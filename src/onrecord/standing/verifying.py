"""Whether what claims are found by is what the networks make of the record, and whether judgements on
claims point at what they say.

To be asked of a record whose facts are sound (RecordStore.verify). Numbers may differ by a step between
kinds of processors, so a step is no difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
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
_CLAIMS = 100
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
    placed: dict[int, dict[tuple[int, int], str]] = defaultdict(dict)
    while some := list(islice(numbers, _REPORTS_AT_ONCE)):
        wrong: Counter[str] = Counter()
        for at, found, vector in _indexed(record, some):
            if found.report.id in others:
                continue
            made = relater.statement_vector(found.report, found.statement)
            wrong[found.report.id] += not _alike(packed(made), vector)
            placed[relater.vectors.near_buckets(made)[0]][at] = found.report.id
        for report, count in sorted(wrong.items()):
            if count:
                message = f"{count} of its vectors are not what its statements make"
                yield Difference(part="vector", id=report, message=message)
    yield from _misplaced(record, relater, placed)


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


def _misplaced(
    record: RecordStore, relater: Relater, placed: Mapping[int, Mapping[tuple[int, int], str]]
) -> Iterator[Difference]:
    """Reports with a vector that is in another bucket than the nearest or, since a step may turn them round,
    the next. `placed` has, for each bucket, the statements that belong there, with their reports' ids."""
    wrong: Counter[str] = Counter()
    for bucket, expected in placed.items():
        missing = sorted(set(expected) - _in_bucket(record, bucket))
        for at, found in zip(missing, record.statements_at(missing), strict=True):
            if found is not None:
                vector = relater.statement_vector(found.report, found.statement)
                near = relater.vectors.near_buckets(vector, 2)
                wrong[expected[at]] += all(at not in _in_bucket(record, one) for one in near)
    for report, count in sorted(wrong.items()):
        if count:
            yield Difference(
                part="vector", id=report, message=f"{count} of its vectors are in another bucket"
            )


def _in_bucket(record: RecordStore, bucket: int) -> set[tuple[int, int]]:
    return {(number, place) for number, place, _ in record.vectors([bucket])}


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

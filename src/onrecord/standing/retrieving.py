"""The statements that may bear on a claim: by likeness of vectors, and by the rare words of the claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.errors import NotInRecord
from onrecord.inference.arrays import Floats
from onrecord.record import FoundStatement, IndexedStatement, IndexRow, RecordStore
from onrecord.schema import Reading
from onrecord.standing.relater import Relater
from onrecord.standing.taking import may_bear
from onrecord.standing.vectors import likeness, packed

_WHOLE = 3000
"""Up to so many indexed reports all vectors are looked at; above, the nearest buckets."""
_BUCKETS = 24
_WORD = re.compile(r"[^\W_]{3,}")
_RARE = 2000
"""A word that more reports hold says little about which affair it is."""
_BY_WORDS = 24
"""How many reports are taken for the claim's words."""
_AT_ONCE = 64
_MARGIN = 2
"""How many times more statements are fetched than judged, since some cannot bear on anything."""


class Near(NamedTuple):
    """A statement by the number of its report and its place there, and how like the claim it is."""

    report: int
    place: int
    likeness: float


def index(record: RecordStore, relater: Relater, reports: Iterable[str]) -> int:
    """Makes the vectors of these reports' current readings; gives of how many they were kept."""
    done = 0
    for report in reports:
        try:
            reading = record.reading(report)
        except NotInRecord:
            continue  # forgotten since
        rows = index_rows(relater, reading)
        done += record.index(report, rows, maker=relater.vectors.maker, reading=reading)
    return done


def index_all(record: RecordStore, relater: Relater) -> Iterator[int]:
    """Indexes what is not indexed yet; gives how many reports were, as it goes on. What cannot be
    written, since the record is read-only, is left."""
    before: list[str] | None = None
    while (some := record.unindexed(relater.vectors.maker, limit=_AT_ONCE)) and some != before:
        before = some
        if done := index(record, relater, some):
            yield done


def index_rows(relater: Relater, reading: Reading) -> list[IndexRow]:
    """One row a statement of a reading."""
    rows = []
    for place, statement in enumerate(reading.statements):
        vector = relater.statement_vector(reading.report, statement)
        rows.append(IndexRow(place, relater.vectors.near_buckets(vector)[0], packed(vector)))
    return rows


def retrieved(
    record: RecordStore, relater: Relater, claim: str, limit: int, *, least: float = -1.0
) -> list[FoundStatement]:
    """The statements most like a claim that can bear on it, at most `limit`, the most like first; among
    equals in the order of their reports' ids. None is less like it than `least`, a cosine."""
    vector = relater.claim_vector(claim)
    near = _ranked(record, relater, claim, vector, limit * _MARGIN)
    ranked = [one for one in near if one.likeness >= least]
    return _fetched(record, ranked, limit)


def nearest(record: RecordStore, relater: Relater, vector: Floats, limit: int) -> list[FoundStatement]:
    """The statements most like a vector that can bear on a claim, in the same order."""
    near = likest(vector, candidates(record, relater, vector), limit * _MARGIN)
    return _fetched(record, near, limit)


def _fetched(record: RecordStore, ranked: Sequence[Near], limit: int) -> list[FoundStatement]:
    cut = min(limit * _MARGIN, len(ranked))
    # Equals at the cut are all fetched: numbers of reports hang on the order in which they came.
    while 0 < cut < len(ranked) and ranked[cut].likeness == ranked[cut - 1].likeness:
        cut += 1
    found = record.statements_at([(near.report, near.place) for near in ranked[:cut]])
    pairs = [(near, one) for near, one in zip(ranked, found, strict=False) if one is not None]
    pairs.sort(key=lambda pair: (-pair[0].likeness, pair[1].report.id, pair[0].place))
    return [one for _, one in pairs if may_bear(one)][:limit]


def _ranked(record: RecordStore, relater: Relater, claim: str, vector: Floats, most: int) -> list[Near]:
    """At least `most` statements, if there are, the most like first; none that is left out is more like."""
    near = likest(vector, candidates(record, relater, vector), most)
    numbers = _with_rare_words(record, claim)
    if numbers:
        seen = {(one.report, one.place) for one in near}
        more = likest(vector, record.vectors_of(numbers), most)
        near = [*near, *(one for one in more if (one.report, one.place) not in seen)]
        near.sort(key=lambda one: (-one.likeness, one.report, one.place))
    return near


def candidates(record: RecordStore, relater: Relater, vector: Floats) -> Iterator[IndexedStatement]:
    """All indexed statements of a small record, those of the nearest buckets of a large one."""
    if record.indexed_reports(relater.vectors.maker) <= _WHOLE:
        return record.vectors()
    return record.vectors(relater.vectors.near_buckets(vector, _BUCKETS))


def likest(vector: Floats, rows: Iterable[IndexedStatement], most: int | None = None) -> list[Near]:
    """Statements with how like `vector` they are, the most like first; where `most` is given, so many and
    those that equal the last. Those whose vectors have another length were made by another network, which
    a record that cannot be written may still hold."""
    every = [row for row in rows if len(row[2]) == len(vector)]
    if not every:
        return []
    stored = np.frombuffer(b"".join(row[2] for row in every), np.int8).reshape(len(every), -1)
    found = likeness(vector, stored)
    if most is not None and 0 < most < len(every):
        places = np.flatnonzero(found >= np.partition(found, -most)[-most])
        every, found = [every[i] for i in places.tolist()], found[places]
    near = [Near(row[0], row[1], like) for row, like in zip(every, found.tolist(), strict=True)]
    return sorted(near, key=lambda one: (-one.likeness, one.report, one.place))


def _with_rare_words(record: RecordStore, claim: str) -> Sequence[int]:
    """Numbers of the reports that hold most of the claim's rare words."""
    words = sorted({word.lower() for word in _WORD.findall(claim)})
    counts = record.word_counts(words)
    rare = [word for word in words if 0 < counts.get(word, 0) <= _RARE]
    return record.reports_with_any(rare, limit=_BY_WORDS) if rare else ()

"""The statements that may bear on a claim: by likeness of vectors, and by the words of their reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.errors import NotInRecord
from onrecord.inference.arrays import Floats
from onrecord.record import FoundStatement, IndexRow, PackedVectors, RecordStore
from onrecord.schema import Reading
from onrecord.standing.relater import Relater
from onrecord.standing.taking import may_bear
from onrecord.standing.telling_words import TellingWords, telling
from onrecord.standing.vectors import likeness, packed

_WHOLE = 3000
"""Up to so many indexed reports all vectors are looked at; above, the nearest buckets."""
_BUCKETS = 24
_BY_WORDS, _BY_WORDS_AT_MOST = 24, 240
"""How many reports are looked at for the claim's words; more only where they are equals."""
_AT_ONCE = 64
_MARGIN = 2
"""How many times more statements are fetched than judged, since some cannot bear on anything."""


class Near(NamedTuple):
    """A statement by the number of its report and its place there, how like the claim it is, and its rank,
    for which the words of its report count too: the higher, the nearer."""

    report: int
    place: int
    likeness: float
    rank: float


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
    """The statements nearest to a claim that can bear on it, at most `limit`, the nearest first; among
    equals in the order of their reports' ids. Near are those like it in reports that hold its telling words.
    None is less like it than `least`, a cosine."""
    vector = relater.claim_vector(claim)
    words = telling(record, relater, claim)
    near = _ranked(record, relater, vector, words, limit * _MARGIN)
    ranked = [one for one in near if one.likeness >= least]
    return _fetched(record, ranked, limit)


def nearest(record: RecordStore, relater: Relater, vector: Floats, limit: int) -> list[FoundStatement]:
    """The statements most like a vector that can bear on a claim, in the same order."""
    return _fetched(record, likest(vector, candidates(record, relater, vector), limit * _MARGIN), limit)


def _fetched(record: RecordStore, ranked: Sequence[Near], limit: int) -> list[FoundStatement]:
    cut = min(limit * _MARGIN, len(ranked))
    # Equals at the cut are all fetched: numbers of reports hang on the order in which they came.
    while 0 < cut < len(ranked) and ranked[cut].rank == ranked[cut - 1].rank:
        cut += 1
    found = record.statements_at([(near.report, near.place) for near in ranked[:cut]])
    pairs = [(near, one) for near, one in zip(ranked, found, strict=False) if one is not None]
    pairs.sort(key=lambda pair: (-pair[0].rank, pair[1].report.id, pair[0].place))
    return [one for _, one in pairs if may_bear(one)][:limit]


def _ranked(
    record: RecordStore, relater: Relater, vector: Floats, words: TellingWords, most: int
) -> list[Near]:
    """At least `most` statements, if there are, the nearest first, of those that are looked at."""
    rows = candidates(record, relater, vector)
    more = words.most_telling(_BY_WORDS, _BY_WORDS_AT_MOST)
    if more and not _is_small(record, relater):
        rows = _joined(rows, record.packed_vectors_of(more, len(vector)))
    return likest(vector, rows, most, words)


def candidates(record: RecordStore, relater: Relater, vector: Floats) -> PackedVectors:
    """All indexed statements of a small record, those of the nearest buckets of a large one. Those whose
    vectors have another length were made by another network, which a record that cannot be written may still
    hold; they are left out."""
    if _is_small(record, relater):
        return record.packed_vectors(None, len(vector))
    return record.packed_vectors(relater.vectors.near_buckets(vector, _BUCKETS), len(vector))


def _joined(rows: PackedVectors, others: PackedVectors) -> PackedVectors:
    """Those of `rows` that are of no report of `others`, and `others`."""
    apart = ~np.isin(rows.numbers, others.numbers)
    return PackedVectors(
        np.concatenate([rows.numbers[apart], others.numbers]),
        np.concatenate([rows.places[apart], others.places]),
        np.concatenate([rows.vectors[apart], others.vectors]),
    )


def _is_small(record: RecordStore, relater: Relater) -> bool:
    return record.indexed_reports(relater.vectors.maker) <= _WHOLE


def likest(
    vector: Floats,
    rows: PackedVectors,
    most: int | None = None,
    words: TellingWords | None = None,
) -> list[Near]:
    """Statements with how like `vector` they are, the nearest first: those most like it, or, with `words`,
    those whose reports also hold these. Where `most` is given, so many and those that equal the last."""
    numbers, places, stored = rows
    if not len(numbers):
        return []
    like = likeness(vector, stored)
    rank = like if words is None else like + words.bonus(numbers)
    if most is not None and 0 < most < len(numbers):
        picked = np.flatnonzero(rank >= np.partition(rank, -most)[-most])
        numbers, places, like, rank = numbers[picked], places[picked], like[picked], rank[picked]
    order = np.lexsort((places, numbers, -rank))
    told = (column[order].tolist() for column in (numbers, places, like, rank))
    return [Near(*one) for one in zip(*told, strict=True)]

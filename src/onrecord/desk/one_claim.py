"""One claim, as it stood and as it was known on any day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.desk.claims import known_claim
from onrecord.desk.standing import Indexed, Question, check_day, check_question, index
from onrecord.errors import NotInRecord
from onrecord.record import RecordStore
from onrecord.schema.claim import Claim
from onrecord.schema.position import Position, Standing, Status
from onrecord.standing import Bearing, Relater, bearing, status_history


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A claim on two days.

    `positions` are all that are on record, in order; `standing` counts those taken by the end of day `at`
    and told by reports published by the end of day `known` (None: no bound), and `history` has each status
    that they led to, with the day from which it held. `claim` is None where it was asked for in words.
    """

    sentence: str
    claim: Claim | None
    positions: tuple[Position, ...]
    standing: Standing
    history: tuple[tuple[str | None, Status], ...]
    at: str | None
    known: str | None


def claim(
    record: RecordStore,
    relater: Relater,
    name: str,
    *,
    at: str | None = None,
    known: str | None = None,
    progress: Indexed | None = None,
) -> ShownClaim:
    """The claim that the statement `name` (its id, or the first digits of it) states. Raises NotInRecord
    where there is no such statement or it states no claim, UsageError where a day is none."""
    _check(at, known)
    return on_days(claim_of(record, relater, name, progress=progress), at=at, known=known)


def claim_of(record: RecordStore, relater: Relater, name: str, *, progress: Indexed | None = None) -> Claim:
    """The same claim as it stands today, by all that is on record."""
    index(record, relater, progress)
    found = known_claim(record, relater, name)
    if found is None:
        raise NotInRecord(f"{name}: this statement states no claim on which others bear, on other days")
    return found


def on_days(found: Claim, *, at: str | None = None, known: str | None = None) -> ShownClaim:
    """A claim as it stood by the end of day `at`, by reports published by the end of day `known`. Raises
    UsageError where a day is none."""
    _check(at, known)
    return _on_days(found.sentence, found, found.standing.positions, at, known)


def claim_in_words(
    record: RecordStore,
    relater: Relater,
    words: str,
    *,
    at: str | None = None,
    known: str | None = None,
    progress: Indexed | None = None,
) -> ShownClaim:
    """A claim in plain words. Raises UsageError where it has none or a day is none."""
    check_question(Question(id=None, claim=words, at=at, known=known))
    index(record, relater, progress)
    return _on_days(words, None, bearing(record, relater, words).positions, at, known)


def _check(at: str | None, known: str | None) -> None:
    for name, day in (("at", at), ("known", known)):
        if day is not None:
            check_day(name, day)


def _on_days(
    sentence: str, found: Claim | None, positions: Sequence[Position], at: str | None, known: str | None
) -> ShownClaim:
    standing = Bearing(sentence, tuple(positions)).standing(at=at, known=known)
    return ShownClaim(
        sentence=sentence,
        claim=found,
        positions=tuple(positions),
        standing=standing,
        history=tuple(status_history(standing.positions)),
        at=at,
        known=known,
    )

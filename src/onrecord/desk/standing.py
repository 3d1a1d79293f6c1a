"""How a claim stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from onrecord.errors import UsageError
from onrecord.record import RecordStore
from onrecord.schema.position import Label, Position, Standing, Status
from onrecord.standing import Bearing, Relater, bearing, index_all, of_actor, status_history

Held = Label | Literal["none"]
Indexed = Callable[[int], None]
"""Told how many reports more were indexed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStanding:
    """An answer: the standing, and what was asked of one actor.

    `position` is the last that the actor took, "none" if it took none, None where no actor was asked;
    `actor` its name as asked. `evidence` has the position that decides the answer first; then the others
    that bear on it, the newest first. `history` has each status with the day from which it held.
    """

    standing: Standing
    actor: str | None
    position: Held | None
    evidence: tuple[Position, ...]
    history: tuple[tuple[str | None, Status], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a batch; days are YYYY-MM-DD. `id` is given back as it is."""

    id: Any
    claim: str
    actor: str | None = None
    at: str | None = None
    known: str | None = None


def index(record: RecordStore, relater: Relater, progress: Indexed | None = None) -> None:
    """Brings the index of statements up to date; quick where it is."""
    for number in index_all(record, relater):
        if progress is not None:
            progress(number)


def standing(
    record: RecordStore,
    relater: Relater,
    claim: str,
    *,
    actor: str | None = None,
    at: str | None = None,
    known: str | None = None,
    progress: Indexed | None = None,
) -> ShownStanding:
    """How `claim`, in plain words, stands by the end of day `at`, going by reports published by the end
    of day `known`; with `actor` (a name or a key) also which position that actor holds. Raises
    UsageError where the claim has no words or a day is none."""
    question = Question(id=None, claim=claim, actor=actor, at=at, known=known)
    check_question(question)
    index(record, relater, progress)
    return _shown(bearing(record, relater, claim), question)


def answers(
    record: RecordStore,
    relater: Relater,
    questions: Iterable[Question],
    progress: Indexed | None = None,
) -> Iterator[tuple[Question, ShownStanding]]:
    """The answer to each question, in order. A claim asked for several times is related once as long as
    its questions follow one another. Raises UsageError as `standing` does."""
    index(record, relater, progress)
    last: Bearing | None = None
    for question in questions:
        check_question(question)
        if last is None or last.claim != question.claim:
            last = bearing(record, relater, question.claim)
        yield question, _shown(last, question)


def _shown(found: Bearing, question: Question) -> ShownStanding:
    stands = found.standing(at=question.at, known=question.known)
    if question.actor is None:
        rest = [one for one in reversed(stands.positions) if one not in stands.deciding]
        position: Held | None = None
        evidence = [*stands.deciding, *rest]
    else:
        own = of_actor(found.positions, question.actor)
        taken = [one for one in stands.positions if one in own]
        position = taken[-1].label if taken else "none"
        evidence = list(reversed(taken))
    return ShownStanding(
        standing=stands,
        actor=question.actor,
        position=position,
        evidence=tuple(evidence),
        history=tuple(status_history(stands.positions)),
    )


def check_question(question: Question) -> None:
    """Raises UsageError where the claim has no words or a day is none."""
    if not question.claim.strip():
        raise UsageError("the claim has no words: say what is claimed, as a sentence")
    for name, day in (("at", question.at), ("known", question.known)):
        if day is not None:
            check_day(name, day)


def check_day(name: str, day: str) -> None:
    """Raises UsageError where `day`, given as `name`, is none."""
    try:
        if date.fromisoformat(day).isoformat() == day:
            return
    except ValueError:
        pass
    raise UsageError(f"{name}: {day!r} is no day: write it as YYYY-MM-DD")

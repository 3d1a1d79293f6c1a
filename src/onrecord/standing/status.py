"""The order of positions, and the status that follows from them (the rules stand in the dossiers' README)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from onrecord.schema.position import Position, Status

_ASIDE = ("declines", "doubts")  # positions that leave the status as it is


def in_order(positions: Iterable[Position]) -> list[Position]:
    """Positions as they were taken: by day (those of unknown day last), then by the reports' days, then by
    their places in a report's text; a withdrawal counts against what its report says beside it. A
    person's ruling comes last on its day."""
    return sorted(positions, key=_order)


def latest(positions: Sequence[Position]) -> dict[str, Position]:
    """Each actor's last position, by its key, of positions in order."""
    return {position.key: position for position in positions}


def deciding(positions: Sequence[Position]) -> tuple[Position, ...]:
    """The positions that the status rests on: each actor's last, of positions in order, leaving out
    declines and doubts; the newest first."""
    last = latest([one for one in positions if one.label not in _ASIDE])
    return tuple(reversed(in_order(last.values())))


def status_of(positions: Sequence[Position]) -> Status:
    """The status that follows from positions in order."""
    held = {position.label for position in deciding(positions)}
    forward = bool(held & {"asserts", "confirms"})
    if forward and "denies" in held:
        return "contested"
    if "confirms" in held:
        return "confirmed"
    if forward:
        return "alleged"
    if "retracts" in held:
        return "withdrawn"
    return "denied" if "denies" in held else "unreported"


def status_history(positions: Sequence[Position]) -> list[tuple[str | None, Status]]:
    """Each status that positions in order led to, with the day from which it held, the earliest first;
    None for what hangs on positions of unknown day."""
    found: list[tuple[str | None, Status]] = []
    seen: list[Position] = []
    for day, taken in groupby(positions, key=lambda one: one.day):
        seen += taken
        now = status_of(seen)
        if now != (found[-1][1] if found else "unreported"):
            found.append((day, now))
    return found


def status_since(positions: Sequence[Position]) -> tuple[Status, str | None]:
    """The status that follows from positions in order, and the day from which it holds without a break;
    None for unreported and where that hangs on positions of unknown day."""
    history = status_history(positions)
    if not history or history[-1][1] == "unreported":
        return "unreported", None
    day, status = history[-1]
    return status, day


def _order(position: Position) -> tuple[object, ...]:
    evidence = position.evidence
    return (
        position.day is None,
        position.day or "",
        position.ruling is not None,
        evidence.published or "",
        evidence.report,
        position.label == "retracts",
        evidence.start,
        evidence.statement,
        position.key,
    )

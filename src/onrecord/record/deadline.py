"""How long questions to a record may take, for who answers others and must not wait for one of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf

from onrecord.errors import TooSlow

# Of a thread, or what else has a context of its own; no end unless `within` sets one.
_UNTIL: ContextVar[float] = ContextVar("until", default=inf)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What is asked of a record in this block may take so long in all; then TooSlow is raised, also in the
    middle of a query. Blocks within others can only shorten the time."""
    token = _UNTIL.set(min(_UNTIL.get(), time.monotonic() + seconds))
    try:
        yield
    finally:
        _UNTIL.reset(token)


def is_bounded() -> bool:
    """Whether there is an end at all."""
    return _UNTIL.get() != inf


def is_over() -> bool:
    """Whether the time is up."""
    return time.monotonic() > _UNTIL.get()


def seconds_left() -> float:
    """How long there is, never less than 0."""
    return max(0.0, _UNTIL.get() - time.monotonic())


def check() -> None:
    """Raises TooSlow where the time is up: for loops that ask no query that would."""
    if is_over():
        raise too_slow()


def too_slow() -> TooSlow:
    """What to raise."""
    return TooSlow("this took longer than one question may take and was left: ask for less")

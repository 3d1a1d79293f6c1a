"""What was worked out lately, by name: on a large record it is shown for a while as it was, instead of being
worked out anew at each look."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")
SHARE = 600
"""What took a tenth of a second to work out is shown for a minute."""
MOST_SECONDS = 60.0
_KEPT = 2000


@dataclass(frozen=True, slots=True)
class Made(Generic[T]):
    """A value and when it was worked out; None: it is of the moment."""

    value: T
    when: datetime | None = None


class Recent(Generic[T]):
    """Values by name. One is no longer known after SHARE times what it took, after MOST_SECONDS at the
    latest, or at once where it is asked for with another stamp. Threads may share it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._known: OrderedDict[str, tuple[Hashable, float, Made[T]]] = OrderedDict()

    def known(self, name: str, stamp: Hashable) -> Made[T] | None:
        """The value of that name, as long as it is known."""
        with self._lock:
            found = self._known.get(name)
        if found is None or found[0] != stamp or self._clock() > found[1]:
            return None
        return found[2]

    def made(self, name: str, stamp: Hashable, work: Callable[[], T]) -> Made[T]:
        """What `work` gives, known from now on. Raises what `work` raises."""
        began = self._clock()
        made = Made(work(), datetime.now(UTC))
        ended = self._clock()
        until = ended + min(SHARE * (ended - began), MOST_SECONDS)
        with self._lock:
            self._known.pop(name, None)
            self._known[name] = (stamp, until, made)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return made

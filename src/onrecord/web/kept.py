"""What takes long to know on a large record: worked out in the background, and shown as it was last known."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures import wait as wait_for
from datetime import UTC, datetime
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")
SHARE = 20
"""What took a second to work out is left as it is for this many seconds."""


class Kept(Generic[T]):
    """The last value of `work`, which runs in `executor`, in one thread at a time; `when` it was worked out
    last. A value that is `unfinished` is worked out anew as soon as it is asked for."""

    def __init__(
        self, work: Callable[[], T], executor: Executor, unfinished: Callable[[T], bool] = lambda _: False
    ) -> None:
        self._work = work
        self._unfinished = unfinished
        self._executor = executor
        self._lock = Lock()
        self._value: T | None = None
        self._running: Future[T] | None = None
        self._made = float("-inf")
        self.when: datetime | None = None
        self._took = 0.0

    def value(self, wait: float) -> T | None:
        """The value, worked out anew if it is not too early for that; waits no longer than `wait` seconds
        for it, and gives the last one, or None where there is none yet. Raises what `work` raised."""
        with self._lock:
            if self._running is None:
                if self._is_early():
                    return self._value
                self._running = self._executor.submit(self._timed)
            running = self._running
        done, _ = wait_for([running], wait)
        if not done:
            return self._value
        with self._lock:
            if self._running is running:
                self._running = None
                self._value = running.result()
            return self._value

    def _is_early(self) -> bool:
        if self._value is not None and self._unfinished(self._value):
            return False
        return time.monotonic() - self._made < SHARE * self._took

    def _timed(self) -> T:
        began = time.monotonic()
        try:
            return self._work()
        finally:
            self._made, self.when = time.monotonic(), datetime.now(UTC)
            self._took = self._made - began

"""One request at a time, and a pause before the next to the same host."""

from __future__ import annotations

import time
from collections.abc import Callable

from onrecord.intake.fetching.failing import Unfetched


class Pauses:
    """When each host may be asked again. `sleep` and `clock` stand for those of the system."""

    def __init__(
        self,
        pause: float,
        longest: float,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pause = pause
        self._longest = longest
        self._sleep = sleep
        self._clock = clock
        self._not_before: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Sleeps until the host may be asked. Raises Unfetched "server" where it wants to be left alone
        for longer than the longest pause."""
        left = self._not_before.get(host, 0.0) - self._clock()
        if left > max(self._longest, self._pause):
            raise Unfetched("server", told=f"wants to be left alone for {left:,.0f} s")
        if left > 0:
            self._sleep(left)

    def asked(self, host: str, *, delay: float = 0.0) -> None:
        """Notes that a request to the host has just ended; `delay` is the pause that it asks for."""
        pause = max(self._pause, min(delay, self._longest))
        self.leave_alone(host, pause)

    def leave_alone(self, host: str, seconds: float) -> None:
        """The host is asked for nothing for so long."""
        self._not_before[host] = max(self._not_before.get(host, 0.0), self._clock() + seconds)

"""A time limit on whatever waits for a server, however slowly it drips."""

from __future__ import annotations

import contextlib
import socket
import time
from threading import Lock, Timer
from types import TracebackType
from typing import Self

from onrecord.intake.fetching.failing import Unfetched


class Watch:
    """Ends the connection that it watches when `seconds` are over; a `with` bounds its life."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + max(seconds, 0.0)
        self._seconds = seconds
        self._lock = Lock()
        self._watched: socket.socket | None = None
        self._timer = Timer(max(seconds, 0.0), self._end)
        self._timer.daemon = True

    @property
    def left(self) -> float:
        """Seconds left. Raises Unfetched "timeout" where there are none."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise Unfetched("timeout")
        return left

    @property
    def is_over(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() >= self._until

    def over(self, connection: socket.socket) -> None:
        """Watches this connection from now on, in whatever it is wrapped."""
        with self._lock:
            self._let_go()
            self._watched = connection.dup()

    def _end(self) -> None:
        with self._lock:
            if self._watched is not None:
                with contextlib.suppress(OSError):
                    self._watched.shutdown(socket.SHUT_RDWR)

    def _let_go(self) -> None:
        if self._watched is not None:
            self._watched.close()
            self._watched = None

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._let_go()

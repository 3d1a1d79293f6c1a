"""From a host's name to its numbers, once, in bounded time."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Thread

from onrecord.intake.fetching.failing import Unfetched

LookUp = Callable[[str, int, float], Sequence[str]]
"""The numbers of a name, for a port, within some seconds, in the order in which to try them."""

MOST_NUMBERS = 8


def look_up(name: str, port: int, seconds: float) -> list[str]:
    """What the system says. Raises Unfetched "lookup" where there is no such name or no answer in time."""
    answers: SimpleQueue[list[str] | OSError | UnicodeError] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(one[4][0]) for one in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    # The system's look-up knows no time limit and no Ctrl-C; a thread that nobody waits for has both.
    Thread(target=ask, name="onrecord-lookup", daemon=True).start()
    try:
        found = answers.get(timeout=seconds)
    except Empty as error:
        raise Unfetched("lookup", reason=f"no answer in {seconds:.0f} s") from error
    if isinstance(found, list):
        return found[:MOST_NUMBERS]
    raise Unfetched("lookup", reason=getattr(found, "strerror", None) or found) from found

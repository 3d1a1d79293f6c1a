"""What runs in a worker process: jobs come through one pipe, answers go through another.

An answer is ("ready", None) once, then for each job ("done", result), ("memory", None) or
("fault", words); after the last two the process ends. It also ends when the other side has gone.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from functools import partial
from math import ceil
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any

from onrecord.crew.bounds import Bounds
from onrecord.crew.memory import held, writable

_CEILING = 2
"""So many times the memory of a job no system call gets past; the watch at the other side kills before."""
_MAXRSS = 1 if sys.platform == "darwin" else 1024


def main(jobs: int, answers: int) -> None:
    """Works until the pipe `jobs` is closed, on what `begin`, the first message there, gives."""
    coming, going = Connection(jobs, writable=False), Connection(answers, readable=False)
    sys.excepthook = partial(_tell, going)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a killed worker leaves no file
    begin, given = coming.recv()
    do: Callable[[Any], Any] = begin(*given)
    going.send(("ready", None))
    while True:
        try:
            job, bounds = coming.recv()
        except EOFError:
            return
        result = _bounded(do, job, bounds)
        going.send(result)
        if result[0] != "done":
            return


def _bounded(do: Callable[[Any], Any], job: Any, bounds: Bounds) -> tuple[str, Any]:
    before, peak = held("self"), _peak()
    _limit(resource.RLIMIT_CPU, ceil(_used() + bounds.seconds))
    if (mapped := writable("self")) is not None:
        _limit(resource.RLIMIT_DATA, mapped + _CEILING * bounds.memory)
    result = do(job)
    # Seen here too, as the watch at the other side looks only now and then.
    if before is not None and _peak() > max(peak, before + bounds.memory):
        return "memory", None
    return "done", result


def _tell(
    going: Connection, kind: type[BaseException], error: BaseException, _: TracebackType | None
) -> None:
    """In place of a traceback, which nobody would see."""
    if issubclass(kind, MemoryError):
        going.send(("memory", None))
    else:
        going.send(("fault", f"{kind.__name__}: {error}"))


def _limit(what: int, soft: int) -> None:
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _used() -> float:
    told = resource.getrusage(resource.RUSAGE_SELF)
    return told.ru_utime + told.ru_stime


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS

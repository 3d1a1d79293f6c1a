"""One worker process, seen from outside: started, given one job at a time, watched, killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any

from onrecord.crew.bounds import Bounds
from onrecord.crew.memory import held
from onrecord.crew.undone import Undone
from onrecord.errors import OnrecordError

_LOOK = 0.1
"""Seconds between two looks at the memory of a process that works."""
_START_SECONDS = 120.0
"""What a process may take to get ready, on however busy a machine."""

# The child finds modules where this process does and, like it, may write no byte code. It imports no
# main module: a script needs no guard against being run twice.
_CODE = (
    "import sys; sys.path[:] = {path!r}; sys.dont_write_bytecode = {quiet!r}; "
    "from onrecord.crew.process import main; main({jobs}, {answers})"
)


class Ended(Exception):
    """The process ended by itself, or was killed by others."""


class Worker:
    """A process that `begin(*given)` gives a function to, which does jobs."""

    def __init__(self, begin: Callable[..., Any], given: tuple[Any, ...]) -> None:
        self._told = (begin, given)
        self._lock = Lock()
        self._closed = False
        self._start()

    def do(self, job: Any, bounds: Bounds) -> Any:
        """What the function gives for `job`, or Undone where it went beyond its bounds or failed. A job
        whose process ended under it is tried once more, as it may be another's fault."""
        try:
            return self._do(job, bounds)
        except Ended:
            self._start()
        try:
            return self._do(job, bounds)
        except Ended:
            self._start()
            return Undone("crashed", bounds)

    def close(self) -> None:
        """Ends the process at once, whatever it does."""
        with self._lock:
            self._closed = True
            self._kill()

    def _do(self, job: Any, bounds: Bounds) -> Any:
        if not self._ready:
            self._await_ready()
        try:
            self._jobs.send((job, bounds))
            kind, value = self._answer(bounds)
        except (EOFError, OSError) as error:
            if self._process.wait() == -signal.SIGXCPU:
                kind, value = "slow", None
            else:
                raise Ended from error
        if kind == "done":
            return value
        self._start()
        if kind == "fault":
            return Undone("fault", bounds, value)
        return Undone("too-much-memory" if kind == "memory" else "too-slow", bounds)

    def _answer(self, bounds: Bounds) -> tuple[str, Any]:
        pid = self._process.pid
        before = held(pid)
        until = time.monotonic() + bounds.patience
        while not self._answers.poll(_LOOK):
            if time.monotonic() > until:
                return "slow", None
            now = held(pid)
            if before is not None and now is not None and now - before > bounds.memory:
                return "memory", None
        kind, value = self._answers.recv()
        return kind, value

    def _await_ready(self) -> None:
        try:
            kind, value = self._answers.recv() if self._answers.poll(_START_SECONDS) else ("late", None)
        except (EOFError, OSError) as error:
            if self._closed:
                raise Ended from error
            kind, value = "late", None
        if kind != "ready":
            told = value or f"it was not ready in {_START_SECONDS:.0f} s"
            raise OnrecordError(f"a worker process could not be started: {told}")
        self._ready = True

    def _start(self) -> None:
        """Puts a new process in the place of the one there was; none where the worker was closed."""
        with self._lock:
            if self._closed:
                return
            if hasattr(self, "_process"):
                self._kill()
            jobs, self_jobs = os.pipe()
            self_answers, answers = os.pipe()
            code = _CODE.format(path=sys.path, quiet=sys.dont_write_bytecode, jobs=jobs, answers=answers)
            self._process = subprocess.Popen(
                [sys.executable, "-c", code],
                pass_fds=(jobs, answers),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                process_group=0,  # Ctrl-C is for this process, which ends its workers
            )
            os.close(jobs)
            os.close(answers)
            self._jobs = Connection(self_jobs, readable=False)
            self._answers = Connection(self_answers, writable=False)
            self._ready = False
            self._jobs.send(self._told)

    def _kill(self) -> None:
        self._process.kill()
        self._process.wait()

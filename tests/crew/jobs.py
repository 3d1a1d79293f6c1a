"""What workers do in these tests."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path


def begin(folder: str) -> Callable[[str], str]:
    def do(job: str) -> str:
        what, _, told = job.partition(" ")
        if what == "think":
            while True:
                pass
        if what == "sleep":
            time.sleep(60)
        if what == "grow":
            held = []
            while True:
                held.append(b"x" * 10_000_000)
                time.sleep(0.001)
        if what == "burst":
            return str(len(b"x" * int(told)))
        if what == "ask":
            return str(len(bytearray(int(told))))
        if what == "fail":
            raise ValueError("no such luck")
        if what == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if what == "die-once":
            mark = Path(folder, told)
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return f"{job} by {os.getpid()}" if what == "who" else job

    return do


def begin_badly() -> Callable[[str], str]:
    raise FileNotFoundError("weights.npz")

"""Runs a page's function in a thread, for as long as one question may take."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextvars import copy_context
from typing import Any, TypeVar

from fastapi import Request

from onrecord.record import deadline

T = TypeVar("T")
_GRACE = 2.0
"""Seconds that a question, when its time is up, has to notice that. One that does not is left."""


async def ask(request: Request, function: Callable[..., T], given: Mapping[str, Any]) -> T:
    """What `function(**given)` gives. Raises TooSlow where it takes longer than the settings allow, the
    wait for a free thread included."""
    bench = request.app.state.workbench
    seconds: float = bench.settings.question_seconds

    def answer() -> T:
        with deadline.within(until - loop.time()):
            return function(**given)

    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    context = copy_context()
    try:
        async with asyncio.timeout(seconds + _GRACE):
            return await loop.run_in_executor(bench.threads, context.run, answer)
    except TimeoutError:
        raise deadline.too_slow() from None

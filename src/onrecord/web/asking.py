"""Runs a page's function in a thread, for as long as one question may take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import anyio
import anyio.to_thread
from fastapi import Request

from onrecord.web.errors import TooSlow

T = TypeVar("T")


async def ask(request: Request, function: Callable[..., T], given: Mapping[str, Any]) -> T:
    """What `function(**given)` gives. Raises TooSlow where it takes longer than the settings allow."""
    seconds = request.app.state.workbench.settings.question_seconds
    with anyio.move_on_after(seconds):
        return await anyio.to_thread.run_sync(lambda: function(**given), abandon_on_cancel=True)
    raise TooSlow(seconds)

"""How much a request may bring, and how long it may take about it."""

from __future__ import annotations

import anyio
from starlette.types import Message, Receive

from onrecord.web.errors import Refused
from onrecord.web.settings import WebSettings


def bounded(receive: Receive, settings: WebSettings) -> Receive:
    """`receive`, raising Refused where the body is larger or slower than the settings allow."""
    left = settings.body_bytes
    ended = False
    deadline = anyio.current_time() + settings.body_seconds

    async def within() -> Message:
        nonlocal left, ended
        if ended:
            # What comes now is only that the other side has gone, whenever that is.
            return await receive()
        with anyio.move_on_at(deadline):
            message = await receive()
            left -= len(message.get("body", b""))
            ended = not message.get("more_body", False)
            if left < 0:
                raise Refused(413, f"at most {settings.body_bytes:,} bytes are taken at once")
            return message
        raise Refused(408, f"the body took longer than {settings.body_seconds:g} s to come")

    return within

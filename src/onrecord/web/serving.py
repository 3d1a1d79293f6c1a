"""The workbench on a port of this machine."""

from __future__ import annotations

import platform
import secrets
import socket
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from pathlib import Path

import uvicorn

from onrecord.errors import UsageError
from onrecord.web.access import ANY_NUMBER
from onrecord.web.app import workbench
from onrecord.web.settings import LOOPBACK, WebSettings

TOKEN_CHARACTERS = 16
"""The fewest that a token may have."""
CONNECTIONS = 200
"""How many are held at once; more are answered 503."""


def settings_for_host(
    host: str,
    token: str | None,
    *,
    names: Sequence[str] = (),
    allow_private: bool = False,
    contact: str | None = None,
) -> WebSettings:
    """The settings of a workbench on `host` that also answers to `names`. Raises UsageError where others
    than this machine could ask and there is no token, and for one that can be guessed."""
    if token is not None and len(token) < TOKEN_CHARACTERS:
        raise UsageError(
            f"a token has at least {TOKEN_CHARACTERS} characters: say --token new to have one made"
        )
    if token is None and not is_loopback(host):
        raise UsageError(
            f"{host} can be reached from other machines, so readers must show a token: say --token new to "
            "have one made and printed, or --token TOKEN; or leave out --host to stay on this machine"
        )
    hosts = [*LOOPBACK, *(name.lower() for name in names)]
    if not is_loopback(host):
        hosts += [ANY_NUMBER, host.lower(), platform.node().lower()]
    return WebSettings(hosts=tuple(hosts), token=token, allow_private=allow_private, contact=contact)


def new_token() -> str:
    """A token that cannot be guessed."""
    return secrets.token_urlsafe(24)


def is_loopback(host: str) -> bool:
    """Whether only this machine can ask for `host`."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def serve(
    record_path: Path, settings: WebSettings, *, host: str, port: int, ready: Callable[[str], None]
) -> None:
    """Serves the record until it is interrupted. `ready` is told the workbench's address once it listens
    (with port 0, a free one). Raises UsageError where the port cannot be had, and RecordError."""
    app = workbench(record_path, settings)
    with _listening(host, port) as listening:
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                http="h11",
                ws="none",
                loop="asyncio",
                log_level="warning",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                limit_concurrency=CONNECTIONS,
                timeout_graceful_shutdown=5,
            )
        )
        ready(_address(host, listening.getsockname()[1]))
        server.run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no such port"
        raise UsageError(f"{host}, port {port}: cannot listen there ({reason}): say another --port") from None


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": platform.node() or "127.0.0.1", "::": platform.node() or "[::1]"}.get(host, host)
    return f"http://{f'[{shown}]' if shown.count(':') > 1 and not shown.startswith('[') else shown}:{port}/"

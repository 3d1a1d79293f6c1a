"""Keeps the tests from reaching anything but this machine, whatever they do."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any

attempts: list[str] = []
"""The numbers outside of this machine that something tried to connect to."""


def keep_inside() -> None:
    """From now on this process connects to loopback numbers only and looks no names up. For good."""
    sys.addaudithook(_watch)


def _watch(event: str, arguments: Sequence[Any]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        if isinstance(address, tuple) and not _is_number(address[0], loopback=True):
            attempts.append(str(address[0]))
            raise OSError(errno.ENETUNREACH, "the tests reach nothing outside of this machine")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
        if isinstance(host, str) and host != "localhost" and not _is_number(host):
            raise socket.gaierror(socket.EAI_NONAME, "the tests look no names up")


def _is_number(host: str, *, loopback: bool = False) -> bool:
    try:
        return ip_address(host).is_loopback or not loopback
    except ValueError:
        return False

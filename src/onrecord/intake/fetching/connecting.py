"""A connection to an address that was checked, and to no other.

A name is looked up once; every number that it stands for is checked; then one of these very numbers is
connected to, with the name in the request and in TLS. Through a proxy the number is named to it as well,
so that it looks nothing up.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection

from onrecord.intake.fetching.addresses import Address
from onrecord.intake.fetching.failing import Unfetched
from onrecord.intake.fetching.looking_up import LookUp
from onrecord.intake.fetching.ranges import is_public
from onrecord.intake.fetching.watching import Watch


class _Plain(HTTPConnection):
    """HTTP over a socket that is connected already."""

    def __init__(self, connected: socket.socket, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._connected = connected

    def _new_conn(self) -> socket.socket:
        return self._connected


class _Secure(HTTPSConnection):
    """HTTP within TLS over a socket that is connected already."""

    def __init__(self, connected: socket.socket, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._connected = connected

    def _new_conn(self) -> socket.socket:
        return self._connected


def checked_numbers(address: Address, look_up: LookUp, seconds: float, *, allow_private: bool) -> list[str]:
    """The numbers to connect to. Raises Unfetched "private" where one is not of the public internet and
    that is not allowed, "lookup" where there is none."""
    if address.number is not None:
        numbers: Sequence[str] = [str(address.number)]
    else:
        numbers = look_up(address.host, address.port, seconds)
    if not numbers:
        raise Unfetched("lookup", reason="the name has no number")
    if not allow_private:
        for number in numbers:
            if not is_public(number):
                told = number if number == address.host else f"{address.host} ({number})"
                raise Unfetched("private", host=told)
    return list(numbers)


def connect(numbers: Sequence[str], port: int, watch: Watch, idle_seconds: float) -> socket.socket:
    """A connection to the first of these numbers that takes one. Raises Unfetched "connection"."""
    failed: OSError | None = None
    for number in numbers:
        try:
            made = socket.create_connection((number, port), timeout=min(idle_seconds, watch.left))
        except OSError as error:
            failed = error
            continue
        watch.over(made)
        made.settimeout(idle_seconds)
        # What was connected to is what was checked, whatever the system made of the number.
        if ip_address(str(made.getpeername()[0])) != ip_address(number):
            made.close()
            raise Unfetched("connection", reason=f"{number} led to another machine")
        return made
    raise Unfetched("connection", reason=reason_of(failed)) from failed


def http_over(
    connected: socket.socket, address: Address, context: ssl.SSLContext, idle_seconds: float
) -> HTTPConnection:
    """HTTP with the server of `address` over a socket that is connected to it, or to a proxy of which
    `set_tunnel` is still to ask for it. TLS is made with the host's name and always verified."""
    if address.scheme == "https":
        return _Secure(
            connected,
            address.host,
            address.port,
            timeout=idle_seconds,
            cert_reqs=ssl.CERT_REQUIRED,
            ssl_context=context,
            server_hostname=address.host,
        )
    return _Plain(connected, address.host, address.port, timeout=idle_seconds)


def reason_of(error: BaseException | None) -> str:
    """What an error of the system says, without its number."""
    return str(getattr(error, "strerror", None) or error or "no number to connect to")

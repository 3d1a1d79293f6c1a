"""Who may read, where a token is needed; and by which names."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import Response

ANY_NUMBER = "*"
"""Among the hosts: every IP address. A name that was bound to this machine by trickery is never one."""


class Access:
    """The token that readers must show: as a bearer token, or by the cookie that is given for it."""

    def __init__(self, token: str | None) -> None:
        self._token = token
        # The cookie proves the token without holding it, and outlives the process as the token does.
        self._proof = hmac.new((token or "").encode(), b"onrecord session", hashlib.sha256).hexdigest()
        self._cookie = f"onrecord-{self._proof[:8]}"

    @property
    def is_open(self) -> bool:
        """Whether no token is needed."""
        return self._token is None

    def is_token(self, shown: str) -> bool:
        """Whether this is the token."""
        return self._token is not None and _same(shown, self._token)

    def known(self, headers: Headers) -> bool:
        """Whether a request shows the token or its cookie."""
        scheme, _, shown = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.is_token(shown.strip()):
            return True
        return any(
            _same(cookie_parser(line).get(self._cookie, ""), self._proof)
            for line in headers.getlist("cookie")
        )

    def remember(self, answer: Response) -> None:
        """Gives the cookie with an answer."""
        answer.set_cookie(self._cookie, self._proof, httponly=True, samesite="lax")


def is_known_host(named: Sequence[str], hosts: Sequence[str]) -> bool:
    """Whether the Host headers of a request (one must be there) name one of `hosts`, whatever the port."""
    if len(named) != 1:
        return False
    name, colon, port = named[0].rpartition(":")
    if not colon or not port.isdecimal():
        name = named[0]
    name = name.lower()
    return name in hosts or (ANY_NUMBER in hosts and _is_number(name))


def _is_number(name: str) -> bool:
    try:
        ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogateescape"), other.encode())

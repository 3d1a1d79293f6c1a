"""What a server's robots.txt allows (RFC 9309)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from onrecord.intake.fetching.addresses import Address
from onrecord.intake.fetching.failing import TRANSIENT, Unfetched

NAME = "onrecord"
"""How rules name onrecord."""
PATH = "/robots.txt"

_GOOD_FOR = 24 * 3600.0
_RETRY_AFTER = 300.0
_SERVERS = 1000
"""Of how many servers rules are kept at once."""
_READ = 500_000
"""Bytes of it that are read; the standard wants as many."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """`rules` are None where all is allowed; `unknown` is why nothing is."""

    until: float
    rules: Protego | None = None
    unknown: Unfetched | None = None


class Robots:
    """The rules of every server that was asked, kept for a day.

    `fetch` gives a robots.txt, or None where the server says that it has none; it raises Unfetched.
    """

    def __init__(
        self, fetch: Callable[[Address], bytes | None], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._fetch = fetch
        self._clock = clock
        self._known: dict[str, _Rules] = {}

    def check(self, address: Address) -> None:
        """Raises Unfetched "robots" where the address may not be fetched, "robots-unknown" where the
        server does not say, what `fetch` raises where it cannot be reached at all."""
        known = self._rules(address)
        if known.unknown is not None:
            raise known.unknown
        if known.rules is not None and not known.rules.can_fetch(address.url, NAME):
            raise Unfetched("robots", name=address.origin + PATH)

    def delay(self, address: Address) -> float:
        """Seconds that the server wants between two requests, as far as it is known; else 0."""
        known = self._known.get(address.origin)
        told = known.rules.crawl_delay(NAME) if known is not None and known.rules is not None else None
        return told or 0.0

    def _rules(self, address: Address) -> _Rules:
        known = self._known.get(address.origin)
        if known is None or self._clock() >= known.until:
            known = self._asked(address)
            if len(self._known) >= _SERVERS:
                self._known.clear()
            self._known[address.origin] = known
        return known

    def _asked(self, address: Address) -> _Rules:
        try:
            found = self._fetch(address.at(PATH))
        except Unfetched as error:
            # Who does not answer has not said that anything is allowed.
            unknown = error
            if error.code not in TRANSIENT | {"private", "tls"}:
                unknown = Unfetched("robots-unknown", name=address.origin + PATH, why=error.code)
            return _Rules(self._clock() + _RETRY_AFTER, unknown=unknown)
        until = self._clock() + _GOOD_FOR
        if found is None:
            return _Rules(until)
        return _Rules(until, rules=Protego.parse(found[:_READ].decode("utf-8-sig", "replace")))

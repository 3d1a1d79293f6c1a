"""Fetching what an address holds: safely, politely, within limits."""

from __future__ import annotations

import os
import ssl
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cached_property

from onrecord.errors import UsageError
from onrecord.intake.expand import printable
from onrecord.intake.fetching.addresses import Address, address_of, joined
from onrecord.intake.fetching.exchange import Answer, exchanged, trusted
from onrecord.intake.fetching.failing import Unfetched
from onrecord.intake.fetching.looking_up import LookUp, look_up
from onrecord.intake.fetching.pausing import Pauses
from onrecord.intake.fetching.robots import Robots
from onrecord.intake.fetching.settings import DEFAULT_SETTINGS, FetchSettings
from onrecord.intake.fetching.watching import Watch
from onrecord.messages import input_error

_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (408, 425, 429)
NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address held. `address` is where it was found in the end, after redirects.

    `body` is None where the server said that nothing changed. `media_type` ("text/html") and `charset`
    are what the server declares; `etag` and `modified` are what it wants to be asked with next time.
    """

    address: str
    body: bytes | None
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


class Fetcher:
    """Fetches one address at a time. `look_up` stands for the system's look-up of names."""

    def __init__(
        self,
        settings: FetchSettings = DEFAULT_SETTINGS,
        *,
        look_up: LookUp = look_up,
        pauses: Pauses | None = None,
    ) -> None:
        self.settings = settings
        self._look_up = look_up
        self._pauses = pauses or Pauses(settings.pause, settings.longest_pause)
        self._robots = Robots(self._robots_txt)

    def fetch(self, name: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What the address `name` holds; with `etag` or `modified`, only if it is another than then.

        Raises InputError: "scheme", "address", "private", "lookup", "connection", "tls", "no-http",
        "timeout", "proxy", "redirects", "robots", "robots-unknown", "status", "server", "download",
        "coding", "gzip", "cut-short".
        """
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        try:
            address, answer = self._followed(address_of(name), headers, robots=True)
        except Unfetched as error:
            raise input_error(error.code, printable(name), **error.told) from error
        return _fetched(address, answer)

    def check(self, name: str) -> None:
        """Raises InputError where `fetch` would, as far as that is known without asking for the address
        itself: by its form, and by the robots.txt of its server."""
        try:
            self._robots.check(address_of(name))
        except Unfetched as error:
            raise input_error(error.code, printable(name), **error.told) from error

    @cached_property
    def _context(self) -> ssl.SSLContext:
        ca_file = self.settings.ca_file or os.environ.get("SSL_CERT_FILE")
        try:
            return trusted(ca_file)
        except OSError as error:
            raise UsageError(f"{ca_file}: no certificates can be read from it: {error}") from error

    def _followed(self, address: Address, headers: dict[str, str], *, robots: bool) -> tuple[Address, Answer]:
        """The last address of a chain of redirects, and its answer of status 200 or 304."""
        left = self.settings.seconds
        for _ in range(self.settings.redirects + 1):
            answer, seconds = self._asked(address, headers, left, robots=robots)
            left -= seconds
            if answer.status in _REDIRECTS and "location" in answer.headers:
                address = joined(address, answer.headers["location"])
                continue
            if answer.status == 200 or (answer.status == NOT_MODIFIED and headers):
                return address, answer
            raise self._refused(address, answer)
        raise Unfetched("redirects", limit=self.settings.redirects)

    def _asked(
        self, address: Address, headers: dict[str, str], seconds: float, *, robots: bool
    ) -> tuple[Answer, float]:
        """One answer, and how many seconds it took."""
        if robots:
            self._robots.check(address)
        self._pauses.wait(address.host)
        started = time.monotonic()
        try:
            with Watch(seconds) as watch:
                answer = exchanged(address, headers, watch, self.settings, self._context, self._look_up)
        finally:
            self._pauses.asked(address.host, delay=self._robots.delay(address))
        return answer, time.monotonic() - started

    def _refused(self, address: Address, answer: Answer) -> Unfetched:
        if answer.status >= 500 or answer.status in _BUSY:
            seconds = _seconds_until(answer.headers.get("retry-after", ""))
            if seconds:
                self._pauses.leave_alone(address.host, seconds)
            return Unfetched("server", told=f"answered {answer.status} {answer.reason}".strip())
        return Unfetched("status", told=f"{answer.status} {answer.reason}".strip())

    def _robots_txt(self, address: Address) -> bytes | None:
        try:
            return self._followed(address, {}, robots=False)[1].body
        except Unfetched as error:
            if error.code == "status":
                return None
            raise


def _fetched(address: Address, answer: Answer) -> Fetched:
    told = Message()
    told["Content-Type"] = answer.headers.get("content-type", "")
    charset = told.get_param("charset")
    return Fetched(
        address=address.url,
        body=None if answer.status == NOT_MODIFIED else answer.body,
        media_type=told.get_content_type() if "/" in told["Content-Type"] else None,
        charset=charset.strip() if isinstance(charset, str) else None,
        etag=answer.headers.get("etag"),
        modified=answer.headers.get("last-modified"),
    )


def _seconds_until(told: str) -> float:
    """Seconds that a Retry-After header means; 0 where it means none."""
    if told.strip().isdecimal():
        return min(float(told), 7 * 24 * 3600.0)
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())

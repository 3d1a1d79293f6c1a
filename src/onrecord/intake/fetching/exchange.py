"""One request and its answer, without following where it leads."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import certifi
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError, SSLError
from urllib3.response import HTTPResponse

from onrecord.intake.fetching.addresses import Address
from onrecord.intake.fetching.connecting import checked_numbers, connect, http_over, reason_of
from onrecord.intake.fetching.failing import Unfetched
from onrecord.intake.fetching.looking_up import LookUp
from onrecord.intake.fetching.proxies import Proxy, proxy_for
from onrecord.intake.fetching.settings import FetchSettings
from onrecord.intake.fetching.unpacking import ACCEPTED, unpacked
from onrecord.intake.fetching.watching import Watch

_CHUNK = 1 << 16
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
    "application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.5"
)
# What the connection, HTTP and TLS are known to raise where the other side does wrong.
_WRONG = (OSError, HTTPError, http.client.HTTPException, ValueError)


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers (names in small letters) and body, which is empty but for status 200."""

    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes


def trusted(ca_file: str | None) -> ssl.SSLContext:
    """TLS that verifies certificate and name, by the certificates in `ca_file` or those of certifi."""
    context = ssl.create_default_context(cafile=ca_file or certifi.where())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def exchanged(
    address: Address,
    headers: Mapping[str, str],
    watch: Watch,
    settings: FetchSettings,
    context: ssl.SSLContext,
    look_up: LookUp,
) -> Answer:
    """The answer to a GET of `address`, which is checked before a byte is sent. Raises Unfetched."""
    proxy = proxy_for(address, settings.proxy)
    try:
        http, target, more = _opened(address, proxy, watch, settings, context, look_up)
        try:
            sent = {
                "Host": address.host_header,
                "User-Agent": settings.user_agent,
                "Accept": _ACCEPT,
                "Accept-Encoding": ACCEPTED,
                "Accept-Language": "en, *;q=0.5",
                "Connection": "close",
            }
            http.request("GET", target, headers={**sent, **more, **headers}, preload_content=False)
            answer = _answer(http.getresponse(), watch, settings.most_bytes)
            # Where the watch ended the connection, what came before looks like all there is.
            _ = watch.left
            return answer
        finally:
            http.close()
    except _WRONG as error:
        raise _told(error, watch, proxy) from error
    except Unfetched as error:
        if watch.is_over:
            raise Unfetched("timeout") from error
        raise


def _opened(
    address: Address,
    proxy: Proxy | None,
    watch: Watch,
    settings: FetchSettings,
    context: ssl.SSLContext,
    look_up: LookUp,
) -> tuple[HTTPConnection, str, dict[str, str]]:
    """HTTP with the server, directly or through the proxy; what to ask for; further headers.

    The proxy is asked for a tunnel to a number that was checked. Where private addresses are allowed
    there is nothing to check, and the proxy may look the name up; where it then would need no tunnel, as
    for http, none is asked for, since many proxies grant them for https alone.
    """
    idle = settings.idle_seconds
    wait = min(idle, watch.left)
    if proxy is not None and settings.allow_private:
        numbers = [address.host]
    else:
        numbers = checked_numbers(address, look_up, wait, allow_private=settings.allow_private)
    if proxy is None:
        connected = connect(numbers, address.port, watch, idle)
        return http_over(connected, address, context, idle), address.target, {}
    authorization = {"Proxy-Authorization": proxy.authorization} if proxy.authorization else {}
    try:
        connected = connect(look_up(proxy.host, proxy.port, wait), proxy.port, watch, idle)
    except Unfetched as error:
        raise Unfetched("proxy", reason=error.told.get("reason", error.code)) from error
    http = http_over(connected, address, context, idle)
    if address.scheme == "http" and numbers == [address.host]:
        return http, address.url, authorization
    http.set_tunnel(numbers[0], address.port, authorization, scheme="http")
    return http, address.target, {}


def _answer(response: HTTPResponse, watch: Watch, most: int) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    body = b""
    if response.status == 200:
        told = headers.get("content-length", "")
        if told.isdecimal() and len(told) < 20 and int(told) > most:
            raise Unfetched("download", limit=most)
        body = unpacked(_chunks(response, watch), headers.get("content-encoding", ""), most)
    return Answer(response.status, response.reason or "", headers, body)


def _chunks(response: HTTPResponse, watch: Watch) -> Iterator[bytes]:
    while chunk := response.read(_CHUNK, decode_content=False):
        yield chunk
        _ = watch.left


def _told(error: Exception, watch: Watch, proxy: Proxy | None) -> Unfetched:
    """What went wrong, in onrecord's codes."""
    if watch.is_over or isinstance(error, TimeoutError):
        return Unfetched("timeout")
    if isinstance(error, ssl.SSLError | SSLError):
        return Unfetched("tls", reason=getattr(error, "verify_message", None) or reason_of(error))
    if proxy is not None and "Tunnel" in str(error):
        return Unfetched("proxy", reason=reason_of(error))
    if isinstance(error, HTTPError | http.client.IncompleteRead):
        return Unfetched("cut-short")
    if isinstance(error, http.client.HTTPException | ValueError):
        return Unfetched("no-http", reason=f"{type(error).__name__}: {error}"[:200])
    return Unfetched("connection", reason=reason_of(error))

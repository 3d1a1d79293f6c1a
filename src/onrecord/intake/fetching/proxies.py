"""Which proxy, if any, requests go through."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from urllib.request import (  # type: ignore[attr-defined]
    getproxies_environment,
    proxy_bypass_environment,
)

from onrecord.errors import UsageError
from onrecord.intake.fetching.addresses import Address


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that speaks http; `authorization` is the header's value, None for none."""

    host: str
    port: int
    authorization: str | None = None


def proxy_for(address: Address, told: str | None) -> Proxy | None:
    """The proxy for an address: `told` where it is given ("" is none), else what the environment says.
    Raises UsageError for what is no http address."""
    if told is not None:
        return _proxy(told) if told else None
    proxies = getproxies_environment()
    found = proxies.get(address.scheme) or proxies.get("all")
    if not found or proxy_bypass_environment(address.host_header, proxies):
        return None
    return _proxy(found)


def _proxy(told: str) -> Proxy:
    try:
        parts = urlsplit(told if "://" in told else f"http://{told}")
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"the proxy is no address: {error}") from error
    if parts.scheme != "http" or not host:
        raise UsageError(f"the proxy must be an address such as http://proxy:3128, not of {parts.scheme}://")
    authorization = None
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        authorization = "Basic " + b64encode(pair.encode("utf-8")).decode("ascii")
    return Proxy(host, port or 80, authorization)

"""A web address taken apart, once: what is checked is what is asked for."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit

import idna

from onrecord.intake.fetching.failing import Unfetched

PORTS = {"http": 80, "https": 443}

_SCHEME = re.compile(r"\A\s*+([A-Za-z][A-Za-z0-9+.-]*):")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)")
_KEPT = "!#$%&'()*+,/:;=?@[]~"
LONGEST = 8000
"""Characters that an address may have."""


@dataclass(frozen=True)
class Address:
    """`host` is a name in ASCII or a number as it is usually written; `target` is path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @cached_property
    def number(self) -> IPv4Address | IPv6Address | None:
        """The host where it is a number and no name."""
        try:
            return ip_address(self.host)
        except ValueError:
            return None

    @property
    def host_header(self) -> str:
        """Host, and port where it is not the usual one, as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """The address without path and query."""
        return f"{self.scheme}://{self.host_header}"

    @property
    def url(self) -> str:
        """The whole address in its plain form."""
        return self.origin + self.target

    def at(self, target: str) -> Address:
        """Another address at the same server."""
        return Address(self.scheme, self.host, self.port, target)


def address_of(text: str) -> Address:
    """The address that `text` means, without its fragment. Raises Unfetched "scheme" or "address"."""
    scheme = _SCHEME.match(text)
    if scheme is None or scheme.group(1).lower() not in PORTS:
        raise Unfetched("scheme", scheme=scheme.group(1) if scheme else "no scheme")
    text = text.strip()
    if len(text) > LONGEST:
        raise Unfetched("address", reason=f"it has more than {LONGEST:,} characters")
    if _CONTROL.search(text):
        raise Unfetched("address", reason="it holds a control character")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise Unfetched("address", reason=str(error)) from error
    if "\\" in parts.netloc or "%" in parts.netloc or " " in parts.netloc:
        raise Unfetched("address", reason="the host holds a character that has no place there")
    if "@" in parts.netloc:
        raise Unfetched("address", reason="it holds a user name or password, which would be kept")
    if port == 0:
        raise Unfetched("address", reason="the port is 0")
    return Address(
        parts.scheme,
        host_of(_bare(parts.netloc)),
        port or PORTS[parts.scheme],
        _target(parts.path, parts.query),
    )


def joined(base: Address, location: str) -> Address:
    """The address that `location`, relative or not, means at `base`. Raises as `address_of`."""
    # Headers come as Latin-1; what they hold is UTF-8 more often than not.
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return address_of(urljoin(base.url, location.strip()))
    except ValueError as error:
        raise Unfetched("address", reason=str(error)) from error


def host_of(told: str) -> str:
    """A host in its plain form, a number of any spelling as a number. Raises Unfetched "address"."""
    if told.startswith("["):
        return _version_six(told)
    name = told.lower()
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise Unfetched("address", reason=f"its host is no name: {error}") from error
    name = name.removesuffix(".")
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        # "127.1", "0x7f000001" and "2130706433" all are numbers to what makes connections.
        try:
            return str(IPv4Address(socket.inet_aton(name)))
        except OSError as error:
            raise Unfetched("address", reason="its host is neither a name nor a number") from error
    if len(name) > 253 or not _NAME.fullmatch(name):
        raise Unfetched("address", reason="it has no host" if not name else "its host is no name")
    return name


def _version_six(told: str) -> str:
    try:
        number = IPv6Address(told.removeprefix("[").removesuffix("]"))
    except ValueError as error:
        raise Unfetched("address", reason=f"its host is no number: {error}") from error
    if number.scope_id is not None or not told.endswith("]"):
        raise Unfetched("address", reason="its host names a network interface")
    return str(number)


def _bare(netloc: str) -> str:
    """The host without its port."""
    return re.sub(r":[0-9]*\Z", "", netloc) if not netloc.endswith("]") else netloc


def _target(path: str, query: str) -> str:
    plain = quote(_without_dots(path), safe=_KEPT.replace("?", "").replace("#", ""))
    return (plain or "/") + (f"?{quote(query, safe=_KEPT.replace('#', ''))}" if query else "")


def _without_dots(path: str) -> str:
    """The path with "." and ".." followed, escaped ones too, so that rules for paths see where it leads."""
    kept: list[str] = []
    steps = path.split("/")[1:]
    for step in steps:
        plain = unquote_to_bytes(step) if "%2e" in step.lower() else step.encode("utf-8", "replace")
        if plain == b"..":
            del kept[-1:]
        elif plain != b".":
            kept.append(step)
    if steps and unquote_to_bytes(steps[-1]) in (b".", b".."):
        kept.append("")
    return "/" + "/".join(kept)

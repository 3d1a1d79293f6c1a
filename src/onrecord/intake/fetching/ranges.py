"""Which numbers belong to the public internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address

# Beyond what the standard library of every supported Python says of itself.
_NOT_PUBLIC_4 = tuple(
    IPv4Network(one)
    for one in ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15")
)
_PUBLIC_6 = IPv6Network("2000::/3")
"""What is given out of version 6; all else is local, special or not in use."""
_NOT_PUBLIC_6 = tuple(
    IPv6Network(one) for one in ("2001::/23", "2001:db8::/32", "3fff::/20", "2002::/16", "5f00::/16")
)
_GATEWAY = IPv6Network("64:ff9b::/96")
"""NAT64: how a network of version 6 alone reaches the public numbers of version 4."""


def is_public(number: str) -> bool:
    """Whether a number (of version 4 or 6) is of the public internet and means one machine there.

    False for private, loopback, link-local, shared, reserved, documentation and multicast ranges, and
    for numbers of version 6 that stand for one of version 4, except by NAT64 for a public one.
    """
    found = ip_address(number)
    if isinstance(found, IPv4Address):
        return _public_four(found)
    if found.scope_id is not None:
        return False
    if found in _GATEWAY:
        return _public_four(IPv4Address(int(found) & 0xFFFFFFFF))
    if found not in _PUBLIC_6 or any(found in network for network in _NOT_PUBLIC_6):
        return False
    # ISATAP: an interface that stands for a number of version 4.
    isatap = (int(found) >> 32) & 0xFDFFFFFF == 0x5EFE
    return found.is_global and not isatap


def _public_four(number: IPv4Address) -> bool:
    if any(number in network for network in _NOT_PUBLIC_4):
        return False
    return number.is_global and not (number.is_multicast or number.is_reserved or number.is_unspecified)

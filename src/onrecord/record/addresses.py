"""The address of an article in one spelling, so that its revisions are found however they were reached."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

_PORTS = {"http": 80, "https": 443}
_ASIDE = frozenset({"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid"})
"""Parts of a query that tell where a reader came from."""


def article_address(url: str | None, name: str) -> str | None:
    """The address of the article that was seen under an address (`url`) or an input's name; None where
    neither is the address of a page on the web. The front page of a site is no article."""
    for told in (url, name):
        if told is not None and (found := _spelled(told)) is not None:
            return found
    return None


def _spelled(told: str) -> str | None:
    try:
        parts = urlsplit(told.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host:
        return None
    query = _query(parts)
    path = parts.path or "/"
    if path == "/" and not query:
        return None
    # Not a web address of today's kind, but one spelling: a page is the same by either scheme.
    where = f"[{host}]" if ":" in host else host
    at = where if port in (None, _PORTS[scheme]) else f"{where}:{port}"
    return f"https://{at}{path}" + (f"?{query}" if query else "")


def _query(parts: SplitResult) -> str:
    told = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in told if not (key in _ASIDE or key.startswith("utm_"))]
    return parts.query if len(kept) == len(told) else urlencode(kept)

"""What a feed tells of one of its items."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item of a feed. `key` is what the feed knows it by: its id, else its address. `address` is None
    where the feed gives none. `published` is as in Report."""

    key: str
    address: str | None
    title: str | None = None
    published: str | None = None

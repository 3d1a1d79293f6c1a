"""What was seen in feeds, so that nothing is fetched twice: neither fact nor view, but where the work stands.

An item is settled once its page was taken, or failed for good. It is known by its feed's key and by its
address, since several feeds may lead to one page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from onrecord.record.canonical import plain, plain_or_none
from onrecord.record.tables import fed, feeds, sightings
from onrecord.schema.feed import FeedItem


class KnownFeed(NamedTuple):
    """What a feed's server wants to be asked with: its ETag and Last-Modified when it was last read."""

    etag: str | None
    modified: str | None


_FEED = select(feeds.c.number).where(feeds.c.address == bindparam("of"))
_KNOWN = select(feeds.c.etag, feeds.c.modified).where(feeds.c.address == bindparam("of"))
_SEEN_BY_INPUT = select(sightings.c.number).where(sightings.c.input == bindparam("at")).limit(1)
_SEEN_BY_URL = select(sightings.c.number).where(sightings.c.url == bindparam("at")).limit(1)
_SEEN_BY_FEED = select(fed.c.feed).where(fed.c.address == bindparam("at"), fed.c.settled == 1).limit(1)
_ITEMS = select(func.count()).select_from(fed)
_KEY = (fed.c.feed == bindparam("in_feed"), fed.c.key == bindparam("of"))
_SETTLED = select(fed.c.settled).where(*_KEY)
_WAITING = (
    select(fed.c.key, fed.c.address, fed.c.title, fed.c.published)
    .join(feeds, feeds.c.number == fed.c.feed)
    .where(feeds.c.address == bindparam("of"), fed.c.settled == 0)
    .order_by(fed.c.place)
)


def known_feed(connection: Connection, address: str) -> KnownFeed | None:
    """What was kept of a feed; None for one that was never read."""
    row = connection.execute(_KNOWN, {"of": plain(address)}).one_or_none()
    return KnownFeed(*row) if row is not None else None


def unseen(connection: Connection, address: str, items: Sequence[FeedItem]) -> list[FeedItem]:
    """Those of a feed's items that were not settled yet, in their order."""
    feed = connection.scalar(_FEED, {"of": plain(address)})
    return [item for item in items if not _is_seen(connection, feed, item)]


def keep_feed(connection: Connection, address: str, items: Sequence[FeedItem], told: KnownFeed) -> None:
    """Keeps what a feed held now: items that are new wait, but for those whose page is here already."""
    row = {
        "address": plain(address),
        "etag": plain_or_none(told.etag),
        "modified": plain_or_none(told.modified),
    }
    adding = insert(feeds).values(row)
    connection.execute(adding.on_conflict_do_update(index_elements=["address"], set_=row))
    feed = connection.scalars(_FEED, {"of": row["address"]}).one()
    adding = insert(fed).on_conflict_do_nothing()
    for item in items:
        new = {
            "feed": feed,
            "key": plain(item.key),
            "address": plain_or_none(item.address),
            "title": plain_or_none(item.title),
            "published": plain_or_none(item.published),
            "tries": 0,
            "settled": int(_is_seen(connection, feed, item)),
        }
        connection.execute(adding.values(new))


def waiting(connection: Connection, address: str) -> list[FeedItem]:
    """The items of a feed that are not settled, in the order in which they were first seen."""
    rows = connection.execute(_WAITING, {"of": plain(address)})
    return [
        FeedItem(key=row.key, address=row.address, title=row.title, published=row.published) for row in rows
    ]


def note_try(connection: Connection, address: str, key: str, most_tries: int | None) -> None:
    """Notes that an item was tried; it is settled by that where `most_tries` is None or reached."""
    feed = connection.scalars(_FEED, {"of": plain(address)}).one()
    tries = fed.c.tries + 1
    enough = 1 if most_tries is None else (tries >= most_tries)
    here = update(fed).where(*_KEY).values(tries=tries, settled=enough)
    connection.execute(here, {"in_feed": feed, "of": plain(key)})


def merge_feeds(connection: Connection, other: Connection) -> int:
    """Takes over what another record knows of feeds, behind what is known here; how many items were new. An
    item that either settled, or whose page is here, is settled. Where both tell what a feed's server wants to
    be asked with, either will do, since the items of both are known then: the greater is kept."""
    new = 0
    for feed in other.execute(select(feeds).order_by(feeds.c.number)).all():
        told = KnownFeed(feed.etag, feed.modified)
        items = other.execute(select(fed).where(fed.c.feed == feed.number).order_by(fed.c.place)).all()
        here = known_feed(connection, feed.address) or told
        given = [FeedItem(key=i.key, address=i.address, title=i.title, published=i.published) for i in items]
        before = connection.scalar(_ITEMS) or 0
        keep_feed(connection, feed.address, given, max(here, told, key=_precedence))
        new += (connection.scalar(_ITEMS) or 0) - before
        number = connection.scalars(_FEED, {"of": plain(feed.address)}).one()
        for item in items:
            tried = {
                "tries": func.max(fed.c.tries, item.tries),
                "settled": func.max(fed.c.settled, item.settled),
            }
            connection.execute(update(fed).where(*_KEY).values(tried), {"in_feed": number, "of": item.key})
    return new


def _precedence(told: KnownFeed) -> tuple[str, str]:
    return told.modified or "", told.etag or ""


def _is_seen(connection: Connection, feed: int | None, item: FeedItem) -> bool:
    if feed is not None and connection.scalar(_SETTLED, {"in_feed": feed, "of": plain(item.key)}):
        return True
    if item.address is None:
        return False
    at = {"at": plain(item.address)}
    return any(
        connection.scalar(seen, at) is not None for seen in (_SEEN_BY_INPUT, _SEEN_BY_URL, _SEEN_BY_FEED)
    )

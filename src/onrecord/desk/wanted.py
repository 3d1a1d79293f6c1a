"""What an `add` or `watch` would take, without taking it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.desk.sources import is_local
from onrecord.errors import InputError
from onrecord.intake.expand import expand, is_address, printable
from onrecord.intake.fetching import DEFAULT_SETTINGS, FetchSettings
from onrecord.messages import failure
from onrecord.record import RecordStore
from onrecord.schema import Failure
from onrecord.schema.feed import FeedItem

if TYPE_CHECKING:
    from onrecord.intake.fetching.fetcher import Fetcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One file or address that would be taken. `feed` is the feed that leads to it, with the title and the
    time that it tells, None for what the user named."""

    input: str
    feed: str | None = None
    title: str | None = None
    published: str | None = None


def would_take(
    inputs: Sequence[str],
    record: RecordStore | None,
    fetching: FetchSettings = DEFAULT_SETTINGS,
    *,
    only_feeds: bool = False,
) -> Iterator[Wanted | Failure]:
    """What `add`, or with `only_feeds` `watch`, would take now, and what it could not, as far as that can
    be told: addresses that the user named are fetched, to see whether they are feeds, and robots.txt; items
    of feeds are not. Nothing is stored. `record`, None where there is none yet, knows what was seen."""
    from onrecord.intake.fetching.fetcher import Fetcher

    fetcher = Fetcher(fetching)
    for found in expand(inputs):
        if isinstance(found, Failure):
            yield found
        elif is_local(found) and not only_feeds:
            yield Wanted(input=printable(found))
        else:
            try:
                yield from _from_web(found, record, fetcher, only_feeds)
            except InputError as error:
                yield Failure(input=error.input, code=error.code, message=error.message)


def _from_web(
    name: str, record: RecordStore | None, fetcher: Fetcher, only_feeds: bool
) -> Iterator[Wanted | Failure]:
    from onrecord.desk.web_source import file_items, no_feed
    from onrecord.intake.fetched import fetched_feed

    items = fetched_feed(fetcher.fetch(name), name) if is_address(name) else file_items(name)
    if items is None and only_feeds:
        raise no_feed(name)
    if items is None:
        yield Wanted(input=printable(name))
        return
    for item in items if record is None else record.unseen(name, items):
        yield _from_feed(name, item, fetcher)


def _from_feed(feed: str, item: FeedItem, fetcher: Fetcher) -> Wanted | Failure:
    if item.address is None:
        return failure("no-link", f"{printable(feed)} {item.key}")
    try:
        fetcher.check(item.address)
    except InputError as error:
        return Failure(input=error.input, code=error.code, message=error.message)
    return Wanted(input=item.address, feed=printable(feed), title=item.title, published=item.published)

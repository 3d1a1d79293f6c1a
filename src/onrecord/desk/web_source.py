"""Documents from the web: addresses are fetched, feeds followed to the pages of their items.

What was seen in a feed is kept in the record as soon as the feed is read, and each item is settled when its
document is: so a run that is stopped goes on where it was, and nothing that was seen is fetched again.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path

from onrecord.desk.sources import is_local
from onrecord.errors import InputError
from onrecord.intake import Intake
from onrecord.intake.expand import expand, is_address, printable
from onrecord.intake.feed import MOST_BYTES, feed_items
from onrecord.intake.fetched import FetchedPages, fetched_feed
from onrecord.intake.fetching import DEFAULT_SETTINGS, TRANSIENT, FetchSettings
from onrecord.intake.fetching.fetcher import Fetcher
from onrecord.messages import failure, input_error
from onrecord.record import RecordStore
from onrecord.schema import Document, Failure
from onrecord.schema.feed import FeedItem

MOST_TRIES = 5
"""How often an item of a feed is tried before it is given up."""
LEFT_ALONE_AFTER = 3
"""After so many failures in a row that may pass, the rest of a feed waits for the next time."""


class WebSource:
    """Any inputs, addresses and feeds among them; with `only_feeds` all else is a Failure. `feeds_failed`
    tells of the inputs that could not be fetched, found or, where they should be, read as feeds."""

    def __init__(
        self,
        inputs: Sequence[str],
        record: RecordStore,
        fetching: FetchSettings = DEFAULT_SETTINGS,
        *,
        fetcher: Fetcher | None = None,
        language: str | None = None,
        only_feeds: bool = False,
    ) -> None:
        self._inputs = inputs
        self._record = record
        self._fetcher = fetcher or Fetcher(fetching)
        self._pages = FetchedPages(language=language)
        self._language = language
        self._only_feeds = only_feeds
        self._taken: dict[int, tuple[str, str, Document | Failure]] = {}
        self._fetched: set[str] = set()
        self.feeds_failed: list[Failure] = []

    @property
    def bytes_total(self) -> int | None:
        return None

    @property
    def bytes_done(self) -> int:
        return 0

    def __iter__(self) -> Generator[Document | Failure, None, None]:
        with closing(self._pages):
            for kind, some in groupby(expand(self._inputs), key=_kind):
                if kind == "local" and not self._only_feeds:
                    yield from Intake(list(map(str, some)), language=self._language, apart=True)
                    continue
                for item in some:
                    yield from self._failed(item) if isinstance(item, Failure) else self._from(item)

    def settled(self, document: Document | Failure, outcome: Failure | None) -> None:
        """Notes that an item of a feed is done with, or will be tried again."""
        if id(document) in self._taken:
            feed, key, _ = self._taken.pop(id(document))
            passing = outcome is not None and outcome.code in TRANSIENT
            self._record.settle(feed, key, most_tries=MOST_TRIES if passing else None)

    def _from(self, name: str) -> Iterator[Document | Failure]:
        try:
            if is_address(name):
                yield from self._from_address(name)
            else:
                self._record.keep_feed(name, file_items(name))
                yield from self._followed(name)
        except InputError as error:
            yield from self._failed(Failure(input=error.input, code=error.code, message=error.message))

    def _failed(self, failure: Failure) -> Iterator[Failure]:
        self.feeds_failed.append(failure)
        yield failure

    def _from_address(self, name: str) -> Iterator[Document | Failure]:
        known = self._record.feed(name)
        told = (known.etag, known.modified) if known is not None else (None, None)
        found = self._fetcher.fetch(name, etag=told[0], modified=told[1])
        if found.body is None:
            yield from self._followed(name)
            return
        items = fetched_feed(found, name)
        if items is not None:
            self._record.keep_feed(name, items, etag=found.etag, modified=found.modified)
            yield from self._followed(name)
        elif self._only_feeds:
            raise no_feed(name)
        else:
            yield from self._pages.documents(found, name)

    def _followed(self, feed: str) -> Iterator[Document | Failure]:
        in_a_row = 0
        for item in self._record.waiting_items(feed):
            if item.address is not None and item.address in self._fetched:
                self._record.settle(feed, item.key)
                continue
            found = self._page(feed, item)
            self._taken[id(found)] = (feed, item.key, found)
            yield found
            passing = isinstance(found, Failure) and found.code in TRANSIENT
            in_a_row = in_a_row + 1 if passing else 0
            if in_a_row == LEFT_ALONE_AFTER:
                return

    def _page(self, feed: str, item: FeedItem) -> Document | Failure:
        if item.address is None:
            return failure("no-link", f"{printable(feed)} {item.key}")
        self._fetched.add(item.address)
        try:
            return self._pages.page(self._fetcher.fetch(item.address), item.address, item, feed)
        except InputError as error:
            return Failure(input=error.input, code=error.code, message=error.message)


def file_items(path: str) -> list[FeedItem]:
    """The items of a feed in a file. Raises InputError."""
    try:
        with Path(path).open("rb") as file:
            return feed_items(file.read(MOST_BYTES + 1), printable(path))
    except OSError as error:
        raise input_error("unreadable", printable(path), reason=error.strerror or error) from error


def _kind(item: str | Failure) -> str:
    if isinstance(item, Failure):
        return "failure"
    return "local" if is_local(item) else "web"


def no_feed(name: str) -> InputError:
    """What to raise for an input that should be a feed and is none."""
    return input_error("no-feed", printable(name), hint=": give the address of the feed itself")

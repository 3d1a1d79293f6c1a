from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record import Record
from onrecord.schema.feed import FeedItem
from tests.record.made import add

FEED = "https://news.example/rss"


def item(number: int, address: str | None = "") -> FeedItem:
    return FeedItem(key=f"g{number}", address=f"https://news.example/{number}" if address == "" else address)


def keys(items: list[FeedItem]) -> list[str]:
    return [one.key for one in items]


def test_items_wait_until_they_are_settled(record: Record) -> None:
    assert record.feed(FEED) is None
    record.keep_feed(FEED, [item(1), item(2), item(3)], etag='"1"', modified="then")
    assert record.feed(FEED) == ('"1"', "then")
    record.settle(FEED, "g2")
    assert keys(record.waiting_items(FEED)) == ["g1", "g3"]
    record.keep_feed(FEED, [item(4), item(2), item(1)])
    assert record.feed(FEED) == (None, None)
    assert keys(record.waiting_items(FEED)) == ["g1", "g3", "g4"]
    assert keys(record.unseen(FEED, [item(1), item(2), item(5)])) == ["g1", "g5"]


def test_what_was_tried_often_enough_is_settled(record: Record) -> None:
    record.keep_feed(FEED, [item(1)])
    for _ in range(2):
        record.settle(FEED, "g1", most_tries=3)
        assert keys(record.waiting_items(FEED)) == ["g1"]
    record.settle(FEED, "g1", most_tries=3)
    assert record.waiting_items(FEED) == []


def test_a_page_is_seen_whichever_feed_leads_there(record: Record) -> None:
    other = "https://other.example/atom"
    record.keep_feed(FEED, [item(1), item(2)])
    record.settle(FEED, "g1")
    same = FeedItem(key="another", address=item(1).address)
    record.keep_feed(other, [same, item(3, None)])
    assert keys(record.waiting_items(other)) == ["g3"]


def test_a_page_that_the_record_holds_is_seen(record: Record) -> None:
    add(record, 1)
    (stored,) = record.reports()
    known = FeedItem(key="k", address=stored.report.input)
    assert record.unseen(FEED, [known]) == []
    record.keep_feed(FEED, [known])
    assert record.waiting_items(FEED) == []


def test_words_that_are_no_text_are_kept_all_the_same(record: Record) -> None:
    odd = FeedItem(key="\ud800", address="https://x.example/\ud800", title="\ud800")
    record.keep_feed("f\udcff.xml", [odd])
    (found,) = record.waiting_items("f\udcff.xml")
    record.settle("f\udcff.xml", found.key)
    assert record.waiting_items("f\udcff.xml") == []


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=12))
def test_nothing_settled_ever_waits_again(steps: list[tuple[int, bool]]) -> None:
    settled: set[str] = set()
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "r.db", create=True) as record:
        for number, settle in steps:
            record.keep_feed(FEED, [item(number)])
            if settle:
                record.settle(FEED, f"g{number}")
                settled.add(f"g{number}")
            assert not settled & set(keys(record.waiting_items(FEED)))
        wanted = {f"g{number}" for number, _ in steps} - settled
        assert set(keys(record.waiting_items(FEED))) == wanted

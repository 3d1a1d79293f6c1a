"""Addresses and feeds on their way into a record, from a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import desk
from onrecord.desk import FetchSettings
from onrecord.desk.web_source import LEFT_ALONE_AFTER, MOST_TRIES
from onrecord.record import Record
from tests.stand_in import SaidReader
from tests.web_site import Answer, Asked, Site, article, rss

FETCHING = FetchSettings(allow_private=True, pause=0.0, proxy="", seconds=20.0)


def text(number: int) -> Answer:
    words = f"The mayor said that berth {number} of the old quay would stay closed until the end of May."
    return Answer(words.encode(), "text/plain; charset=utf-8")


def linked(*numbers: int) -> bytes:
    return rss(*(f"<guid isPermaLink='false'>g{n}</guid><link>/{n}</link>" for n in numbers))


@pytest.fixture
def site() -> Iterator[Site]:
    with Site({f"/{number}": text(number) for number in range(1, 9)}) as made:
        made.pages["/feed"] = Answer(linked(1, 2, 3), "application/rss+xml")
        yield made


def add(record: Record, reader: SaidReader, *inputs: str) -> desk.AddSummary:
    return desk.add(inputs, record, reader, fetching=FETCHING)


def inputs_of(record: Record) -> set[str]:
    return {stored.report.input for stored in record.reports()}


def test_a_page_becomes_a_document_as_a_file_does(record: Record, reader: SaidReader, tmp_path: Path) -> None:
    page = article(1)
    with Site({"/a": Answer(page)}) as site:
        (tmp_path / "a.html").write_bytes(page)
        assert add(record, reader, site.url("/a")).new == 1
        assert add(record, reader, str(tmp_path / "a.html")).sighted == 1
        (stored,) = record.reports()
        fetched, local = sorted(stored.sightings, key=lambda one: one.url is None)
        assert (fetched.input, fetched.url) == (site.url("/a"), site.url("/a"))
        assert (fetched.raw, fetched.media_type) == (local.raw, "text/html")
        assert fetched.extractor == local.extractor
        assert record.raw(fetched.raw) == page
    assert not list(record.verify())


def test_an_address_of_its_own_is_believed_at_the_same_site_only(record: Record, reader: SaidReader) -> None:
    with Site() as site:
        own = site.url("/the-article")
        site.pages["/a?ref=x"] = Answer(article(1, f'<link rel="canonical" href="{own}">'))
        site.pages["/b"] = Answer(article(2, '<link rel="canonical" href="https://victim.example/article">'))
        add(record, reader, site.url("/a?ref=x"), site.url("/b"))
        urls = {stored.report.input: stored.report.url for stored in record.reports()}
        assert urls == {site.url("/a?ref=x"): own, site.url("/b"): site.url("/b")}


def test_the_charset_of_the_server_counts(record: Record, reader: SaidReader) -> None:
    words = "The mayor of Győr said that the old quay would stay closed until May, and that was all he said."
    with Site({"/a": Answer(words.encode("iso-8859-2"), "text/plain; charset=iso-8859-2")}) as site:
        add(record, reader, site.url("/a"))
        (stored,) = record.reports()
        assert stored.report.text == words


def test_a_feed_is_followed_and_what_was_seen_is_not_fetched_again(
    site: Site, record: Record, reader: SaidReader
) -> None:
    assert add(record, reader, site.url("/feed")).new == 3
    assert site.paths == ["/feed", "/1", "/2", "/3"]
    site.pages["/feed"] = Answer(linked(4, 2, 1), "application/rss+xml")
    site.asked.clear()
    assert add(record, reader, site.url("/feed")).new == 1
    assert site.paths == ["/feed", "/4"]
    assert inputs_of(record) == {site.url(f"/{number}") for number in (1, 2, 3, 4)}


def test_a_page_that_another_way_led_to_is_not_fetched_again(
    site: Site, record: Record, reader: SaidReader
) -> None:
    add(record, reader, site.url("/1"))
    site.pages["/other"] = Answer(rss("<guid>x</guid><link>/2</link>", "<link>/5</link>"), "text/xml")
    add(record, reader, site.url("/feed"))
    site.asked.clear()
    add(record, reader, site.url("/other"))
    assert site.paths == ["/other", "/5"]
    # Named by the user it is fetched all the same.
    assert add(record, reader, site.url("/1")).known == 1
    assert site.paths[-1] == "/1"


def test_an_unchanged_feed_is_not_sent_again(site: Site, record: Record, reader: SaidReader) -> None:
    def reply(asked: Asked) -> Answer:
        if asked.headers["If-None-Match"] == 'W/"7"' and asked.headers["If-Modified-Since"]:
            return Answer(status=304)
        told = {"ETag": 'W/"7"', "Last-Modified": "Wed, 04 Mar 2026 10:00:00 GMT"}
        return Answer(linked(1, 2), "application/rss+xml", headers=told)

    site.pages["/feed"] = reply
    assert add(record, reader, site.url("/feed")).new == 2
    assert add(record, reader, site.url("/feed")).documents == 0
    known = record.feed(site.url("/feed"))
    assert known is not None
    assert known == ('W/"7"', "Wed, 04 Mar 2026 10:00:00 GMT")


def test_what_was_not_reached_is_fetched_even_if_the_feed_did_not_change(
    site: Site, record: Record, reader: SaidReader
) -> None:
    def reply(asked: Asked) -> Answer:
        if asked.headers["If-None-Match"]:
            return Answer(status=304)
        return Answer(linked(1, 2, 3), "application/rss+xml", headers={"ETag": '"1"'})

    site.pages["/feed"] = reply
    stopped = desk.add([site.url("/feed")], record, reader, fetching=FETCHING, progress=_stop)
    assert stopped.interrupted
    assert stopped.new < 3
    rest = add(record, reader, site.url("/feed"))
    assert stopped.new + rest.new == 3
    # The reader is one ahead at most, so that is all that may be fetched twice.
    assert len([path for path in site.paths if path != "/feed"]) <= 4


def _stop(progress: desk.Progress) -> None:
    if progress.documents == 1:
        raise KeyboardInterrupt


def test_a_failure_for_good_is_told_once(site: Site, record: Record, reader: SaidReader) -> None:
    site.pages["/feed"] = Answer(
        rss(
            "<link>/gone</link>",
            "<link>/1</link>",
            "<guid>nowhere</guid>",
            "<link>/binary</link>",
            "<link>/rows.json</link>",
            "<link>/feed</link>",
        ),
        "application/rss+xml",
    )
    site.pages["/binary"] = Answer(b"%PDF-1.7 ...", "application/pdf")
    site.pages["/rows.json"] = Answer(b'{"text": "The mayor said no."}', "application/json")
    summary = add(record, reader, site.url("/feed"))
    assert summary.new == 1
    assert [failure.code for failure in summary.failures] == [
        "status",
        "no-link",
        "binary",
        "not-a-page",
        "not-a-page",
    ]
    assert add(record, reader, site.url("/feed")).documents == 0


def test_a_failure_that_may_pass_is_tried_again_but_not_for_ever(
    site: Site, record: Record, reader: SaidReader
) -> None:
    site.pages["/feed"] = Answer(rss("<link>/busy</link>", "<link>/1</link>"), "application/rss+xml")
    site.pages["/busy"] = Answer(status=500)
    assert (first := add(record, reader, site.url("/feed"))).failed == 1 and first.new == 1
    site.pages["/busy"] = text(9)
    assert add(record, reader, site.url("/feed")).new == 1
    site.pages["/feed"] = Answer(rss("<link>/never</link>"), "application/rss+xml")
    site.pages["/never"] = Answer(status=503)
    tried = [add(record, reader, site.url("/feed")).failed for _ in range(MOST_TRIES + 2)]
    assert tried == [1] * MOST_TRIES + [0, 0]


def test_a_server_that_is_down_is_left_alone(record: Record, reader: SaidReader) -> None:
    with Site({f"/{n}": Answer(status=503) for n in range(9)}) as site:
        site.pages["/feed"] = Answer(linked(*range(9)), "application/rss+xml")
        assert add(record, reader, site.url("/feed")).failed == LEFT_ALONE_AFTER
        assert len(record.waiting_items(site.url("/feed"))) == 9


def test_a_feed_in_a_file_is_followed(site: Site, record: Record, reader: SaidReader, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(*(f"<link>{site.url(f'/{n}')}</link>" for n in (1, 2))))
    (tmp_path / "note.txt").write_text(
        "The mayor said the new quay would open in June, and then said no more."
    )
    summary = add(record, reader, str(tmp_path / "note.txt"), str(path), site.url("/3"))
    assert summary.new == 4
    assert add(record, reader, str(path)).documents == 0
    assert site.paths == ["/1", "/2", "/3"]


def test_the_day_that_only_the_feed_tells_is_kept_with_where_it_is_from(
    site: Site, record: Record, reader: SaidReader
) -> None:
    dated = "<link>/1</link><pubDate>Wed, 04 Mar 2026 23:30:00 -0500</pubDate>"
    site.pages["/feed"] = Answer(rss(dated), "application/rss+xml")
    add(record, reader, site.url("/feed"))
    (stored,) = record.reports()
    assert stored.report.day == "2026-03-04"
    assert stored.report.extra == {"published_by_feed": site.url("/feed")}


@pytest.mark.parametrize("body", [b"<rss><channel>", b"<feed><entry>"])
def test_an_empty_feed_is_no_failure(site: Site, record: Record, reader: SaidReader, body: bytes) -> None:
    site.pages["/feed"] = Answer(body, "application/xml")
    assert add(record, reader, site.url("/feed")).documents == 0


def test_without_leave_nothing_is_fetched(site: Site, record: Record, reader: SaidReader) -> None:
    summary = desk.add([site.url("/1")], record, reader)
    assert [failure.code for failure in summary.failures] == ["offline"]
    private = desk.add([site.url("/1")], record, reader, fetching=FetchSettings())
    assert [failure.code for failure in private.failures] == ["private"]
    assert site.asked == []


def test_a_folder_with_a_feed_in_it_makes_no_connection(
    site: Site, record: Record, reader: SaidReader, tmp_path: Path
) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(f"<link>{site.url('/1')}</link>"))
    (tmp_path / "note.txt").write_text(
        "The mayor said the new quay would open in June, and then said no more."
    )
    assert add(record, reader, str(tmp_path)).new == 1
    assert site.asked == []


def test_a_dry_run_lists_and_stores_nothing(site: Site, record: Record, reader: SaidReader) -> None:
    add(record, reader, site.url("/1"))
    site.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /3", "text/plain")
    before = "".join(desk.export(record, "jsonl")), record.info().failures
    site.asked.clear()
    found = list(desk.would_take([site.url("/feed"), site.url("/5")], record, FETCHING))
    told = [one.input for one in found]
    assert told == [site.url("/2"), site.url("/3"), site.url("/5")]
    refused = [one for one in found if not isinstance(one, desk.Wanted)]
    assert [one.code for one in refused] == ["robots"]
    assert site.paths == ["/feed", "/5"]
    assert record.feed(site.url("/feed")) is None
    assert ("".join(desk.export(record, "jsonl")), record.info().failures) == before
    (only,) = desk.would_take([site.url("/5")], None, FETCHING, only_feeds=True)
    assert not isinstance(only, desk.Wanted) and only.code == "no-feed"

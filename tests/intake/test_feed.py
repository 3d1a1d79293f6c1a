from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake.feed import MOST_BYTES, feed_items
from onrecord.intake.kinds import is_feed
from onrecord.schema.feed import FeedItem
from tests.web_site import rss

ATOM = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/x/">
  <title>Feed</title><link href="https://news.example/"/>
  <entry><id>tag:1</id><title type="html">Caf&#233; &lt;b&gt;shut&lt;/b&gt;</title>
    <link rel="self" href="self"/><link rel="alternate" href="one"/>
    <published>2026-03-04T10:00:00+01:00</published><updated>2026-03-05T10:00:00Z</updated></entry>
  <entry><id>tag:2</id><title>Two</title><link href="/two"/><updated>2026-03-05T10:00:00Z</updated></entry>
</feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/"><title>F</title></channel>
  <item rdf:about="https://news.example/1"><title>One</title><link>https://news.example/1?a=1&amp;b=2</link>
  <dc:date>2026-03-04</dc:date></item></rdf:RDF>"""


def failure_of(raw: bytes) -> str:
    with pytest.raises(InputError) as failed:
        feed_items(raw, "feed.xml")
    return failed.value.code


def test_atom() -> None:
    assert is_feed(ATOM)
    assert feed_items(ATOM, "f") == [
        FeedItem(
            key="tag:1",
            address="https://news.example/x/one",
            title="Café <b>shut</b>",
            published="2026-03-04T10:00:00+01:00",
        ),
        FeedItem(
            key="tag:2", address="https://news.example/two", title="Two", published="2026-03-05T10:00:00Z"
        ),
    ]


def test_rdf() -> None:
    assert is_feed(RDF)
    assert feed_items(RDF, "f") == [
        FeedItem(
            key="https://news.example/1",
            address="https://news.example/1?a=1&b=2",
            title="One",
            published="2026-03-04",
        )
    ]


@pytest.mark.parametrize(
    ("item", "found"),
    [
        (
            "<title>A &amp; B</title><link> /a </link><guid isPermaLink='false'>g</guid>"
            "<pubDate>Wed, 04 Mar 2026 10:00:00 +0100</pubDate>",
            FeedItem(
                key="g",
                address="https://news.example/a",
                title="A & B",
                published="2026-03-04T10:00:00+01:00",
            ),
        ),
        (
            "<guid>https://news.example/g</guid><pubDate>yesterday</pubDate>",
            FeedItem(key="https://news.example/g", address="https://news.example/g"),
        ),
        ("<link>/a?x=1&y=2</link>", FeedItem(key="https://news.example/a?x=1&y=2", address="https://news.example/a?x=1&y=2")),
        (
            "<link><![CDATA[/a?x=1&amp=2]]></link>",
            FeedItem(key="https://news.example/a?x=1&amp=2", address="https://news.example/a?x=1&amp=2"),
        ),
        ("<title>A&nbsp;B &eacute; &bogus; &</title><link>/a</link>",
         FeedItem(key="https://news.example/a", address="https://news.example/a", title="A B é &bogus; &")),
        ("<guid>g</guid><link>javascript:alert(1)</link>", FeedItem(key="g", address=None)),
        ("<guid>g</guid><link>file:///etc/passwd</link>", FeedItem(key="g", address=None)),
        ("<guid>g</guid><link>http://[</link>", FeedItem(key="g", address=None)),
    ],
)  # fmt: skip
def test_rss(item: str, found: FeedItem) -> None:
    assert feed_items(rss(item), "f", "https://news.example/feed") == [found]


def test_an_item_is_given_once_and_one_that_tells_nothing_not_at_all() -> None:
    twice = rss("<guid>g</guid><link>/a</link>", "<guid>g</guid><link>/b</link>", "<title>no more</title>")
    assert [item.key for item in feed_items(twice, "f", "https://news.example/")] == ["g"]


def test_encodings() -> None:
    text = rss("<title>café</title><link>http://x.example/</link>").decode()
    for raw, charset in (
        (text.replace("?>", " encoding='iso-8859-1'?>", 1).encode("latin-1"), None),
        (text.encode("latin-1"), "iso-8859-1"),
        (text.encode("utf-16"), None),
        (b"\xef\xbb\xbf" + text.encode(), "nonsense"),
    ):
        assert is_feed(raw)
        assert feed_items(raw, "f", charset=charset)[0].title == "café"


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol0 "lol">'
    + b"".join(b'<!ENTITY lol%d "%s">' % (n, b"&lol%d;" % (n - 1) * 10) for n in range(1, 10))
    + b"]><rss><channel><item><title>&lol9;</title><link>http://x.example/</link></item></channel></rss>"
)
QUADRATIC = (
    b'<!DOCTYPE r [<!ENTITY a "' + b"a" * 100_000 + b'">]><rss><channel><item><title>'
    + b"&a;" * 100_000 + b"</title></item></channel></rss>"
)  # fmt: skip
EXTERNAL = (
    b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><item>'
    b"<title>&x;</title><link>http://x.example/</link></item></channel></rss>"
)
PARAMETER = (
    b'<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]><rss><channel><item>'
    b"<link>http://x.example/</link></item></channel></rss>"
)


@pytest.mark.parametrize("raw", [LAUGHS, QUADRATIC, EXTERNAL, PARAMETER])
def test_entities_are_neither_expanded_nor_loaded(raw: bytes) -> None:
    started = time.process_time()
    assert is_feed(raw)
    assert failure_of(raw) == "feed"
    assert time.process_time() - started < 5


def test_a_document_type_alone_is_not_loaded() -> None:
    raw = (
        b'<!DOCTYPE rss PUBLIC "x" "http://127.0.0.1:9/rss.dtd">' + rss("<link>http://x.example/</link>")[21:]
    )
    assert len(feed_items(raw, "f")) == 1


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "feed"),
        (b"no markup", "feed"),
        (b"<html><body>x</body></html>", "no-feed"),
        (b"<rss>" + b"<a>" * 100_000, "feed"),
        (b"<rss><channel>" + b" " * MOST_BYTES, "too-large"),
    ],
)
def test_what_is_no_feed(raw: bytes, code: str) -> None:
    assert failure_of(raw) == code


@pytest.mark.parametrize(
    "part", [b"<item>", b"<![CDATA[", b"&", b"&a;", b"<", b"<!--", b"<a b='c' ", b"]]>", b"<item><link>http://x.example/</link></item>"],
)  # fmt: skip
def test_huge_feeds_take_little_time(part: bytes) -> None:
    raw = b"<rss><channel>" + part * (1_000_000 // len(part))
    started = time.process_time()
    try:
        feed_items(raw, "f")
    except InputError as failed:
        assert failed.code == "feed"
    assert time.process_time() - started < 10


@given(
    st.binary(max_size=300)
    | st.text(alphabet="<>&;/rssfeditmlnkguCDATA[]!-?'\" ", max_size=200).map(str.encode)
)
def test_whatever_is_given_ends_in_items_or_a_failure(raw: bytes) -> None:
    is_feed(raw)
    for given_ in (raw, b"<rss><channel><item>" + raw):
        try:
            items = feed_items(given_, "f", "https://news.example/")
        except InputError as failed:
            assert failed.code in ("feed", "no-feed")
            continue
        for item in items:
            assert item.key
            assert item.address is None or item.address.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (b"<rss", True),
        (b"<?xml version='1.0'?>\n<!-- <html> --><?x y?>\n<feed xmlns='x'>", True),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", True),
        (b"<!DOCTYPE html><html><body><rss>", False),
        (b"<html>", False),
        (b"<feedback>", False),
        (b"feed <rss>", False),
        (b"{}", False),
        (b"<!-- never ends", False),
        (b"<?xml", False),
    ],
)
def test_a_feed_is_known_by_its_first_tag(head: bytes, is_one: bool) -> None:
    assert is_feed(head) is is_one

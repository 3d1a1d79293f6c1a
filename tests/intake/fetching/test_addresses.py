from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.fetching.addresses import address_of, joined
from onrecord.intake.fetching.failing import Unfetched


@pytest.mark.parametrize(
    ("told", "plain"),
    [
        ("HTTP://News.Example:80", "http://news.example/"),
        ("https://news.example:443/a b?q=ü&x=%20#part", "https://news.example/a%20b?q=%C3%BC&x=%20"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://news.example/a/../b/./%2e%2e/c", "https://news.example/c"),
        ("https://news.example/../../etc/%2E%2e", "https://news.example/"),
        (" https://news.example/x\n", "https://news.example/x"),
        ("http://news.example.:8080/", "http://news.example:8080/"),
        ("http://[2606:2800:220:1::1]:8080/x", "http://[2606:2800:220:1::1]:8080/x"),
    ],
)
def test_an_address_in_its_plain_form(told: str, plain: str) -> None:
    assert address_of(told).url == plain


@pytest.mark.parametrize(
    "told",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://0177.0.0.1/",
        "http://0x7f.0x0.0x0.0x1/",
        "http://0x7f000001/",
        "http://127.0.0.1./",
        "http://１２７.０.０.１/",
        "http://①②⑦。⓪。⓪。①/",
    ],
)
def test_every_spelling_of_a_number_is_that_number(told: str) -> None:
    assert address_of(told).host == "127.0.0.1"
    assert str(address_of(told).number) == "127.0.0.1"


@pytest.mark.parametrize("told", ["ftp://news.example/", "file:///etc/passwd", "javascript:alert(1)", "news"])
def test_other_schemes_are_refused(told: str) -> None:
    with pytest.raises(Unfetched) as refused:
        address_of(told)
    assert refused.value.code == "scheme"


@pytest.mark.parametrize(
    "told",
    [
        "http://",
        "http:///x",
        "http://user:password@news.example/",
        "http://news.example\\@127.0.0.1/",
        "http://news.example%2f@127.0.0.1/",
        "http://%31%32%37.0.0.1/",
        "http://news.example:99999/",
        "http://news.example:0/",
        "http://news..example/",
        "http://1.2.3.4.5/",
        "http://0x7f.news.0x1/",
        "http://256.1.1.1/",
        "http://[::1",
        "http://[fe80::1%25eth0]/",
        "http://[::1]news/",
        "http://news.exam\tple/",
        "http://news.example/a\r\nHost: other",
        "http://" + "a" * 64 + ".example/",
        "http://news.example/" + "a" * 9000,
    ],
)
def test_what_is_no_address_is_refused(told: str) -> None:
    with pytest.raises(Unfetched) as refused:
        address_of(told)
    assert refused.value.code == "address"


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_told_ends_in_a_plain_address_or_is_refused(host: str, rest: str) -> None:
    try:
        found = address_of(f"http://{host}/{rest}")
    except Unfetched as refused:
        assert refused.code in ("address", "scheme")
        return
    assert address_of(found.url) == found
    assert found.url.isascii()
    assert not set(found.url) & set(" \r\n\t\0\\<>")
    # Another parser sees the same host.
    assert urlsplit(found.url).hostname == found.host


@pytest.mark.parametrize(
    ("location", "leads"),
    [
        ("/b", "https://news.example/b"),
        ("b?x=1#y", "https://news.example/a/b?x=1"),
        ("//other.example/c", "https://other.example/c"),
        ("http://127.1/", "http://127.0.0.1/"),
        ("/caf\u00c3\u00a9", "https://news.example/caf%C3%A9"),
    ],
)
def test_where_a_redirect_leads(location: str, leads: str) -> None:
    assert joined(address_of("https://news.example/a/x"), location).url == leads


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://other.example/", "http://[::1", "gopher://x"]
)
def test_a_redirect_to_what_is_not_fetched(location: str) -> None:
    with pytest.raises(Unfetched):
        joined(address_of("https://news.example/"), location)

from __future__ import annotations

import pytest

from onrecord.record import RecordStore
from onrecord.record.addresses import article_address
from tests.record.copied import add_articles, article


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("https://Quay.example/ferry", "https://quay.example/ferry"),
        ("http://quay.example:80/ferry#top", "https://quay.example/ferry"),
        ("https://quay.example/ferry?utm_source=feed&id=4", "https://quay.example/ferry?id=4"),
        ("https://quay.example/?p=12", "https://quay.example/?p=12"),
        ("https://quay.example:8443/a", "https://quay.example:8443/a"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("https://quay.example/", None),
        ("https://quay.example", None),
        ("ftp://quay.example/a", None),
        ("https://[broken/a", None),
        ("https://quay.example:port/a", None),
        ("news/ferry.html", None),
        ("-", None),
    ],
)
def test_an_article_has_one_spelling(told: str, address: str | None) -> None:
    assert article_address(told, "-") == address == article_address(None, told)
    if address is not None:
        assert article_address(address, "-") == address


def test_an_address_that_is_told_goes_before_the_input() -> None:
    assert article_address("https://a.example/1", "https://b.example/2") == "https://a.example/1"
    assert article_address("https://a.example/", "https://b.example/2") == "https://b.example/2"


def test_revisions_are_the_texts_of_one_address(record: RecordStore) -> None:
    first = article(1, url="http://quay.example/ferry", published="2026-02-03T08:00:00Z")
    second = article(1, changed=2, url="https://quay.example/ferry?utm_id=x", published="2026-02-03T10:00Z")
    elsewhere = article(1, own=1, url="https://other.example/ferry", published="2026-02-03T12:00Z")
    add_articles(record, elsewhere, second, first)
    found = record.revisions("https://quay.example/ferry")
    assert [one.report for one in found] == [first.id, second.id]
    assert found == record.revisions("HTTP://quay.example/ferry#comments")
    assert record.addresses_of(first.id) == ["https://quay.example/ferry"]
    copies = record.copies([second.id, elsewhere.id])
    assert [copies[of.id].revision for of in (second, elsewhere)] == [True, False]
    assert record.revisions("https://quay.example/other") == record.revisions("ferry.html") == []
    record.forget(first.id)
    assert [one.report for one in record.revisions("https://quay.example/ferry")] == [second.id]
    assert not list(record.verify())

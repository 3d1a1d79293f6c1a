from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.atom import ATOM, XHTML, feed
from onrecord.schema.change import Change
from tests.export.standings import changes, oil_change

SINCE = datetime(2026, 3, 1, tzinfo=UTC)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
IN_ATOM = {"atom": ATOM}


def parsed(found: list[Change]) -> ElementTree.Element:
    return ElementTree.fromstring(feed(found, name="onrecord.db", since=SINCE).encode())


def entries(found: list[Change]) -> list[ElementTree.Element]:
    return parsed(found).findall("atom:entry", IN_ATOM)


def text(element: ElementTree.Element, name: str) -> str:
    found = element.findall(f"atom:{name}", IN_ATOM)
    assert len(found) == 1
    return found[0].text or ""


@given(st.lists(changes(), max_size=4))
def test_anything_makes_a_feed_as_the_rfc_has_it(found: list[Change]) -> None:
    root = parsed(found)
    assert root.tag == f"{{{ATOM}}}feed"
    assert root.find("atom:author/atom:name", IN_ATOM) is not None
    all_entries = root.findall("atom:entry", IN_ATOM)
    assert len(all_entries) == len(found)
    for element in [root, *all_entries]:
        assert text(element, "id").startswith("urn:uuid:")
        assert MOMENT.fullmatch(text(element, "updated"))
        assert element.find("atom:title", IN_ATOM) is not None
    for entry in all_entries:
        (content,) = entry.findall("atom:content", IN_ATOM)
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == [f"{{{XHTML}}}div"]
        assert all(link.get("href", "").startswith("https://") for link in entry.iter(f"{{{ATOM}}}link"))


@given(st.lists(changes(), max_size=4), st.randoms())
def test_the_order_in_which_changes_are_given_does_not_matter(found: list[Change], chance: object) -> None:
    # One change a claim and report, as a record has them.
    once = list({(one.claim.id, one.report): one for one in found}.values())
    told = feed(once, name="a", since=SINCE)
    assert feed(once[::-1], name="a", since=SINCE) == told
    stamps = re.findall(r"<updated>(.*?)</updated>", told)
    assert stamps[1:] == sorted(stamps[1:], reverse=True)
    assert stamps[0] == (stamps[1] if once else "2026-03-01T00:00:00Z")


def test_an_id_is_the_same_whatever_else_is_known_of_the_change() -> None:
    (first,) = entries([oil_change()])
    (second,) = entries([oil_change(before="unreported", title=None, positions=())])
    (other,) = entries([oil_change(report="7" * 64)])
    assert text(first, "id") == text(second, "id") != text(other, "id")


def test_feeds_of_two_records_are_told_apart() -> None:
    one, other = (feed([], name=name, since=SINCE) for name in ("one.db", "other.db"))
    ids = [re.findall("<id>(.*?)</id>", told) for told in (one, other)]
    assert ids[0] != ids[1]


def test_an_entry_tells_what_changed_and_because_of_what() -> None:
    (entry,) = entries([oil_change()])
    assert text(entry, "title").startswith("contested → confirmed: The ferry company")
    assert text(entry, "updated") == "2026-03-09T08:30:15Z"
    words = " ".join("".join(entry.itertext()).split())
    assert "Skarvey Ferries confirms, 2026-03-08: that a tank was emptied at sea" in words
    assert "Because of: Oil off Skarvey, part 5, Northern Wire, 2026-03-08, skarvey/r5.html." in words


def test_what_xml_cannot_hold_is_replaced_and_markup_is_words() -> None:
    title = "\x00a\x0b<b>&amp;\ufffe"
    (entry,) = entries([oil_change(title=title)])
    assert "\ufffda\ufffd<b>&amp;\ufffd" in "".join(entry.itertext())

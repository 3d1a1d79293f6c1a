from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import NoRecord, NotInRecord, UsageError
from onrecord.record import Merged, Record
from onrecord.schema import Failure
from onrecord.schema.feed import FeedItem
from tests.record.copied import add_articles, article, unread
from tests.record.dumped import dumped
from tests.record.made import OLD_READER, READER, SEEN, add, document, reading, report
from tests.record.test_adding import DOCUMENTS
from tests.record.test_copies import ARTICLES

Act = Callable[[Record, int], None]


def _adds(number: int) -> Act:
    every = [*DOCUMENTS, *map(unread, ARTICLES)]
    told, read = every[number % len(every)]
    return lambda record, minute: _quietly(record.add, told, read, seen=SEEN + timedelta(minutes=minute))


def _fails(number: int) -> Act:
    failure = Failure(input=f"{number % 3}.html", code="empty", message="no text")
    return lambda record, minute: record.fail(failure, seen=SEEN + timedelta(minutes=minute))


def _rereads(number: int) -> Act:
    of = reading(report(number % 3), (OLD_READER, READER)[number % 2], statements=number % 3)
    when = timedelta(minutes=number)
    return lambda record, minute: _quietly(record.reread, of.report.id, of, when=SEEN + when)


def _rejects(number: int) -> Act:
    of = reading(report(number % 3))
    target = {"report": of.report.id, "statement": of.statements[0].id}
    return lambda record, minute: _quietly(
        record.judge, "reject", target, by="K. Oduya", when=SEEN + timedelta(minutes=minute)
    )


def _undoes(number: int) -> Act:
    return lambda record, minute: _quietly(
        record.undo, by=f"user {number % 2}", when=SEEN + timedelta(minutes=minute)
    )


def _feeds(number: int) -> Act:
    """A feed tells of two items; the page of the first is then fetched, or was tried in vain."""
    feed = f"https://quay.example/{number % 2}.xml"
    items = [FeedItem(key=str(at), address=f"{feed}/{at}") for at in (number % 5, number % 5 + 1)]

    def act(record: Record, minute: int) -> None:
        del minute
        record.keep_feed(feed, items, etag=f"v{number % 3}")
        record.settle(feed, items[0].key, most_tries=(None, 9)[number % 2])

    return act


def _quietly(act: Callable[..., object], *given: object, **named: object) -> None:
    """What cannot be done to a record that lacks the report, or the judgement, is left."""
    with suppress(NotInRecord, UsageError):
        act(*given, **named)


ACTS = st.builds(
    lambda make, number: make(number),
    st.sampled_from([_adds, _adds, _adds, _fails, _rereads, _rejects, _undoes, _feeds]),
    st.integers(0, 200),
)
NO_UNDO = st.builds(
    lambda make, number: make(number),
    st.sampled_from([_adds, _adds, _adds, _fails, _rejects]),
    st.integers(0, 200),
)


def _made(path: Path, acts: Sequence[tuple[int, Act]]) -> Path:
    with Record(path) as record:
        for minute, act in acts:
            act(record, minute)
    return path


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(NO_UNDO, st.booleans()), max_size=12), st.sets(st.integers(0, 40), max_size=2))
def test_a_merge_is_as_if_all_had_been_added_to_one(acts: list[tuple[Act, bool]], gone: set[int]) -> None:
    # Judgements are on reports of numbers 0 to 2, which both records hold.
    base = [_adds(at) for at in range(0, len(DOCUMENTS), 10)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        every = list(enumerate((act for act, _ in acts), len(base)))
        sides = [
            [*enumerate(base), *(pair for pair, (_, side) in zip(every, acts, strict=True) if side is wanted)]
            for wanted in (True, False)
        ]
        left, right = (_made(folder / f"{at}.db", acts) for at, acts in enumerate(sides))
        one = _made(folder / "all.db", [*enumerate(base), *every])
        forgotten = [DOCUMENTS[at % len(DOCUMENTS)][0].report.id for at in gone]
        for path in (right, one):
            with Record(path) as record:
                for report_id in forgotten:
                    _quietly(record.forget, report_id, when=SEEN)
        with Record(left) as record, Record(one) as whole:
            record.merge_in(right)
            assert dumped(record) == dumped(whole)
            assert not list(record.verify())


@settings(max_examples=10, deadline=None)
@given(st.lists(ACTS, max_size=8), st.lists(ACTS, max_size=8))
def test_it_does_not_matter_which_is_merged_into_which(one: list[Act], other: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [
            _made(folder / f"{at}.db", [(minute * 2 + at, act) for minute, act in enumerate(acts)])
            for at, acts in enumerate((one, other))
        ]
        copies = [folder / "copy-0.db", folder / "copy-1.db"]
        for path, copy in zip(paths, copies, strict=True):
            with Record(path) as record:
                record.backup(copy)
        found = []
        for path, copy in zip(paths, reversed(copies), strict=True):
            with Record(path) as record:
                record.merge_in(copy)
                assert not list(record.verify())
                found.append(dumped(record))
                assert record.merge_in(copy) == Merged()
                assert dumped(record) == found[-1]
        assert found[0] == found[1]


def test_what_is_known_of_feeds_is_joined(tmp_path: Path) -> None:
    feed, other_feed = "https://quay.example/all.xml", "https://quay.example/port.xml"
    items = [FeedItem(key=str(at), address=f"https://quay.example/{at}") for at in range(4)]
    with Record(tmp_path / "one.db") as one, Record(tmp_path / "other.db") as other:
        one.keep_feed(feed, items[:2], etag="v1", modified="Mon, 04 May 2026 10:00:00 GMT")
        other.keep_feed(feed, items[1:3], etag="v2", modified="Tue, 05 May 2026 10:00:00 GMT")
        other.keep_feed(other_feed, items[3:])
        other.settle(feed, "1")
        other.settle(feed, "2", most_tries=3)
        one.merge_in(tmp_path / "other.db")
        known = one.feed(feed)
        assert known is not None and known.etag == "v2"
        assert [item.key for item in one.waiting_items(feed)] == ["0", "2"]
        assert [item.key for item in one.waiting_items(other_feed)] == ["3"]
        assert not one.unseen(feed, items[1:2])
        one.settle(feed, "2", most_tries=2)
        assert [item.key for item in one.waiting_items(feed)] == ["0"]
        before = dumped(one)
        one.merge_in(tmp_path / "other.db")
        assert dumped(one) == before


def test_what_came_is_counted(tmp_path: Path) -> None:
    with Record(tmp_path / "one.db") as one, Record(tmp_path / "other.db") as other:
        add(one, 1, 2)
        add(other, 2, 3)
        other.add(document(replace(report(2), url="https://quay.example/2")), reading(report(2)))
        other.fail(Failure(input="x", code="empty", message="no text"))
        other.judge("reject", {"report": report(3).id, "statement": "s"}, by="K. Oduya")
        before = dumped(other)
        seen: list[tuple[int, int]] = []
        found = one.merge_in(tmp_path / "other.db", lambda done, total: seen.append((done, total)))
        assert found == Merged(reports=1, sightings=2, readings=1, judgements=1, failures=1)
        assert seen == [(1, 2), (2, 2)]
        assert dumped(other) == before
        assert [one.id for one in one.reports()] == sorted(report(number).id for number in (1, 2, 3))


def test_what_either_forgot_is_forgotten(tmp_path: Path) -> None:
    with Record(tmp_path / "one.db") as one, Record(tmp_path / "other.db") as other:
        add(one, 1, 2, 3)
        add(other, 1, 2, 4)
        one.judge("reject", {"report": report(1).id, "statement": "s"}, by="K. Oduya")
        other.forget(report(1).id, reason="asked for")
        one.forget(report(2).id)
        other.forget(report(4).id)
        other.readmit(report(4).id)
        add(other, 4)
        one.merge_in(tmp_path / "other.db")
        assert {stored.id for stored in one.reports()} == {report(3).id, report(4).id}
        assert [mark.id for mark in one.forgotten() if mark.wiped] == [mark.id for mark in one.forgotten()]
        assert one.judgements() == []
        assert not list(one.verify())


def test_copies_and_revisions_are_found_across_records(tmp_path: Path) -> None:
    url = "https://quay.example/ferry"
    with Record(tmp_path / "one.db") as one, Record(tmp_path / "other.db") as other:
        later, first = article(1, own=1, published="2026-02-05", url=url), article(1, url=url)
        add_articles(one, later)
        add_articles(other, first)
        one.merge_in(tmp_path / "other.db")
        (copy,) = one.copies([later.id, first.id]).values()
        assert (copy.report, copy.original, copy.revision) == (later.id, first.id, True)
        assert len(one.revisions(url)) == 2


def test_a_record_is_not_merged_into_itself(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record(path) as record:
        with pytest.raises(UsageError, match="itself"):
            record.merge_in(path)
        with pytest.raises(NoRecord):
            record.merge_in(tmp_path / "none.db")

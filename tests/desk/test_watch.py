from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import desk
from onrecord.desk import Look
from onrecord.desk.watch import LONGEST_SECONDS, pause_after
from onrecord.errors import RecordError
from onrecord.record import Record
from tests.desk.test_web_source import FETCHING, linked, text
from tests.stand_in import SaidReader
from tests.web_site import Answer, Site


class Clock:
    """A clock that goes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def watch(
    record: Record, reader: SaidReader, feeds: list[str], looks: int, clock: Clock | None = None
) -> tuple[desk.AddSummary, list[Look]]:
    clock = clock or Clock()
    told: list[Look] = []
    summary = desk.watch(
        feeds,
        record,
        reader,
        every=60.0,
        fetching=FETCHING,
        looks=looks,
        told=told.append,
        sleep=clock.sleep,
        clock=clock,
    )
    return summary, told


def test_what_is_new_is_added_at_each_look(record: Record, reader: SaidReader) -> None:
    with Site({f"/{n}": text(n) for n in range(5)}) as site:
        site.pages["/feed"] = Answer(linked(1), "application/rss+xml")

        class Growing(Clock):
            def sleep(self, seconds: float) -> None:
                super().sleep(seconds)
                site.pages["/feed"] = Answer(linked(*range(1, len(self.slept) + 2)), "application/rss+xml")

        clock = Growing()
        summary, told = watch(record, reader, [site.url("/feed")], 3, clock)
        assert [look.summary.new for look in told] == [1, 1, 1]
        assert (summary.new, summary.failed, clock.slept) == (3, 0, [60.0, 60.0])
        assert [path for path in site.paths if path != "/feed"] == ["/1", "/2", "/3"]


def test_one_feed_that_fails_is_asked_ever_less_and_the_other_goes_on(
    record: Record, reader: SaidReader
) -> None:
    with Site({"/1": text(1)}) as site:
        site.pages["/good"] = Answer(linked(1), "application/rss+xml")
        site.pages["/bad"] = Answer(b"<html><body>under repair</body></html>")
        summary, told = watch(record, reader, [site.url("/bad"), site.url("/good")], 10)
        bad = [look for look in told if look.feed == site.url("/bad")]
        assert [round(look.again) for look in bad] == [120, 240, 480][: len(bad)] and len(bad) >= 2
        assert all(look.failed for look in bad)
        good = [look for look in told if look.feed == site.url("/good")]
        assert all(look.failed is None and round(look.again) == 60 for look in good)
        assert len(good) == 10 - len(bad) and summary.new == 1
        # Well again, it is back to its time.
        site.pages["/bad"] = Answer(linked(1), "application/rss+xml")
        _, told = watch(record, reader, [site.url("/bad")], 1)
        assert [round(look.again) for look in told] == [60]


@pytest.mark.parametrize(
    "reply",
    [
        Answer(status=500),
        Answer(status=404),
        Answer(b"<rss>" + b"<a>" * 1000, "text/xml"),
        Answer(b"\x00\x01\x02", "application/octet-stream"),
        Answer(b"x", headers={"Content-Encoding": "br"}),
        Answer(status=302, headers={"Location": "file:///etc/passwd"}),
    ],
)
def test_no_failure_of_a_feed_ends_the_watch(record: Record, reader: SaidReader, reply: Answer) -> None:
    with Site({"/feed": reply}) as site:
        summary, told = watch(
            record, reader, [site.url("/feed"), "http://127.0.0.1:1/feed", "nowhere.xml"], 3
        )
        assert len(told) == 3
        assert all(look.failed for look in told)
        assert summary.failed == 3


def test_a_record_that_cannot_be_written_is_tried_again(
    record: Record, reader: SaidReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise RecordError("the disk is full")

    with Site({"/1": text(1), "/feed": Answer(linked(1), "application/rss+xml")}) as site:
        with monkeypatch.context() as patch:
            patch.setattr(Record, "add", full)
            _, told = watch(record, reader, [site.url("/feed")], 2)
        assert [look.failed for look in told] == ["the disk is full"] * 2
        summary, _ = watch(record, reader, [site.url("/feed")], 1)
        assert summary.new == 1


def test_it_ends_when_interrupted_and_tells_what_was_done(record: Record, reader: SaidReader) -> None:
    class Stopping(Clock):
        def sleep(self, seconds: float) -> None:
            raise KeyboardInterrupt

    with Site({"/1": text(1), "/feed": Answer(linked(1), "application/rss+xml")}) as site:
        summary, _ = watch(record, reader, [site.url("/feed")], 5, Stopping())
        assert summary.interrupted and summary.new == 1
        assert not list(record.verify())


@given(st.integers(0, 10_000), st.floats(1.0, 1e7))
def test_pauses_grow_to_a_day_and_no_further(failures: int, every: float) -> None:
    pause = pause_after(failures, every)
    assert every <= pause <= max(every, LONGEST_SECONDS)
    assert pause <= pause_after(failures + 1, every)
    assert pause_after(0, every) == every


def test_contact_stays_with_every_request(record: Record, reader: SaidReader) -> None:
    with Site({"/feed": Answer(linked(), "application/rss+xml")}) as site:
        fetching = replace(FETCHING, contact="desk@example.org")
        desk.watch([site.url("/feed")], record, reader, every=1.0, fetching=fetching, looks=1)
        assert all("desk@example.org" in one.headers["User-Agent"] for one in site.asked)

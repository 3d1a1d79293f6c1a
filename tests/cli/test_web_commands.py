"""The commands that fetch, as users run them, against a server on this machine."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.cli.fetch_options import seconds_of
from onrecord.cli.group import SOME_FAILED, USAGE
from onrecord.record import Record
from tests.cli.conftest import Invoke
from tests.desk.test_web_source import linked, text
from tests.web_site import Answer, Site

Process = Callable[..., subprocess.Popen[bytes]]
LOCAL = ("--allow-private", "--pause", "0")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "ONRECORD_PROXY", "ONRECORD_CONTACT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site({f"/{number}": text(number) for number in range(1, 5)}) as made:
        made.pages["/feed"] = Answer(linked(1, 2), "application/rss+xml")
        yield made


def test_an_address_and_a_feed_are_added(site: Site, invoke: Invoke, place: Path) -> None:
    done = invoke("add", site.url("/3"), site.url("/feed"), *LOCAL, "--contact", "me@x.example", "--json")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["new"] == 3
    assert all("me@x.example" in asked.headers["User-Agent"] for asked in site.asked)
    shown = invoke("show", site.url("/3"))
    assert shown.exit_code == 0
    again = invoke("add", site.url("/feed"), *LOCAL, "--json")
    assert json.loads(again.stdout)["new"] == 0


def test_a_private_address_is_refused_with_what_to_do(site: Site, invoke: Invoke) -> None:
    done = invoke("add", site.url("/1"))
    assert done.exit_code == SOME_FAILED
    assert "--allow-private" in done.stderr
    assert site.asked == []


def test_reading_fetches_nothing(site: Site, invoke: Invoke) -> None:
    done = invoke("read", site.url("/1"))
    assert done.exit_code == SOME_FAILED
    assert "onrecord add" in done.stderr
    assert site.asked == []


def test_a_dry_run_lists_what_would_be_taken(site: Site, invoke: Invoke, place: Path) -> None:
    (place / "note.txt").write_text("The mayor said no.", encoding="utf-8")
    done = invoke("add", "note.txt", site.url("/feed"), site.url("/4"), "--dry-run", *LOCAL)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.split() == ["note.txt", site.url("/1"), site.url("/2"), site.url("/4")]
    assert not (place / "onrecord.db").exists()
    rows = invoke("watch", site.url("/feed"), site.url("/4"), "--dry-run", "--json", *LOCAL)
    assert rows.exit_code == SOME_FAILED
    told = [json.loads(line) for line in rows.stdout.splitlines()]
    assert [row["input"] for row in told] == [site.url("/1"), site.url("/2"), site.url("/4")]
    assert told[0]["feed"] == site.url("/feed") and told[2]["failure"]["code"] == "no-feed"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_watch_goes_on_until_stopped_and_stops_cleanly(
    site: Site, process: Process, place: Path, stop: signal.Signals
) -> None:
    watch = process("watch", site.url("/feed"), "--every", "1s", "--verbose", *LOCAL)
    deadline = time.monotonic() + 60
    while site.paths.count("/feed") < 3:
        assert time.monotonic() < deadline and watch.poll() is None
        time.sleep(0.05)
    stopped = time.monotonic()
    watch.send_signal(stop)
    _, err = watch.communicate(timeout=30)
    assert time.monotonic() - stopped < 5
    assert watch.returncode == 0, err
    assert b"Traceback" not in err
    assert b"2 new" in err
    with Record(place / "onrecord.db", create=False) as record:
        assert record.info().reports == 2
        assert not list(record.verify())


def test_an_add_that_waits_for_a_server_stops_at_once(process: Process, place: Path) -> None:
    with Site({"/robots.txt": lambda _: time.sleep(20) or Answer()}) as site:  # type: ignore[func-returns-value]
        add = process("add", site.url("/1"), *LOCAL)
        deadline = time.monotonic() + 60
        while not site.asked:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        add.send_signal(signal.SIGINT)
        started = time.monotonic()
        _, err = add.communicate(timeout=30)
        assert time.monotonic() - started < 5
        assert b"What was done is kept" in err and b"Traceback" not in err


@pytest.mark.parametrize(
    "options",
    [("--every", "soon"), ("--every", "0s"), ("--pause", "-1"), ("--contact", "a\nb"), ("--proxy", "socks5://x:1")],
)  # fmt: skip
def test_options_that_make_no_sense(site: Site, invoke: Invoke, options: tuple[str, str]) -> None:
    done = invoke("watch", "http://127.0.0.1:1/", *options)
    assert done.exit_code == USAGE
    assert site.asked == []


@pytest.mark.parametrize(
    ("told", "seconds"), [("30s", 30), ("15m", 900), ("15", 900), ("1.5h", 5400), ("1d", 86400)]
)
def test_times(told: str, seconds: float) -> None:
    assert seconds_of(told) == seconds

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from onrecord.errors import InputError, UsageError
from onrecord.intake.fetching import FetchSettings
from onrecord.intake.fetching.fetcher import Fetcher
from onrecord.intake.fetching.pausing import Pauses
from tests.web_site import Answer, Asked, Site


def code_of(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(InputError) as failed:
        fetcher.fetch(address)
    assert failed.value.input == address
    return failed.value.code


def test_a_page_is_fetched_as_it_is(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Answer(b"\xff\x00caf\xe9", "text/html; charset=ISO-8859-1")
    found = fetcher.fetch(site.url("/a"))
    assert found.body == b"\xff\x00caf\xe9"
    assert (found.media_type, found.charset) == ("text/html", "ISO-8859-1")
    assert found.address == site.url("/a")


def test_the_request_says_who_asks(site: Site, settings: FetchSettings) -> None:
    site.pages["/a"] = Answer(b"x")
    Fetcher(replace(settings, contact="desk@example.org")).fetch(site.url("/a"))
    for asked in site.asked:
        agent = asked.headers["User-Agent"]
        assert agent.startswith("onrecord/") and agent.endswith("(desk@example.org)")
        assert asked.headers["Host"] == f"127.0.0.1:{site.port}"
        assert "br" not in asked.headers["Accept-Encoding"]
        assert not {"Cookie", "Authorization", "Referer"} & set(asked.headers)


@pytest.mark.parametrize("contact", ["me\r\nX-Evil: 1", "mé", "a\0b"])
def test_a_contact_that_would_break_the_request(contact: str) -> None:
    with pytest.raises(UsageError):
        FetchSettings(contact=contact)


def test_what_did_not_change_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    def reply(asked: Asked) -> Answer:
        same = asked.headers["If-None-Match"] == '"1"' and asked.headers["If-Modified-Since"] == "then"
        return Answer(
            b"" if same else b"x",
            status=304 if same else 200,
            headers={"ETag": '"1"', "Last-Modified": "then"},
        )

    site.pages["/f"] = reply
    first = fetcher.fetch(site.url("/f"))
    assert (first.body, first.etag, first.modified) == (b"x", '"1"', "then")
    assert fetcher.fetch(site.url("/f"), etag=first.etag, modified=first.modified).body is None


@pytest.mark.parametrize(
    ("status", "code"), [(404, "status"), (410, "status"), (403, "status"), (204, "status"), (304, "status"),
                         (300, "status"), (500, "server"), (503, "server"), (429, "server")],
)  # fmt: skip
def test_other_answers_are_failures(site: Site, fetcher: Fetcher, status: int, code: str) -> None:
    site.pages["/a"] = Answer(b"" if status in (204, 304) else b"sorry", status=status)
    assert code_of(fetcher, site.url("/a")) == code


def test_redirects_are_followed_up_to_five(site: Site, fetcher: Fetcher) -> None:
    for number in range(7):
        site.pages[f"/{number}"] = Answer(status=302, headers={"Location": f"{number + 1}"})
    site.pages["/7"] = Answer(b"there")
    found = fetcher.fetch(site.url("/2"))
    assert (found.body, found.address) == (b"there", site.url("/7"))
    site.asked.clear()
    assert code_of(fetcher, site.url("/1")) == "redirects"
    assert site.paths == [f"/{number}" for number in range(1, 7)]


@pytest.mark.parametrize(
    "where", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://[", "gopher://127.0.0.1:1/x"]
)
def test_a_redirect_to_another_scheme_is_refused(site: Site, fetcher: Fetcher, where: str) -> None:
    site.pages["/a"] = Answer(status=301, headers={"Location": where})
    assert code_of(fetcher, site.url("/a")) in ("scheme", "address")


def test_hosts_are_left_alone_between_requests(site: Site, settings: FetchSettings) -> None:
    slept: list[float] = []
    now = [100.0]

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pauses = Pauses(2.0, 60.0, sleep=sleep, clock=lambda: now[0])
    fetcher = Fetcher(settings, pauses=pauses)
    site.pages |= {"/a": Answer(b"a"), "/b": Answer(b"b")}
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/b"))
    # Robots, then one page, then the other.
    assert slept == [2.0, 2.0]
    with Site({"/c": Answer(b"c")}, host="127.0.0.2") as other:
        fetcher.fetch(other.url("/c"))
        assert slept == [2.0, 2.0, 2.0]  # its own robots.txt, and no wait for the other host


def test_a_server_that_wants_peace_gets_it(site: Site, settings: FetchSettings) -> None:
    slept: list[float] = []
    pauses = Pauses(0.0, 60.0, sleep=slept.append, clock=lambda: 100.0)
    fetcher = Fetcher(settings, pauses=pauses)
    site.pages["/short"] = Answer(status=429, headers={"Retry-After": "30"})
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    site.pages["/long"] = Answer(status=503, headers={"Retry-After": later})
    site.pages["/a"] = Answer(b"a")
    assert code_of(fetcher, site.url("/short")) == "server"
    assert code_of(fetcher, site.url("/long")) == "server"
    assert slept == [30.0]
    site.asked.clear()
    assert code_of(fetcher, site.url("/a")) == "server"
    assert site.asked == []


@pytest.mark.parametrize("told", ["soon", "-5", "99999999999999999999", "Wed, 99 Foo 2026", ""])
def test_a_time_to_retry_that_makes_no_sense(site: Site, fetcher: Fetcher, told: str) -> None:
    site.pages["/a"] = Answer(status=503, headers={"Retry-After": told})
    assert code_of(fetcher, site.url("/a")) == "server"

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from onrecord.errors import InputError
from onrecord.intake.fetching import FetchSettings
from onrecord.intake.fetching.addresses import Address, address_of
from onrecord.intake.fetching.failing import Unfetched
from onrecord.intake.fetching.fetcher import Fetcher
from onrecord.intake.fetching.robots import Robots
from tests.web_site import Answer, Site

RULES = b"""
User-agent: *
Disallow: /

User-agent: onrecord
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Crawl-delay: 0.2
"""


def code_of(fetcher: Fetcher, address: str) -> str:
    try:
        fetcher.fetch(address)
    except InputError as error:
        return error.code
    return "fetched"


def test_the_rules_for_onrecord_hold(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = Answer(RULES, "text/plain")
    allowed = ["/", "/news", "/private/open/x", "/a.pdf?x"]
    refused = ["/private", "/private/x", "/a.pdf", "/x/../private/y", "/%70rivate/z"]
    for path in (*allowed, *refused):
        site.pages[path] = Answer(b"x")
    assert [code_of(fetcher, site.url(path)) for path in allowed] == ["fetched"] * 4
    assert [code_of(fetcher, site.url(path)) for path in refused] == ["robots"] * 5
    # What is refused is not asked for, and the rules are asked for once.
    assert site.paths == allowed
    assert [one.path for one in site.asked].count("/robots.txt") == 1


def test_the_pause_that_it_asks_for_is_kept(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/robots.txt": Answer(RULES, "text/plain"), "/a": Answer(b"a"), "/b": Answer(b"b")}
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/b"))
    assert site.asked[-1].at - site.asked[-2].at >= 0.2


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(b"", status=404), "fetched"),
        (Answer(b"", status=403), "fetched"),
        (Answer(b"<html>not rules</html>", "text/html"), "fetched"),
        (Answer(b"\xff\xfe\x00" * 1000, "text/plain"), "fetched"),
        (Answer(b"", status=500), "server"),
        (Answer(b"", status=503), "server"),
        (Answer(status=302, headers={"Location": "/robots.txt"}), "robots-unknown"),
        (Answer(b"x", headers={"Content-Encoding": "br"}), "robots-unknown"),
    ],
)
def test_a_server_that_does_not_say_what_it_allows(
    site: Site, fetcher: Fetcher, answer: Answer, code: str
) -> None:
    site.pages |= {"/robots.txt": answer, "/a": Answer(b"x")}
    assert code_of(fetcher, site.url("/a")) == code
    assert ("/a" in site.paths) == (code == "fetched")


def test_rules_behind_a_redirect(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {
        "/robots.txt": Answer(status=301, headers={"Location": "/rules"}),
        "/rules": Answer(b"User-agent: *\nDisallow: /a", "text/plain"),
        "/a": Answer(b"x"),
    }
    assert code_of(fetcher, site.url("/a")) == "robots"


def test_a_redirect_to_what_is_refused(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {
        "/robots.txt": Answer(RULES, "text/plain"),
        "/a": Answer(status=302, headers={"Location": "/private"}),
        "/private": Answer(b"x"),
    }
    assert code_of(fetcher, site.url("/a")) == "robots"
    assert site.paths == ["/a"]


def test_checking_asks_for_nothing_but_the_rules(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = Answer(RULES, "text/plain")
    fetcher.check(site.url("/a"))
    with pytest.raises(InputError):
        fetcher.check(site.url("/private"))
    assert site.paths == []


def test_rules_are_asked_for_again_after_a_day() -> None:
    now = [0.0]
    asked: list[Address] = []

    def fetch(address: Address) -> bytes | None:
        asked.append(address)
        if len(asked) == 2:
            raise Unfetched("server", told="broke")
        return b"User-agent: onrecord\nDisallow: /b"

    robots = Robots(fetch, clock=lambda: now[0])
    page = address_of("https://news.example/a")
    for now[0] in (0.0, 3600.0 * 23):
        robots.check(page)
    assert [one.url for one in asked] == ["https://news.example/robots.txt"]
    now[0] = 3600.0 * 25
    with pytest.raises(Unfetched):
        robots.check(page)
    now[0] += 3600.0
    robots.check(page)
    assert len(asked) == 3


def test_huge_rules_take_no_time(site: Site, settings: FetchSettings) -> None:
    lines = b"".join(b"Disallow: /*a*a*a*a*a*a*%d$\n" % number for number in range(40_000))
    site.pages |= {
        "/robots.txt": Answer(b"User-agent: *\n" + lines, "text/plain"),
        "/" + "a" * 5000: Answer(b"x"),
    }
    started = time.process_time()
    assert code_of(Fetcher(replace(settings)), site.url("/" + "a" * 5000)) == "fetched"
    assert time.process_time() - started < 10

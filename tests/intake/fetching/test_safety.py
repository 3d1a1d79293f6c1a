"""Nothing is asked of a machine that may not be asked, whatever leads there."""

from __future__ import annotations

import socket
import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from onrecord.errors import InputError, UsageError
from onrecord.intake.fetching import FetchSettings
from onrecord.intake.fetching.fetcher import Fetcher
from tests import no_outside
from tests.web_site import CERTIFICATES, Answer, RawSite, Site

PUBLIC = FetchSettings(pause=0.0, idle_seconds=5.0, proxy="")


def failure_of(fetcher: Fetcher, address: str) -> InputError:
    with pytest.raises(InputError) as failed:
        fetcher.fetch(address)
    return failed.value


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "017700000001", "0x7f.1", "0", "localhost", "localhost.", "[::1]",
     "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
     "１２７.０.０.１"],
)  # fmt: skip
def test_this_machine_is_refused_before_a_connection(host: str) -> None:
    connections = []
    with RawSite(connections.append) as site:
        failed = failure_of(Fetcher(PUBLIC), f"http://{host}:{site.port}/")
        assert failed.code == "private"
        assert site.connections == 0
    assert "--allow-private" in failed.message


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "169.254.169.254", "192.168.0.1", "[fe80::1]", "[fd00::1]", "224.0.0.1"]
)
def test_so_are_other_networks(host: str) -> None:
    before = len(no_outside.attempts)
    assert failure_of(Fetcher(PUBLIC), f"http://{host}/latest/meta-data").code == "private"
    assert len(no_outside.attempts) == before


def test_a_name_that_means_this_machine_is_refused() -> None:
    with Site({"/": Answer(b"secret")}) as site:
        fetcher = Fetcher(PUBLIC, look_up=lambda *_: ["127.0.0.1"])
        assert failure_of(fetcher, f"http://news.example:{site.port}/").code == "private"
        assert site.asked == []


@pytest.mark.parametrize("numbers", [["93.184.216.34", "127.0.0.1"], ["127.0.0.1", "93.184.216.34"]])
def test_one_bad_number_among_good_ones_is_enough(numbers: list[str]) -> None:
    fetcher = Fetcher(PUBLIC, look_up=lambda *_: numbers)
    assert failure_of(fetcher, "http://news.example/").code == "private"


def test_what_was_checked_is_what_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's answers change: public when it is checked, this machine afterwards."""
    answers = iter(["93.184.216.34"])
    asked: list[str] = []
    real = socket.getaddrinfo

    def changing(host: Any, port: Any, *args: Any, **more: Any) -> Any:
        if host != "news.example":
            return real(host, port, *args, **more)
        asked.append(host)
        return real(next(answers, "127.0.0.1"), port, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    before = len(no_outside.attempts)
    with Site({"/": Answer(b"secret")}) as site:
        failed = failure_of(Fetcher(PUBLIC), f"http://news.example:{site.port}/")
        assert site.asked == []
    assert failed.code == "connection"
    assert asked == ["news.example"]
    assert no_outside.attempts[before:] == ["93.184.216.34"]


def test_the_name_is_looked_up_once_for_a_request_and_kept_in_it(settings: FetchSettings) -> None:
    looked_up: list[str] = []

    def look_up(name: str, port: int, seconds: float) -> Sequence[str]:
        looked_up.append(name)
        return ["127.0.0.1"]

    with Site({"/": Answer(b"x")}) as site:
        assert Fetcher(settings, look_up=look_up).fetch(site.url("/", "news.example")).body == b"x"
        assert {one.headers["Host"] for one in site.asked} == {f"news.example:{site.port}"}
        assert len(looked_up) == len(site.asked) == 2


def test_a_redirect_is_checked_like_an_address() -> None:
    """What passes for a public number leads to this machine."""
    with Site({"/secret": Answer(b"secret")}) as inner, Site() as outer:
        outer.pages["/a"] = Answer(status=302, headers={"Location": inner.url("/secret", "127.1")})

        fetcher = Fetcher(PUBLIC)
        real = socket.create_connection

        def connected(address: Any, *args: Any, **more: Any) -> socket.socket:
            assert address[0] == "93.184.216.34"
            made = real(("127.0.0.1", outer.port), *args, **more)
            return _Renamed(fileno=made.detach())

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("onrecord.intake.fetching.connecting.socket.create_connection", connected)
            failed = failure_of(fetcher, f"http://93.184.216.34:{outer.port}/a")
        assert failed.code == "private"
        assert outer.paths == ["/a"] and inner.asked == []


class _Renamed(socket.socket):
    """A connection to this machine that says it is one to a public number."""

    def getpeername(self) -> Any:
        return ("93.184.216.34", super().getpeername()[1])


def test_a_connection_that_led_elsewhere_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with Site({"/": Answer(b"secret")}) as site:
        real = socket.create_connection
        monkeypatch.setattr(
            "onrecord.intake.fetching.connecting.socket.create_connection",
            lambda address, *args, **more: real(("127.0.0.1", site.port), *args, **more),
        )
        assert failure_of(Fetcher(PUBLIC), f"http://93.184.216.34:{site.port}/").code == "connection"
        assert site.asked == []


def trusting(settings: FetchSettings) -> Fetcher:
    return Fetcher(replace(settings, ca_file=str(CERTIFICATES / "ca.pem")), look_up=lambda *_: ["127.0.0.1"])


def test_tls_is_made_with_the_name(settings: FetchSettings) -> None:
    with Site({"/": Answer(b"x")}, certificate="good.pem") as site:
        fetcher = trusting(settings)
        assert fetcher.fetch(site.url("/", "news.example")).body == b"x"
        assert set(site.names) == {"news.example"}
        assert site.asked[-1].headers["Host"] == f"news.example:{site.port}"
        assert fetcher.fetch(site.url("/")).body == b"x"


@pytest.mark.parametrize(
    ("certificate", "host", "trusted"),
    [("good.pem", "other.example", True), ("good.pem", "news.example", False),
     ("expired.pem", "news.example", True), ("good.pem", "127.0.0.2", True)],
)  # fmt: skip
def test_tls_is_always_verified(settings: FetchSettings, certificate: str, host: str, trusted: bool) -> None:
    with Site({"/": Answer(b"x")}, certificate=certificate) as site:
        fetcher = trusting(settings) if trusted else Fetcher(settings, look_up=lambda *_: ["127.0.0.1"])
        if host == "127.0.0.2":
            with Site({"/": Answer(b"x")}, host=host, certificate=certificate) as other:
                failed = failure_of(fetcher, other.url("/"))
                assert other.asked == []
        else:
            failed = failure_of(fetcher, site.url("/", host))
        assert failed.code == "tls"
        assert site.asked == []


def test_a_server_without_tls_where_there_should_be(settings: FetchSettings) -> None:
    with Site({"/": Answer(b"x")}) as site:
        failed = failure_of(trusting(settings), site.url("/").replace("http:", "https:"))
        assert failed.code == "tls"


def test_certificates_that_cannot_be_read(settings: FetchSettings) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.pem"):
        Fetcher(replace(settings, ca_file="nowhere.pem")).fetch("https://127.0.0.1:1/")


def test_a_look_up_that_fails_or_hangs(settings: FetchSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failure_of(Fetcher(settings), "http://no-such.example/").code == "lookup"
    hang = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: hang.wait(30) and [])
    failed = failure_of(Fetcher(replace(settings, idle_seconds=0.2)), "http://slow.example/")
    hang.set()
    assert failed.code == "lookup"

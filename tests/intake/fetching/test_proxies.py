"""Through a proxy the same is refused, and the same number is connected to."""

from __future__ import annotations

import select
import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Self
from urllib.parse import urlsplit

import pytest

from onrecord.errors import InputError, UsageError
from onrecord.intake.fetching import FetchSettings
from onrecord.intake.fetching.addresses import address_of
from onrecord.intake.fetching.fetcher import Fetcher
from onrecord.intake.fetching.proxies import proxy_for
from tests.web_site import CERTIFICATES, Answer, RawSite, Site, asked_of


class ProxySite(RawSite):
    """A proxy that notes what it is asked for; every tunnel and request leads to `to`, on this machine."""

    def __init__(self, to: int, *, refuse: bool = False) -> None:
        super().__init__(self._pass)
        self.first_lines: list[str] = []
        self.requests: list[bytes] = []
        self._to = to
        self._refuse = refuse

    def _pass(self, near: socket.socket) -> None:
        request = asked_of(near)
        self.requests.append(request)
        self.first_lines.append(request.split(b"\r\n", 1)[0].decode())
        if self._refuse:
            near.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            return
        with socket.create_connection(("127.0.0.1", self._to)) as far:
            method, target, version = self.first_lines[-1].split(" ")
            if method == "CONNECT":
                near.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            else:
                line = f"{method} {urlsplit(target).path} {version}".encode()
                far.sendall(line + request[request.index(b"\r\n") :])
            _relay(near, far)

    def __enter__(self) -> Self:
        super().__enter__()
        return self


def _relay(one: socket.socket, other: socket.socket) -> None:
    to = {one: other, other: one}
    with suppress(OSError):
        while True:
            for ready in select.select(list(to), [], [], 10)[0]:
                data = ready.recv(65536)
                if not data:
                    return
                to[ready].sendall(data)


@pytest.fixture(autouse=True)
def no_proxy_around(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name}_proxy".upper(), raising=False)
    yield


def through(proxy: RawSite, **more: object) -> FetchSettings:
    told = f"http://127.0.0.1:{proxy.port}"
    return replace(FetchSettings(pause=0.0, idle_seconds=5.0, proxy=told), **more)  # type: ignore[arg-type]


def test_a_public_name_is_asked_for_by_the_number_that_was_checked() -> None:
    with Site({"/a": Answer(b"x")}) as site, ProxySite(site.port) as proxy:
        looked_up: list[str] = []

        def look_up(name: str, port: int, seconds: float) -> list[str]:
            looked_up.append(name)
            return ["127.0.0.1"] if name == "127.0.0.1" else ["93.184.216.34"]

        fetcher = Fetcher(through(proxy), look_up=look_up)
        assert fetcher.fetch("http://news.example/a").body == b"x"
        assert set(proxy.first_lines) == {"CONNECT 93.184.216.34:80 HTTP/1.0"} or set(proxy.first_lines) == {
            "CONNECT 93.184.216.34:80 HTTP/1.1"
        }
        assert {one.headers["Host"] for one in site.asked} == {"news.example"}
        assert looked_up.count("news.example") == 2  # for robots.txt and for the page


def test_tls_goes_through_the_tunnel_and_is_verified() -> None:
    with Site({"/a": Answer(b"x")}, certificate="good.pem") as site, ProxySite(site.port) as proxy:
        settings = through(proxy, ca_file=str(CERTIFICATES / "ca.pem"))
        fetcher = Fetcher(settings, look_up=_as_public)
        assert fetcher.fetch("https://news.example/a").body == b"x"
        assert all(line.startswith("CONNECT 93.184.216.34:443 ") for line in proxy.first_lines)
        assert set(site.names) == {"news.example"}
        with pytest.raises(InputError) as failed:
            fetcher.fetch("https://other.example/a")
        assert failed.value.code == "tls"


def _as_public(name: str, port: int, seconds: float) -> list[str]:
    return ["127.0.0.1"] if name == "127.0.0.1" else ["93.184.216.34"]


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://2130706433/", "http://inner.example/"])
def test_what_is_private_is_refused_before_the_proxy_is_asked(address: str) -> None:
    with ProxySite(1) as proxy:
        with pytest.raises(InputError) as failed:
            Fetcher(through(proxy), look_up=lambda *_: ["10.0.0.1"]).fetch(address)
        assert failed.value.code == "private"
        assert proxy.connections == 0


def test_a_redirect_is_checked_behind_a_proxy_too() -> None:
    with Site() as site, ProxySite(site.port) as proxy:
        site.pages["/a"] = Answer(status=302, headers={"Location": "http://10.1/secret"})
        with pytest.raises(InputError) as failed:
            Fetcher(through(proxy), look_up=_as_public).fetch("http://news.example/a")
        assert failed.value.code == "private"
        assert site.paths == ["/a"]


def test_where_private_addresses_are_allowed_the_proxy_needs_no_tunnel() -> None:
    with Site({"/a": Answer(b"x")}) as site, ProxySite(site.port) as proxy:
        fetcher = Fetcher(through(proxy, allow_private=True))
        assert fetcher.fetch("http://inner.example/a").body == b"x"
        assert proxy.first_lines[-1] == "GET http://inner.example/a HTTP/1.1"


def test_a_proxy_that_refuses_or_is_not_there() -> None:
    with ProxySite(1, refuse=True) as proxy:
        with pytest.raises(InputError) as failed:
            Fetcher(through(proxy), look_up=_as_public).fetch("http://news.example/a")
        assert failed.value.code == "proxy"
    with pytest.raises(InputError) as failed:
        Fetcher(through(proxy), look_up=_as_public).fetch("http://news.example/b")
    assert failed.value.code == "proxy"


def test_the_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://me:p%40ss@proxy.example:3128")
    monkeypatch.setenv("no_proxy", "inner.example,.local")
    found = proxy_for(address_of("http://news.example/"), None)
    assert found is not None
    assert (found.host, found.port, found.authorization) == ("proxy.example", 3128, "Basic bWU6cEBzcw==")
    assert proxy_for(address_of("http://inner.example/"), None) is None
    assert proxy_for(address_of("http://x.local/"), None) is None
    assert proxy_for(address_of("https://news.example/"), None) is None
    assert proxy_for(address_of("http://news.example/"), "") is None
    told = proxy_for(address_of("http://news.example/"), "other:8080")
    assert told is not None and (told.host, told.port) == ("other", 8080)


@pytest.mark.parametrize("told", ["socks5://proxy:1080", "https://proxy:3128", "http://", "http://[::1"])
def test_a_proxy_that_is_none(told: str) -> None:
    with pytest.raises(UsageError, match="proxy"):
        proxy_for(address_of("http://news.example/"), told)


def test_who_may_use_the_proxy_is_told_to_it_alone() -> None:
    with Site({"/a": Answer(b"x")}) as site, ProxySite(site.port) as proxy:
        told = f"http://me:word@127.0.0.1:{proxy.port}"
        Fetcher(replace(through(proxy), proxy=told), look_up=_as_public).fetch("http://news.example/a")
        assert all(b"Proxy-Authorization: Basic bWU6d29yZA==" in request for request in proxy.requests)
        assert not any("Proxy-Authorization" in one.headers for one in site.asked)

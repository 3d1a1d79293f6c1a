"""Servers that answer too much, too slowly, or not as HTTP has it: a failure with a code, in bounded time
and memory."""

from __future__ import annotations

import gzip
import resource
import socket
import time
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.errors import InputError
from onrecord.intake.fetching import FetchSettings
from onrecord.intake.fetching.fetcher import Fetcher
from tests.web_site import Answer, RawSite, Site, asked_of

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def code_of(fetcher: Fetcher, address: str) -> str:
    try:
        fetcher.fetch(address)
    except InputError as error:
        return error.code
    return "fetched"


def after_robots(talk: Callable[[socket.socket], None]) -> Callable[[socket.socket], None]:
    """`talk` for all but robots.txt, which is not there."""

    def first(connection: socket.socket) -> None:
        if b"/robots.txt" in asked_of(connection):
            connection.sendall(b"HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n")
        else:
            talk(connection)

    return first


def raw(settings: FetchSettings, *parts: bytes) -> str:
    """What becomes of an answer of these bytes."""

    def talk(connection: socket.socket) -> None:
        for part in parts:
            connection.sendall(part)

    with RawSite(after_robots(talk)) as site:
        return code_of(Fetcher(settings), site.url("/a"))


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "GZIP "])
def test_a_packed_answer_is_unpacked(site: Site, fetcher: Fetcher, coding: str) -> None:
    plain = b"text " * 10_000
    packed = zlib.compress(plain) if coding == "deflate" else gzip.compress(plain)
    site.pages["/a"] = Answer(packed, headers={"Content-Encoding": coding})
    assert fetcher.fetch(site.url("/a")).body == plain


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_defused(site: Site, fetcher: Fetcher, coding: str) -> None:
    squeeze = zlib.compressobj(9, wbits=31 if coding == "gzip" else 15)
    packed = b"".join(squeeze.compress(bytes(1_000_000)) for _ in range(400)) + squeeze.flush()
    site.pages["/a"] = Answer(packed, headers={"Content-Encoding": coding})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert code_of(fetcher, site.url("/a")) == "download"
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 200_000  # KB; unpacked it would be twice as much


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, gzip", "gzip, br", "nonsense"])
def test_what_was_not_asked_for_is_refused(site: Site, fetcher: Fetcher, coding: str) -> None:
    site.pages["/a"] = Answer(gzip.compress(b"x"), headers={"Content-Encoding": coding})
    assert code_of(fetcher, site.url("/a")) == "coding"


def test_damaged_and_cut_packing(site: Site, fetcher: Fetcher) -> None:
    packed = gzip.compress(bytes(range(256)) * 100)
    headers = {"Content-Encoding": "gzip"}
    site.pages |= {
        "/cut": Answer(packed[:-20], headers=headers),
        "/bad": Answer(packed[:30] + b"\0\0\0\0" + packed[34:], headers=headers),
        "/not": Answer(b"<html>", headers=headers),
        "/none": Answer(b"", headers=headers),
    }
    found = [code_of(fetcher, site.url(path)) for path in ("/cut", "/bad", "/not", "/none")]
    assert found == ["cut-short", "gzip", "gzip", "fetched"]


def test_more_than_the_limit(site: Site, settings: FetchSettings) -> None:
    fetcher = Fetcher(replace(settings, most_bytes=100_000))
    site.pages |= {
        "/told": Answer(bytes(100_001)),
        "/untold": Answer(bytes(100_001), length=False),
        "/just": Answer(bytes(100_000)),
        "/just-packed": Answer(gzip.compress(bytes(100_000)), headers={"Content-Encoding": "gzip"}),
        "/over-packed": Answer(gzip.compress(bytes(100_001)), headers={"Content-Encoding": "gzip"}),
    }
    found = [code_of(fetcher, site.url(path)) for path in site.pages]
    assert found == ["download", "download", "fetched", "fetched", "download"]


def test_an_answer_without_end(settings: FetchSettings) -> None:
    def talk(connection: socket.socket) -> None:
        connection.sendall(HEAD + b"\r\n")
        while True:
            connection.sendall(bytes(1 << 20))

    with RawSite(after_robots(talk)) as site:
        assert code_of(Fetcher(settings), site.url("/a")) == "download"


@pytest.mark.parametrize(
    "drip",
    [b"", b"H", HEAD + b"X: ", HEAD + b"\r\n", HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
     HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x")[:10], b"HTTP/1.1 100 Continue\r\n\r\n"],
)  # fmt: skip
def test_a_server_that_drips_is_cut_off(settings: FetchSettings, drip: bytes) -> None:
    def talk(connection: socket.socket) -> None:
        connection.sendall(drip)
        for _ in range(300):
            time.sleep(0.05)
            connection.sendall(b"1")

    fetcher = Fetcher(replace(settings, seconds=0.8, idle_seconds=5.0))
    with RawSite(after_robots(talk)) as site:
        started = time.monotonic()
        assert code_of(fetcher, site.url("/a")) == "timeout"
        assert time.monotonic() - started < 8


def test_a_server_that_says_nothing(settings: FetchSettings) -> None:
    fetcher = Fetcher(replace(settings, idle_seconds=0.3))
    with RawSite(after_robots(lambda _: time.sleep(5))) as site:
        assert code_of(fetcher, site.url("/a")) == "timeout"


def test_handshakes_that_hang(settings: FetchSettings) -> None:
    fetcher = Fetcher(replace(settings, seconds=0.5, idle_seconds=5.0))
    with RawSite(lambda _: time.sleep(5)) as site:
        assert code_of(fetcher, site.url("/a").replace("http:", "https:")) == "timeout"


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        ([b""], {"no-http", "connection", "cut-short"}),
        ([b"\x16\x03\x01\x02\x00" * 100], {"no-http"}),
        ([b"SSH-2.0-OpenSSH\r\n"], {"no-http"}),
        ([b"HTTP/1.1 9999 X\r\n\r\n"], {"no-http"}),
        ([b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\nx"], {"no-http"}),
        ([b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\nx"], {"no-http"}),
        ([HEAD + b"Content-Length: 10\r\n\r\nabc"], {"cut-short"}),
        ([HEAD + b"Content-Length: -1\r\n\r\nabc"], {"fetched", "no-http", "cut-short"}),
        ([HEAD + b"Content-Length: 3, 4\r\n\r\nabc"], {"fetched", "no-http", "cut-short"}),
        ([HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc"], {"no-http", "cut-short"}),
        ([HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabc"], {"cut-short"}),
        ([HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"1" * 200_000], {"no-http", "cut-short"}),
        ([b"HTTP/1.1 302 X\r\nLocation: \xff\xfe\x00\r\n\r\n"], {"no-http", "status", "address", "scheme"}),
        ([b"HTTP/1.1 302 X\r\nLocation: http://[\r\n\r\n"], {"address"}),
        ([b"HTTP/1.1 301 X\r\n\r\n"], {"status"}),
    ],
)
def test_answers_that_are_not_as_they_should_be(
    settings: FetchSettings, parts: list[bytes], codes: set[str]
) -> None:
    assert raw(settings, *parts) in codes


def test_many_small_members_of_gzip_take_no_time(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Answer(gzip.compress(b"") * 500_000, headers={"Content-Encoding": "gzip"})
    started = time.process_time()
    code_of(fetcher, site.url("/a"))
    assert time.process_time() - started < 5

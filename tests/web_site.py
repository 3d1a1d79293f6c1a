"""A real server of HTTP on this machine, of which a test says what it holds."""

from __future__ import annotations

import http.server
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, Self

CERTIFICATES = Path(__file__).parent / "intake" / "fetching" / "certificates"


@dataclass
class Answer:
    """What a path holds."""

    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: bool = True


@dataclass
class Asked:
    """A request that came in."""

    path: str
    headers: Message
    at: float


Reply = Answer | Callable[[Asked], Answer]


def article(number: int, more: str = "") -> bytes:
    """A page with an article of its own."""
    return f"""<html lang="en"><head><title>Mill {number} shut</title>{more}</head><body><article>
    <p>Mill {number} in Ostrand will close in May, its owners said on Friday after meeting a union.</p>
    <p>“Nobody asked us,” said Ilse Brandt, who leads night shift {number} and has worked there for years.</p>
    <p>The owners would not say who had made the decision about mill {number}, or when it had been taken.</p>
    </article></body></html>""".encode()


def rss(*items: str) -> bytes:
    """A feed of RSS with these items' inner markup."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    feed = f'<rss version="2.0"><channel><title>Feed</title>{inner}</channel></rss>'
    return f'<?xml version="1.0"?>{feed}'.encode()


class Site:
    """Serves `pages`, path to reply, and notes what it was asked for; a `with` bounds its life."""

    def __init__(
        self,
        pages: dict[str, Reply] | None = None,
        *,
        host: str = "127.0.0.1",
        certificate: str | None = None,
    ) -> None:
        self.pages: dict[str, Reply] = pages or {}
        self.asked: list[Asked] = []
        self.host = host
        self.names: list[str | None] = []
        self._server = http.server.ThreadingHTTPServer((host, 0), self._handler())
        self._server.daemon_threads = True
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATES / certificate)
            context.sni_callback = lambda _, name, __: self.names.append(name)
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.scheme = "http" if certificate is None else "https"
        self.port: int = self._server.server_address[1]

    def url(self, path: str = "/", host: str | None = None) -> str:
        """The address of a path here, under a name of its own if that is told."""
        return f"{self.scheme}://{host or self.host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """The paths asked for, robots.txt aside."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = Asked(self.path, self.headers, time.monotonic())
                site.asked.append(asked)
                reply = site.pages.get(self.path, Answer(b"nothing here", "text/plain", 404))
                answer = reply if isinstance(reply, Answer) else reply(asked)
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.type)
                if answer.length:
                    self.send_header("Content-Length", str(len(answer.body)))
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                with suppress(OSError):
                    self.wfile.write(answer.body)

            def log_message(self, *_: Any) -> None:
                pass

        return Handler

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


class RawSite:
    """Hands each connection to `talk`, which may answer as badly as it likes."""

    def __init__(self, talk: Callable[[socket.socket], None]) -> None:
        self._talk = talk
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.connections = 0

    def url(self, path: str = "/") -> str:
        """The address of a path here."""
        return f"http://127.0.0.1:{self.port}{path}"

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                self.connections += 1
                Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            self._talk(connection)

    def __enter__(self) -> Self:
        Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listening.close()


def asked_of(connection: socket.socket) -> bytes:
    """The request that came over a raw connection."""
    read = b""
    while b"\r\n\r\n" not in read and (chunk := connection.recv(4096)):
        read += chunk
    return read

"""What a workbench may be told."""

from __future__ import annotations

from dataclasses import dataclass

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """hosts: names by which a browser may ask for the workbench, without ports; all else is refused.
    token: what every reader must show, None where being on this machine is enough. question_seconds:
    how long one question to the record may take. body_bytes, body_seconds: the largest and the longest body
    of a request. allow_private: whether addresses outside of the public internet may be added; contact: what
    servers are told, as by `onrecord add`. small: with fewer statements all pages are of the moment; with
    more, lists and claims are shown for a while as they were last worked out, and say when.
    """

    hosts: tuple[str, ...] = LOOPBACK
    token: str | None = None
    question_seconds: float = 20.0
    body_bytes: int = 20_000_000
    body_seconds: float = 60.0
    allow_private: bool = False
    contact: str | None = None
    small: int = 5_000


DEFAULT_SETTINGS = WebSettings()

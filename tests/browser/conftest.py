"""A workbench on a port of this machine, and Debian's chromium to look at it with."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn

from onrecord import Reader, desk
from onrecord.record import Record
from onrecord.standing import Relater
from onrecord.web.app import workbench

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

EMOJI = (
    "SKARVEY \N{PILE OF POO}\N{ROCKET} — The ferry line\u2019s spokeswoman, Ada Norr\u00e5s "
    "\N{SHIP}, said the ferry Odd\u0301 had sunk \N{WATER WAVE}\N{WATER WAVE} off the quay on 4 March.\n\n"
    "The coast guard denied that the ferry had sunk \N{ANCHOR}\ufe0f. \u05e9\u05dc\u05d5\u05dd, it said.\n"
)


def chromium() -> str:
    """Where the browser is; skips where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    pytest.skip("no browser: apt install chromium (make test does so where it may)")


@dataclass
class Site:
    """A served record: where it is, and which reports and statements it holds."""

    address: str
    record: Record
    emoji: str = ""
    others: list[str] = field(default_factory=list)


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The examples and a text with emoji, combining marks and Hebrew, served by the real program."""
    chromium()
    folder: Path = tmp_path_factory.mktemp("served")
    (folder / "emoji.txt").write_text(EMOJI, encoding="utf-8")
    path = folder / "record.db"
    with Record(path) as record, desk.examples() as examples:
        given = [str(examples), str(folder / "emoji.txt")]
        desk.add(given, record, Reader(), relater=Relater(), workers=1, language="en")
    app = workbench(path)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    with Record(path) as record:
        yield Site(f"http://127.0.0.1:{port}", record)
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="package")
def browser() -> Iterator[playwright.Browser]:
    """One browser for all tests."""
    path = chromium()
    with playwright.sync_playwright() as started:
        made = started.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield made
        made.close()


@dataclass
class Watched:
    """A page, and what must stay empty: errors in its console, requests off the machine."""

    page: playwright.Page
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


@pytest.fixture
def watched(browser: playwright.Browser, served: Site) -> Iterator[Watched]:
    """A page at 1440 pixels in which any error and any request to another host fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, base_url=served.address)
    found = Watched(context.new_page())
    found.page.on("console", lambda told: found.errors.append(told.text) if told.type == "error" else None)
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))
    found.page.on(
        "request",
        lambda asked: (
            found.strangers.append(asked.url) if not asked.url.startswith((served.address, "data:")) else None
        ),
    )
    yield found
    context.close()
    assert found.errors == [] and found.strangers == []

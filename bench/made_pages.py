"""Pages to take in: invented reports in the markup that news sites put around them, and pages gone wrong."""

from __future__ import annotations

import gzip
import html
from collections.abc import Iterator
from pathlib import Path
from random import Random

from common import SHARED
from made import dispatches, made
from onrecord.schema import Report

_LINKS = 120
_SCRIPT = "<script>window.pages=window.pages||[];pages.push({{n:{n},d:'{pad}'}});</script>"
_TAGS = (
    b"<div>",
    b"</div>",
    b"<p>",
    b"</p>",
    b"<!--",
    b"<script>",
    b'<a href="',
    b"\0",
    b"\xff\xfe",
    b"&#0;",
    b"<br>",
)
_MOST = 200_000  # bytes of a mutated page: more is what size limits are for


def reports() -> Iterator[Report]:
    """Invented reports without end, the same on every run."""
    for dispatch in dispatches():
        yield made(dispatch)[0].report


def page(report: Report) -> bytes:
    """The report as a news site would have it: about 30 kB with menus, scripts, teasers and a footer."""
    chance = Random(report.id)
    menu = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(_LINKS))
    scripts = "".join(
        _SCRIPT.format(n=n, pad="".join(chance.choices("abcdef0123456789", k=900))) for n in range(12)
    )
    told = "".join(f"<p>{html.escape(part)}</p>" for part in report.text.split("\n\n"))
    teasers = "".join(
        f'<div class="teaser"><a href="/{n}"><h3>More of day {n}</h3></a></div>' for n in range(30)
    )
    title = html.escape(report.title or "")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:site_name" content="{html.escape(report.publisher or "")}">'
        f'<meta property="article:published_time" content="{report.published}T08:00:00Z">'
        f'<link rel="canonical" href="{report.url}">{scripts}</head><body><header><nav><ul>{menu}</ul></nav>'
        f"</header><main><article><h1>{title}</h1>{told}</article><aside>{teasers}</aside></main>"
        f"<footer><p>All rights reserved.</p><ul>{menu}</ul></footer></body></html>"
    ).encode()


def write_pages(folder: Path, number: int) -> None:
    """`number` pages of invented reports in `folder`, named in their order."""
    for at, report in zip(range(number), reports(), strict=False):
        (folder / f"{at:06}.html").write_bytes(page(report))


def bad(number: int) -> tuple[str, bytes]:
    """A file that cannot be taken, its suffix and its bytes, of one kind after the other."""
    kinds = (
        (".html", b""),
        (".html.gz", gzip.compress(b"<p>word</p>" * 9000)[:-30]),
        (".txt", bytes(range(256)) * 400),
        (".html", b"<html><body>" + b"<div>" * 100_000),
        (".html", b"<html><body>" + b"<p>word</p>" * 40_000),
        (".jsonl", b'{"title": "no text"}'),
        (".txt", b"a word " * 60_000),
        (".html", b"<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>"),
        (".json", b"[" * 500_000),
        (".html", b"%PDF-1.7 " + bytes(50_000)),
    )
    return kinds[number % len(kinds)]


def fuzzed(number: int) -> tuple[str, bytes]:
    """The file of this number, its suffix and its bytes: a real page with faults, or noise."""
    chance = Random(f"fuzz/{number}")
    if chance.random() < 0.2:
        raw = chance.randbytes(chance.randrange(20_000))
        return chance.choice((".html", ".txt", ".jsonl", ".json", ".html.gz", "")), raw
    pages = _pages()
    raw = pages[chance.randrange(len(pages))][:_MOST]
    for _ in range(chance.randrange(1, 12)):
        raw = _with_fault(raw, pages, chance)
    if chance.random() < 0.1:
        packed = gzip.compress(raw, 1)
        return ".html.gz", packed[: chance.randrange(len(packed))] if chance.random() < 0.5 else packed
    return chance.choice((".html", ".html", ".html", ".txt", "")), raw


def _with_fault(raw: bytes, pages: list[bytes], chance: Random) -> bytes:
    at = chance.randrange(len(raw) + 1)
    length = int(chance.paretovariate(0.4)) % 5000
    kind = chance.randrange(7)
    if kind == 0:
        return raw[:at] + raw[at + length :]
    if kind == 1:
        return raw[:at] + raw[at : at + length] * chance.randrange(2, 5) + raw[at + length :]
    if kind == 2:
        other = pages[chance.randrange(len(pages))]
        start = chance.randrange(len(other))
        return raw[:at] + other[start : start + length] + raw[at:]
    if kind == 3:
        return raw[:at] + chance.randbytes(length % 60) + raw[at + length % 60 :]
    if kind == 4:
        return raw[:at] + chance.choice(_TAGS) * chance.randrange(1, 200) + raw[at:]
    if kind == 5:
        return raw[:at]
    return raw[:at] + bytes(byte ^ (1 << chance.randrange(8)) for byte in raw[at : at + 20]) + raw[at + 20 :]


_known: list[bytes] = []


def _pages() -> list[bytes]:
    """The pages of ../shared/pages; without them, invented ones."""
    if not _known:
        files = sorted((SHARED / "pages").glob("*.html.gz"))
        if files:
            _known.extend(gzip.decompress(file.read_bytes()) for file in files)
        else:
            print("../shared/pages is missing: pages of invented reports instead")
            _known.extend(page(report) for _, report in zip(range(60), reports(), strict=False))
    return _known

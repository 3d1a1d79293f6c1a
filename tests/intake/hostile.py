"""The worst that a disk can hold: each with the code that it ends with, None where it is read."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
from collections.abc import Mapping

from tests.intake.pages import SENTENCES, page

STORY = "\n\n".join(SENTENCES)
ROW = {"text": STORY}

# 90 MB of "<p>" in 148 bytes.
BROTLI_BOMB = base64.b64decode(
    "y///P/gleXzg4rMg4Pb+z/H//w9+CYA4LADQvf/j//8f/BIAcVgAoHv/x///P/glAOKwAED3/o///3/wSwDEYQGA7v0f////4JcAiMMC"
    "AN37P/7//8EvARCHBQC693/8//+DXwIgDgsAdO//+P//B78EQBwWAOje//H//w9+CYA4LADQvf/LP6Uu/BIAcVgAoCPUBQ=="
)

NAVIGATION = (
    b"<header><a href='/'>Ledger</a></header><nav><ul><li><a href='/n'>North</a></li>"
    b"<li><a href='/s'>South</a></li>"
    b"<li><a href='/sea'>Shipping and the sea</a></li></ul></nav><footer><a href='/t'>Terms</a></footer>"
)


def _zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("page.html", b"<p>" * 20_000_000)
    return packed.getvalue()


def _paragraphs(number: int) -> str:
    return page(
        *(f"The board said that berth {n} would stay closed until the survey." for n in range(number))
    )


def _row(**told: object) -> bytes:
    return json.dumps({**ROW, **told}).encode()


CASES: Mapping[str, tuple[bytes, str | None]] = {
    # bytes
    "empty.html": (b"", "empty"),
    "blank.txt": (b" \r\n\t\n", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "binary.html": (b"\x7fELF\x02\x01\x01\x00" + bytes(2000), "binary"),
    "cut.html.gz": (gzip.compress(page().encode())[:-20], "gzip"),
    "cut-early.txt.gz": (gzip.compress(STORY.encode())[:11], "gzip"),
    "bomb.html.gz": (gzip.compress(b"<p>" * 20_000_000), "too-large"),
    "bomb.jsonl.gz": (gzip.compress(b" " * 60_000_000), "bomb"),
    "bomb.gz": (gzip.compress(gzip.compress(bytes(50_000_000))), "binary"),
    "bomb.html": (_zip_bomb(), "binary"),
    "bomb.txt.br": (BROTLI_BOMB, "binary"),
    # size and shape
    "paragraphs.html": (_paragraphs(110_000).encode(), "too-large"),
    "paragraphs.txt": (("A line of the minutes.\n\n" * 340_000).encode(), "too-long"),
    "deep.html": (page(body="<div>" * 100_000).encode(), "too-deep"),
    "deep-closed.html": (page(body="<b>" * 100_000 + "x" + "</b>" * 100_000).encode(), "too-deep"),
    "wide.html": (page(body="<br>" * 100_000).encode(), "too-many-tags"),
    "line.txt": (("The board said nothing. " * 42_000).encode(), "too-long"),
    "line.html": (page("The board said nothing. " * 42_000).encode(), "too-long"),
    "word.txt": (b"a" * 1_000_000, "too-long"),
    "quotes.txt": (b'"' * 1_000_000, "too-long"),
    "quotes.html": (page('"' * 1_000_000).encode(), "no-article"),
    "open-tags.html": (b"<!doctype html><html><body>" + b"<a " * 300_000, "no-article"),
    "comments.html": (b"<!doctype html><html><body>" + b"<!-- " * 200_000, "no-article"),
    "no-article.html": (
        b"<!doctype html><html><body>" + NAVIGATION + b"</body></html>",
        "no-article",
    ),
    # characters
    "nul.txt": (STORY.encode() * 20 + b"\0", "nul"),
    "crlf.txt": (STORY.replace("\n", "\r\n").encode(), None),
    "wrong-charset.html": (page(*SENTENCES, "Café Żuraw").replace("utf-8", "shift_jis").encode(), None),
    "unknown-charset.html": (page().replace("utf-8", "klingon-8").encode(), None),
    "no-charset.html": (
        page(*SENTENCES, "The café").replace('<meta charset="utf-8">', "").encode("cp1252"),
        None,
    ),
    "false-utf8.txt": (STORY.encode() + b" caf\xe9 \x93quoted\x94", None),
    "many-marks.txt": (
        f"{STORY}\n\n“😀 Cafe\u0301 👩\u200d👩\u200d👧 נמל ميناء,” the harbour master said, "
        "\u202e“tomorrow”\u202c.".encode(),
        None,
    ),
    # rows
    "number.jsonl": (b"7\n" + _row(), "row"),
    "list.jsonl": (_row() + b"\n[1, 2]\n", "row"),
    "text.jsonl": (_row() + b"\nnot JSON at all\n", "json"),
    "surrogate.jsonl": (b'{"text": "half \\ud83d of a pair"}', "surrogate"),
    "nul.jsonl": (_row(text="nul \0 here"), "nul"),
    "deep.jsonl": (b"[" * 1_000_000, "json"),
    "deep-object.json": (b'{"a":' * 1_000_000, "json"),
    "future.jsonl": (_row(published="2199-01-01"), None),
    "no-day.jsonl": (_row(published="once upon a time"), None),
    "huge-day.jsonl": (_row(published="9" * 400_000), None),
    "spaces.json": (b"[" + b" " * 30_000_000, "json"),
    "commas.json": (b'{"text": [' + b"[]," * 5_100_000 + b"0]}", "too-many-values"),
}

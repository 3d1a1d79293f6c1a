"""Which kind of input a file is: by its name, else by how it begins."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import Literal

from onrecord.messages import input_error

Kind = Literal["feed", "html", "json", "text"]

SUFFIXES: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
}

FEED_ROOTS = {"rss", "feed", "rdf"}
"""Names of the first tag of a feed: RSS, Atom, and RSS 1.0 and before."""

HEAD_BYTES = 8192
"""How many bytes from the start of an input are looked at."""

_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"SQLite format 3\x00": "a database",
    b"(\xb5/\xfd": "Zstandard data",
    b"BZh": "bzip2 data",
    b"\xfd7zXZ\x00": "xz data",
}
# Tabs, line ends, form feeds, escapes and the old end-of-file mark do stand in text files.
_CONTROLS = re.compile(rb"[\x01-\x08\x0b\x0e-\x19\x1c-\x1f\x7f]")
# Possessive, so that no way of parting what was passed is tried twice.
_HTML = re.compile(
    rb"\A\s*+(?:<\?xml[^>]*>\s*+)?(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_NAME = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,99}:)?([A-Za-z_][\w.-]{0,99})")
_BLANK = b" \t\r\n"
_JSON = re.compile(rb'\A\s*+(?:\{\s*["}]|\[\s*[\[\]{])')


def suffix_kind(path: str) -> Kind | None:
    """The kind that the file's name tells, a closing .gz left aside; None where it tells none."""
    name = PurePath(path)
    if name.suffix.lower() == ".gz":
        name = name.with_suffix("")
    return SUFFIXES.get(name.suffix.lower())


def kind_of(name: str, path: str | None, head: bytes) -> Kind:
    """The kind of the input `name` whose unpacked bytes begin with `head`.

    `path` is its file, None for standard input. Raises InputError "binary" where `head` is no text,
    whatever the name says.
    """
    what = binary_content(head)
    if what is not None:
        raise input_error("binary", name, what=what)
    told = suffix_kind(path) if path is not None else None
    return told or _sniffed(head)


def binary_content(head: bytes) -> str | None:
    """What the bytes are if they are no text ("a PDF", "binary data"), else None."""
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            return what
    if head.startswith(_WIDE_MARKS):
        return None
    if b"\0" in head or len(_CONTROLS.findall(head)) * 100 > len(head):
        return "binary data"
    return None


def is_feed(head: bytes) -> bool:
    """Whether bytes begin like a feed: by the name of the first tag, comments and declarations aside."""
    head = _narrow(head).lstrip(_BLANK)
    while head.startswith((b"<?", b"<!")):
        head = _after_declaration(head).lstrip(_BLANK)
    found = _NAME.match(head)
    return found is not None and found.group(1).lower().decode("ascii") in FEED_ROOTS


def _sniffed(head: bytes) -> Kind:
    head = _narrow(head)
    if is_feed(head):
        return "feed"
    if _HTML.match(head):
        return "html"
    return "json" if _JSON.match(head) else "text"


def _narrow(head: bytes) -> bytes:
    """Enough to see the tags: in UTF-16 and UTF-32 each of their letters has zeros beside it."""
    head = head.removeprefix(codecs.BOM_UTF8)
    if head.startswith(_WIDE_MARKS):
        return head[2:].replace(b"\0", b"").lstrip(b"\xff\xfe")
    return head


def _after_declaration(head: bytes) -> bytes:
    """What follows the comment, instruction or document type that `head` begins with."""
    if head.startswith(b"<!--"):
        return head.partition(b"-->")[2]
    if head.startswith(b"<?"):
        return head.partition(b"?>")[2]
    before, bracket, inner = head.partition(b"[")
    if bracket and b">" not in before:
        head = inner.partition(b"]")[2]
    return head.partition(b">")[2]

"""From bytes to characters."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from onrecord.messages import input_error

# UTF-32's mark begins with UTF-16's, so it comes first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^<>]*?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
# Python can decode these, no page is written in them, and some take time with the square of the length.
_NO_CHARSETS = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
_DECLARED_WITHIN = 4096
_HIGH = bytes(range(0x80, 0x100))
_STRAY = re.compile(r"[\udc80-\udcff]")  # what Python makes of a byte that is no UTF-8
_RARE = 20
"""Up to one byte in so many may be beyond ASCII for a text to be taken as Western at sight."""


def decoded(raw: bytes, name: str, declared: str | None = None) -> tuple[str, str]:
    """The characters of `raw`, none changed, and the encoding they were read by.

    In this order: a byte order mark (which is no part of the text), UTF-8, `declared`, UTF-8 with a
    few bytes of Windows-1252 pasted in, Windows-1252 where bytes beyond ASCII are rare, as in English,
    then what charset-normalizer finds.
    Raises InputError "encoding" where nothing fits.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            text = _tried(raw, encoding)
            if text is None:
                raise input_error("encoding", name, encoding=f"the {encoding} that its first bytes announce")
            return text, encoding
    candidates = ["utf-8", declared]
    if (len(raw) - len(raw.translate(None, _HIGH))) * _RARE <= len(raw):
        candidates.append("cp1252")
    for candidate in candidates[:2]:
        if candidate is not None and (text := _tried(raw, candidate)) is not None:
            return text, candidate
    if (text := _mixed(raw)) is not None:
        return text, "utf-8 with cp1252"
    for candidate in candidates[2:]:
        if candidate is not None and (text := _tried(raw, candidate)) is not None:
            return text, candidate
    found = from_bytes(raw).best()
    text = _tried(raw, found.encoding) if found is not None else None
    if found is None or text is None:
        raise input_error("encoding", name, encoding="text in any encoding that onrecord knows")
    return text, found.encoding


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that a page declares in its first bytes, as Python calls it; None for none known."""
    found = _DECLARED.search(raw[:_DECLARED_WITHIN])
    return known_encoding(found.group(1).decode("ascii")) if found is not None else None


def known_encoding(label: str) -> str | None:
    """The encoding that a page or server calls `label`, as Python calls it; None for none known."""
    try:
        encoding = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if encoding in _NO_CHARSETS:
        return None
    # What browsers do: pages that say Latin-1 hold Windows-1252.
    return "cp1252" if encoding in ("iso8859-1", "ascii") else encoding


def _mixed(raw: bytes) -> str | None:
    """The text where most of what is beyond ASCII is UTF-8 and the rest can be Windows-1252."""
    text = raw.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(text))
    if stray > (len(text) - len(text.encode("ascii", "ignore"))) // 2:
        return None
    try:
        return _STRAY.sub(lambda found: bytes([ord(found.group()) - 0xDC00]).decode("cp1252"), text)
    except UnicodeDecodeError:
        return None


def _tried(raw: bytes, encoding: str) -> str | None:
    try:
        text = raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return text if isinstance(text, str) else None

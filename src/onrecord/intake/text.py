"""Plain text to a report."""

from __future__ import annotations

from typing import BinaryIO

from onrecord.intake.decoding import decoded, known_encoding
from onrecord.intake.limits import Limits
from onrecord.intake.packed import whole
from onrecord.intake.version import own_version
from onrecord.schema import Document, Extractor, Report


def text_document(stream: BinaryIO, name: str, limits: Limits, charset: str | None = None) -> Document:
    """The file's text, character for character: line ends, spaces and all; only a byte order mark goes.

    It has no title, day or publisher, as the file names none. `charset` is what a server said of it.
    Raises InputError "too-large" or "encoding".
    """
    raw = whole(stream, name, limits.text_bytes, "text")
    text, encoding = decoded(raw, name, known_encoding(charset or ""))
    return Document(
        report=Report(text=text, input=name),
        raw=raw,
        media_type="text/plain",
        extractor=Extractor(name="onrecord-text", version=own_version(), settings={"encoding": encoding}),
    )

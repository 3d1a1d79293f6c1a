"""What intake hands on: a report with its raw bytes, or a failure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.schema.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """What made a text from raw bytes: name, version and the settings that change its result."""

    name: str
    version: str
    settings: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One input that intake took: the report, the bytes it came from and what extracted it.

    `raw` is what stood in the file or on the line, before any decoding (a .gz file: unpacked).
    `media_type` is "text/html", "text/plain" or "application/json".
    """

    report: Report
    raw: bytes
    media_type: str
    extractor: Extractor


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One input that could not be taken or read: which, why (a code of messages.py), in words."""

    input: str
    code: str
    message: str

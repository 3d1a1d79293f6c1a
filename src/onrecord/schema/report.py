"""One published text, and where it was seen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def text_id(text: str) -> str:
    """SHA-256 of the text's UTF-8, in hex. Raises UnicodeEncodeError on a lone surrogate."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text with what one sighting of it tells.

    `input` is how the user named it: the row's id, a path, an address or "-".
    `published` is a day (YYYY-MM-DD) or a timestamp with its offset, as the publisher gave it.
    `extra` holds keys of a JSON row that onrecord has no name for, unchanged.
    """

    text: str
    input: str = "-"
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def id(self) -> str:
        """SHA-256 of the text's UTF-8, in hex."""
        return text_id(self.text)

    @property
    def day(self) -> str | None:
        """The day of publication at the publisher's own offset, YYYY-MM-DD."""
        found = _DAY.match(self.published or "")
        return found.group() if found else None

"""What a page function gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One answer, drawn as a page or told as JSON.

    `data` is what the JSON twin tells (JSON values only); `context` what the template is given besides;
    `title` stands in the window's title. `status` is the HTTP status.
    """

    title: str
    data: Mapping[str, Any]
    context: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200

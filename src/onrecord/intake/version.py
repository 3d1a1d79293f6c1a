"""The version of onrecord's own extractors."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version


@cache
def own_version() -> str:
    """onrecord's version, as installed."""
    return version("onrecord")

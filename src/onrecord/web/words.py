"""Filters that templates use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Protocol


class Named(Protocol):
    """A report, or what tells of one."""

    @property
    def title(self) -> str | None: ...

    @property
    def input(self) -> str: ...


def moment(when: datetime) -> str:
    """A moment for a <time datetime>: 2026-03-04T09:10:00Z."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def minute(when: datetime) -> str:
    """A moment for people: 2026-03-04 09:10 UTC."""
    return when.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def second(when: datetime) -> str:
    """A moment for people, to the second: 2026-03-04 09:10:31 UTC."""
    return when.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def number(value: int) -> str:
    """With a comma between thousands."""
    return f"{value:,}"


def counted(value: int, one: str, several: str | None = None) -> str:
    """ "1 report", "2 reports"."""
    return f"{value:,} {one if value == 1 else several or one + 's'}"


def report_name(report: Named) -> str:
    """What a report is called: its title, or its input where it has none."""
    return (report.title or "").strip() or report.input


FILTERS: Mapping[str, Callable[..., Any]] = {
    made.__name__: made for made in (moment, minute, second, number, counted, report_name)
}

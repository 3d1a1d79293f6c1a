"""Changes: which positions and statuses changed as reports came into the record, also as an Atom feed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import Query, Response

from onrecord import desk
from onrecord.desk.changes import moment_of
from onrecord.export import atom
from onrecord.record import deadline
from onrecord.schema.change import Change
from onrecord.schema.printed_standing import change_json
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench, Workbench

router = PageRouter(nav=("Changes", "/changes"))
Since = Annotated[str, Query(max_length=40, description="A day, in UTC, or a moment.")]
_DAYS = 7
_MOST = 200


@router.page("/changes", "changes.html")
def changes(bench: Bench, since: Since = "") -> Shown:
    """Which positions and statuses changed with the reports that the record got since a day (by itself the
    last seven), the newest report first."""
    asked = since.strip() or _lately()
    found = _changes(bench, asked)
    return Shown(
        title="Changes",
        data={"since": asked, "changes": [change_json(one) for one in found]},
        context={"found": found[:_MOST], "left_out": max(0, len(found) - _MOST), "periods": _periods()},
    )


@router.file("/changes.atom", atom.MEDIA_TYPE)
def changes_feed(bench: Bench, since: Since = "") -> Response:
    """The same as an Atom feed, to be followed by a feed reader."""
    asked = since.strip() or _lately()
    found = _changes(bench, asked)
    body = atom.feed(found[:_MOST], name=bench.name, since=moment_of(asked))
    return Response(body.encode(), media_type=f"{atom.MEDIA_TYPE}; charset=utf-8")


def _changes(bench: Workbench, since: str) -> list[Change]:
    with bench.relating() as relater:
        return desk.changes(bench.record, relater, since, progress=lambda _: deadline.check())


def _lately() -> str:
    return _day_before(_DAYS)


def _periods() -> list[tuple[str, str]]:
    return [("day", _day_before(1)), ("week", _day_before(7)), ("month", _day_before(30))]


def _day_before(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).date().isoformat()

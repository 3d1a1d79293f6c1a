"""Who is quoted: by whom, how often, directly or not, over time."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import Query

from onrecord import desk
from onrecord.desk.printed import known_actor_json
from onrecord.web.drawing.months import months_svg
from onrecord.web.drawing.parts import parts
from onrecord.web.links import search_url
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench

router = PageRouter(nav=("Who is quoted", "/quoted"))

_PUBLISHERS = 4
"""Publishers named of each actor."""
Month = Annotated[str, Query(max_length=10, pattern=r"^(\d{4}-\d{2}(-\d{2})?)?$")]


@router.page("/quoted", "quoted.html")
def quoted(
    bench: Bench,
    publisher: Annotated[str, Query(max_length=500)] = "",
    since: Month = "",
    until: Month = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
) -> Shown:
    """Who speaks in most statements, of any publisher or of one, in which months."""
    found = desk.quoted(
        bench.record,
        publisher=publisher or None,
        since=since or None,
        until=until or None,
        limit=limit,
    )
    months = Counter[str]()
    for one in found:
        months.update(dict(one.months))
    return Shown(
        title="Who is quoted",
        data={
            "quoted": [
                {
                    "actor": known_actor_json(one.actor),
                    "statements": one.statements,
                    "kinds": dict(one.kinds),
                    "publishers": [{"name": name, "statements": count} for name, count in one.publishers],
                    "months": dict(one.months),
                }
                for one in found
            ]
        },
        context={
            "found": found,
            "publisher": publisher,
            "since": since,
            "until": until,
            "limit": limit,
            "named": _PUBLISHERS,
            "publishers": [name for name, _ in desk.info(bench.record).publishers],
            "parts": [parts(one.kinds, found[0].statements) for one in found],
            "months": months_svg(
                sorted(months.items()),
                lambda month: search_url(since=month, until=month, publisher=publisher or None),
            ),
        },
    )

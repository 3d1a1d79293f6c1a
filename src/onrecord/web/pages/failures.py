"""Failures: what could not be taken or read, and why."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from onrecord import desk
from onrecord.desk.printed import stored_failure_json
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench

router = PageRouter(nav=("Failures", "/failures"))
_MOST = 1000


@router.page("/failures", "failures.html")
def failures(bench: Bench, limit: Annotated[int, Query(ge=1, le=_MOST)] = 100) -> Shown:
    """Inputs that could not be taken or read, and why; those that failed last first."""
    found = list(desk.failures(bench.record, newest=True, limit=limit + 1))
    more = len(found) > limit
    return Shown(
        title="Failures",
        data={"failures": [stored_failure_json(one) for one in found[:limit]], "more": more},
        context={
            "found": found[:limit],
            "next": min(limit * 4, _MOST) if more and limit < _MOST else None,
        },
    )

"""Failures: what could not be taken or read, and why."""

from __future__ import annotations

from onrecord import desk
from onrecord.desk.printed import stored_failure_json
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench

router = PageRouter(nav=("Failures", "/failures"))


@router.page("/failures", "failures.html")
def failures(bench: Bench) -> Shown:
    """Inputs that could not be taken or read, and why."""
    found = [stored_failure_json(one) for one in desk.failures(bench.record)]
    return Shown(title="Failures", data={"failures": found})

"""Home: what the record holds, what changed lately, what failed, and a way to add."""

from __future__ import annotations

from onrecord import desk
from onrecord.desk.printed import info_json, stored_failure_json, stored_report_json
from onrecord.schema.printed_standing import claim_json
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench

router = PageRouter(nav=("Home", "/"))
_LISTED = 6


@router.page("/", "home.html")
def home(bench: Bench) -> Shown:
    """What the record holds, what changed lately and what failed; of an empty one, what to do first."""
    info = desk.info(bench.record) if bench.is_small else bench.figures()
    claims = bench.latest_claims()
    reports = desk.last_reports(bench.record, _LISTED)
    failed = list(desk.failures(bench.record, newest=True, limit=_LISTED))
    return Shown(
        title="Home",
        data={
            "record": info and info_json(info),
            "claims": claims and [claim_json(one) for one in claims[:_LISTED]],
            "reports": [stored_report_json(one) for one in reports],
            "failures": [stored_failure_json(one) for one in failed],
        },
        context={
            "info": info,
            "latest": claims and claims[:_LISTED],
            "last": reports,
            "failed": failed,
            "jobs": [one for one in bench.jobs.newest() if not one.is_over],
        },
    )

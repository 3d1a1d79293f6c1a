"""Home: what the record holds."""

from __future__ import annotations

from onrecord import desk
from onrecord.desk.printed import info_json
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench

router = PageRouter(nav=("Home", "/"))


@router.page("/", "home.html")
def home(bench: Bench) -> Shown:
    """What the record holds."""
    return Shown(title="Home", data={"record": info_json(desk.info(bench.record))})

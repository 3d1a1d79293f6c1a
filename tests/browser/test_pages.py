"""Each page opens in a real browser: on a telephone and a desk, light and dark, fit for all readers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest

from onrecord import desk
from onrecord.standing import Relater
from tests.browser.conftest import Site, Watched

CHECKS = Path(__file__).with_name("checks.js").read_text(encoding="utf-8")
FIXED = ("/", "/search?words=said", "/claims", "/reports", "/actors", "/places", "/quoted", "/changes")
FIXED += ("/review", "/judgements", "/failures", "/add", "/about", "/search?words=giraffe", "/nowhere")


@pytest.fixture(scope="package")
def addresses(served: Site) -> list[str]:
    """One of each page."""
    claim = next(iter(desk.claims(served.record, Relater(), limit=1)))
    actor = next(iter(desk.actors(served.record, limit=1)))
    report = next(iter(served.record.reports()))
    statement = served.record.reading(report.id).statements[0]
    return [
        *FIXED,
        f"/claims/{claim.id}",
        f"/standing?claim={quote(claim.sentence)}",
        f"/reports/{report.id}",
        f"/reports/{report.id}?statement={statement.id}",
        f"/actors/{quote(actor.key, safe='/@')}",
    ]


def every(watched: Watched, addresses: list[str]) -> Iterator[str]:
    for address in addresses:
        answer = watched.page.goto(address)
        assert answer is not None
        if address == "/nowhere":
            assert answer.status == 404
            watched.errors.clear()  # the browser tells of it as an error
        else:
            assert answer.status == 200, address
        yield address


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 360)])
def test_each_page_opens_and_is_fit_for_all_readers(
    watched: Watched, addresses: list[str], scheme: Literal["light", "dark"], width: int
) -> None:
    watched.page.emulate_media(color_scheme=scheme)
    watched.page.set_viewport_size({"width": width, "height": 900})
    wrong = {}
    for address in every(watched, addresses):
        found = watched.page.evaluate(CHECKS)
        over = watched.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            found.append(f"{over} pixels wider than the window")
        if found:
            wrong[address] = found
    assert not wrong, json.dumps(wrong, indent=1, ensure_ascii=False)


def test_the_focus_goes_through_a_page_in_its_order_and_is_seen(watched: Watched) -> None:
    watched.page.goto("/search?words=said")
    places = []
    for _ in range(12):
        watched.page.keyboard.press("Tab")
        place, outline = watched.page.evaluate(
            """() => {
              const all = [...document.querySelectorAll("*")];
              const style = getComputedStyle(document.activeElement);
              return [all.indexOf(document.activeElement), style.outlineStyle + style.outlineWidth];
            }"""
        )
        assert outline not in ("none0px", "none3px"), places
        places.append(place)
    assert places == sorted(places) and len(set(places)) == len(places)

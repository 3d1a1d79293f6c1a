"""What a reader does in the workbench leads where it should."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from onrecord import desk
from onrecord.schema import Report
from onrecord.schema.claim import Claim
from onrecord.standing import Relater
from tests.browser.conftest import EMOJI, Site, Watched

MARKED = (
    """() => [...document.querySelectorAll(".text mark, .text .at")].map((e) => e.textContent).join("")"""
)
SELECT = """words => {
  const text = document.querySelector(".text .onrecord");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + words.length); return; }
  }
}"""


def emoji_report(served: Site) -> Report:
    (found,) = [one.report for one in served.record.readings() if "\N{ROCKET}" in one.report.text]
    assert found.text == EMOJI
    return found


@pytest.fixture(scope="package")
def claim(served: Site) -> Claim:
    """The claim on which most positions were taken."""
    return max(desk.claims(served.record, Relater(), limit=None), key=lambda one: len(one.standing.positions))


def test_the_marks_of_a_board_lead_to_the_words(watched: Watched, claim: Claim, served: Site) -> None:
    watched.page.goto(f"/claims/{claim.id}")
    marks = watched.page.locator(".wide svg a[href*='/reports/']")
    hrefs = [marks.nth(at).get_attribute("href") for at in range(marks.count())]
    assert hrefs
    for href in dict.fromkeys(hrefs):
        assert href is not None
        watched.page.goto(href)
        asked = parse_qs(urlsplit(href).query)["statement"][0]
        found = served.record.statement(asked)
        lit = watched.page.locator(f".text [data-statement='{asked}'].content").all_text_contents()
        words = "".join("".join(lit).split())
        for span in found.statement.content:
            assert "".join(span.of(found.report.text).split())[:40] in words


def test_a_span_behind_emoji_is_marked_where_it_is(watched: Watched, served: Site) -> None:
    report = emoji_report(served)
    for words in ("coast guard denied", "\u05e9\u05dc\u05d5\u05dd", "Odd\u0301"):
        start = EMOJI.index(words)
        watched.page.goto(f"/reports/{report.id}?at={start}-{start + len(words)}#at")
        marked = watched.page.evaluate(MARKED)
        assert words in marked, (words, marked)
        assert len(marked) <= len(words) + 40


def test_a_selection_behind_emoji_gives_the_characters_that_python_counts(
    watched: Watched, served: Site
) -> None:
    report = emoji_report(served)
    watched.page.goto(f"/reports/{report.id}")
    watched.page.evaluate(SELECT, "coast guard")
    href = watched.page.locator("a.selected").get_attribute("href")
    assert href is not None
    start, end = map(int, parse_qs(urlsplit(href).query)["at"][0].split("-"))
    assert EMOJI[start:end] == "coast guard"


def test_pointer_and_focus_join_the_parts_of_a_statement(watched: Watched, served: Site) -> None:
    report = max(served.record.readings(), key=lambda one: len(one.statements)).report
    watched.page.goto(f"/reports/{report.id}")
    mark = watched.page.locator(".text .mark.content").first
    name = mark.get_attribute("data-statement")
    mark.hover()
    joined = watched.page.locator(".joined")
    assert joined.count() > 1
    assert {joined.nth(at).get_attribute("data-statement") for at in range(joined.count())} == {name}
    stop = watched.page.locator(".text .mark[tabindex='0']").last
    stop.focus()
    assert watched.page.locator(".joined").first.get_attribute("data-statement") == stop.get_attribute(
        "data-statement"
    )


@pytest.mark.parametrize("hand", ["at", "known"])
def test_both_clocks_step_and_are_dragged(watched: Watched, claim: Claim, hand: str) -> None:
    watched.page.goto(f"/claims/{claim.id}")
    before = watched.page.locator("[data-part=evidence]").inner_text()
    slider = watched.page.locator(f"[data-clock={hand}] input[type=range]")
    first = slider.get_attribute("min")
    slider.fill(str(first))
    watched.page.wait_for_url(f"**{hand}=*")
    watched.page.wait_for_function(
        "was => document.querySelector('[data-part=evidence]').innerText !== was", arg=before
    )
    day = watched.page.locator(f"[data-clock={hand}] input[type=date]").input_value()
    assert f"{hand}={day}" in watched.page.url
    watched.page.locator(f"[data-clock={hand}] a", has_text="day ›").click()
    watched.page.wait_for_function("was => !location.search.includes(was)", arg=f"{hand}={day}")


def test_the_clocks_work_without_scripts(browser: object, served: Site, claim: Claim) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=served.address)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"/claims/{claim.id}")
    field = page.locator("input[name=at]")
    day = field.get_attribute("min")
    field.fill(day)
    page.locator("form.clocks button").click()
    assert parse_qs(urlsplit(page.url).query)["at"] == [day]
    assert page.locator("[data-part=told]").inner_text()
    context.close()


def judge(watched: Watched, key: str) -> None:
    """Presses a key of the queue once its script has marked a statement."""
    watched.page.wait_for_selector(".queue > li.at")
    watched.page.keyboard.press(key)


def test_statements_are_judged_by_keyboard(watched: Watched, served: Site) -> None:
    first, second = (one.statement.id for one in desk.review_queue(served.record, limit=2).waiting)
    watched.page.goto("/review")
    watched.page.locator(".queue input[name=by]").first.fill("Ada")
    watched.page.locator("h1").click()
    judge(watched, "a")
    watched.page.wait_for_selector(f"#q-{second}")
    watched.page.wait_for_selector(f"#q-{first}", state="detached")
    assert desk.reviews(served.record)[first].verdict == "accept"
    assert watched.page.locator(".queue input[name=by]").first.input_value() == "Ada"
    judge(watched, "r")
    watched.page.wait_for_selector(f"#q-{second}", state="detached")
    assert desk.reviews(served.record)[second].verdict == "reject"
    for left in (1, 0):
        judge(watched, "u")
        watched.page.wait_for_function("n => document.querySelector('progress').value === n", arg=left)
    assert desk.reviews(served.record) == {}


def test_a_search_from_home_and_an_upload(watched: Watched, served: Site) -> None:
    watched.page.goto("/")
    watched.page.locator("main input[name=words]").first.fill("denied")
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_url("**/search?*words=denied*")
    watched.page.goto("/add")
    told = "The harbour master said the quay would be closed on Friday 6 March 2026."
    watched.page.locator("input[type=file]").set_input_files(
        files=[{"name": "quay 😀.txt", "mimeType": "text/plain", "buffer": told.encode()}]
    )
    watched.page.locator("form:has(input[type=file]) input[name=english]").check()
    watched.page.locator("form:has(input[type=file]) button").click()
    watched.page.wait_for_url("**/jobs/*")
    watched.page.locator("main a[href^='/reports/']").first.wait_for(timeout=20_000)
    watched.page.locator("main a[href^='/reports/']").first.click()
    assert "would be closed" in watched.page.locator(".text").inner_text()

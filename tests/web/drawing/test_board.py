from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema.position import LABELS, Position, Standing
from onrecord.standing import Bearing, status_history
from onrecord.standing.status import in_order
from onrecord.web.drawing.board import NARROW, WIDE, Board, Layout, board, parties_first
from onrecord.web.drawing.marks import PATHS
from tests.examples import DAYS
from tests.export.standings import COMPANY, oil, positions

LAYOUTS = pytest.mark.parametrize("layout", [WIDE, NARROW], ids=["wide", "narrow"])
MANY = st.lists(positions(), min_size=1, max_size=14, unique=True).map(in_order)


def drawn(told: Sequence[Position], layout: Layout, at: str | None = None) -> str:
    standing = Bearing("the claim", tuple(told)).standing(at=at)
    return board(
        Board(
            positions=told,
            standing=standing,
            history=status_history(standing.positions),
            at=at,
            statement=lambda one: f"/reports/{one.evidence.report}?{one.evidence.statement}",
            actor=lambda key: f"/actors/{key}",
        ),
        layout,
    )


class Marks(HTMLParser):
    """Collects the marks with their classes, words and places; fails on tags that do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.marks: list[str] = []
        self.words: list[str] = []
        self.titles: list[str] = []
        self.x: list[float] = []
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {key: value or "" for key, value in attrs}
        assert "style" not in told and not any(key.startswith("on") for key in told)
        if told.get("class", "").split()[:1] == ["mark"]:
            self.marks.append(told["class"])
            self.x.append(float(told["transform"].removeprefix("translate(").split()[0]))
        self.open.append((tag, told.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        inside = any(of.split()[:1] == ["mark"] for _, of in self.open)
        if inside and self.open[-1][0] == "text":
            self.words.append(data)
        if inside and self.open[-1][0] == "title":
            self.titles.append(data)


@LAYOUTS
@given(told=MANY, at=st.none() | DAYS)
def test_every_position_is_told_by_one_mark_with_a_word(
    layout: Layout, told: list[Position], at: str | None
) -> None:
    found = Marks(drawn(told, layout, at))
    assert len(found.words) == len(found.marks) == len(found.titles)
    several = [int(count) for title in found.titles for count in re.findall(r"; (\d+) statements,", title)]
    assert sum(several) + len(found.marks) - len(several) == len(told)
    for classes, word in zip(found.marks, found.words, strict=True):
        label = classes.split()[1]
        assert label in LABELS
        assert ("later" in classes) == word.startswith("(")


@LAYOUTS
@given(told=MANY, at=DAYS)
def test_nothing_moves_while_the_clock_is_turned(layout: Layout, told: list[Position], at: str) -> None:
    places = Marks(drawn(told, layout)).x
    turned = Marks(drawn(told, layout, at)).x
    assert set(turned) <= set(places)
    assert all(0 <= x <= layout.width for x in turned)


@given(MANY, DAYS)
def test_what_is_not_counted_is_told_by_more_than_colour(told: list[Position], at: str) -> None:
    found = Marks(drawn(told, WIDE, at))
    counted = {one for one in told if one.day is not None and one.day <= at}
    later = [title for title in found.titles if "not counted" in title]
    assert (not later) == (len(counted) == len(told))


@LAYOUTS
def test_a_mark_leads_to_its_statement_and_a_name_to_its_actor(layout: Layout) -> None:
    told = oil().positions
    html = unescape(drawn(told, layout))
    for one in told:
        assert f"/reports/{one.evidence.report}?{one.evidence.statement}" in html
        assert f"/actors/{one.key}" in html
    assert html.count('class="party"') == len({one.key for one in told})


def test_the_status_stands_above_in_its_own_word_up_to_the_day_asked_for() -> None:
    told = oil().positions
    whole, early = drawn(told, WIDE), drawn(told, WIDE, "2026-02-03")
    assert [name for name in ("alleged", "contested", "confirmed") if f"<title>{name}</title>" in whole] == [
        "alleged",
        "contested",
        "confirmed",
    ]
    assert "<title>alleged</title>" in early and "<title>contested</title>" not in early


def test_what_decides_is_said() -> None:
    standing: Standing = oil()
    html = drawn(standing.positions, WIDE)
    assert len(re.findall(r'class="mark [a-z]+ decides"', html)) == 3
    assert f"{COMPANY} confirms, 2026-03-08; decides" in html


def test_markup_in_a_name_stays_text() -> None:
    (one, *_) = oil().positions
    bad = '<script>alert("1")</script>'
    html = drawn([Position(actor=bad, key=bad, label=one.label, day=one.day, evidence=one.evidence)], WIDE)
    assert "<script" not in html and "&lt;script" in html


def test_every_position_has_a_shape_of_its_own() -> None:
    filled = {"asserts", "confirms"}
    assert set(PATHS) == set(LABELS)
    assert len({(path, label in filled) for label, path in PATHS.items()}) == len(LABELS)


@given(MANY, st.integers(1, 5))
def test_parties_left_out_are_counted(told: list[Position], most: int) -> None:
    shown, left_out = parties_first(told, most)
    parties = {(one.key, one.actor) for one in told}
    assert len({(one.key, one.actor) for one in shown}) + left_out == len(parties)

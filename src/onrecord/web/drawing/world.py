"""A map of places: outlines of countries, a graticule, a dot a place. No tiles, nothing fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import sqrt

from markupsafe import Markup

from onrecord.web.drawing.svg import element, group

STEPS = 4
"""Steps of the outlines a degree (see outlines/card.md)."""
_LEAST = 40.0
"""Degrees that a view shows at least, from left to right."""
_ROUND = 0.25
"""What a view leaves free around the places, as a part of their extent."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A place to be drawn: degrees, how many statements name it, its name in words, and its link."""

    lat: float
    lon: float
    statements: int
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class View:
    """A part of the world in degrees, twice as wide as high: its west and north edges and its width."""

    west: float
    north: float
    width: float

    @property
    def height(self) -> float:
        """Half of the width."""
        return self.width / 2


WORLD = View(-180, 90, 360)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a map is meant to be shown: pixels from left to right, and how many names it has at most."""

    pixels: int
    names: int


LARGE, SMALL = Size(1100, 16), Size(340, 6)


def view_of(dots: Sequence[Dot]) -> View:
    """The part of the world that holds all dots with some room around them; the world where there are
    none."""
    if not dots:
        return WORLD
    west, east = min(dot.lon for dot in dots), max(dot.lon for dot in dots)
    south, north = min(dot.lat for dot in dots), max(dot.lat for dot in dots)
    width = max((east - west) * (1 + 2 * _ROUND), 2 * (north - south) * (1 + 2 * _ROUND), _LEAST)
    if width >= WORLD.width:
        return WORLD
    left = min(max((west + east - width) / 2, -180.0), 180.0 - width)
    top = max(min((south + north + width / 2) / 2, 90.0), -90.0 + width / 2)
    return View(left, top, width)


def land() -> Markup:
    """The outlines once, out of sight, for the maps of a page to show."""
    path = element("path", id="land", d=_outlines())
    return element(
        "svg",
        element("defs", path),
        class_="outlines",
        width=0,
        height=0,
        aria_hidden="true",
        focusable="false",
    )


def world(dots: Sequence[Dot], view: View, size: Size) -> Markup:
    """The map of a view as one <svg>, the most named place last and so above; shows what `land` made."""
    scale = view.width * STEPS / size.pixels
    shown = sorted(dots, key=lambda dot: dot.statements)
    drawn = [
        element("rect", x=0, y=0, width=360 * STEPS, height=180 * STEPS, class_="sea"),
        element("use", href="#land", class_="land"),
        _graticule(view),
        *(_dot(dot, scale) for dot in shown),
        *_names(list(reversed(shown)), view, size, scale),
    ]
    x, y = (view.west + 180) * STEPS, (90 - view.north) * STEPS
    return element(
        "svg",
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        class_="world",
        viewBox=f"{x:.2f} {y:.2f} {view.width * STEPS:.2f} {view.height * STEPS:.2f}",
        role="group",
        aria_label="Map of the places that statements name",
    )


@cache
def _outlines() -> str:
    return resources.files("onrecord.web").joinpath("outlines/world.path").read_text("ascii").strip()


def _graticule(view: View) -> Markup:
    every = 30 if view.width > 120 else 10 if view.width > 50 else 5
    across = [f"M0 {(90 - lat) * STEPS}H{360 * STEPS}" for lat in range(-90 + every, 90, every)]
    along = [f"M{(lon + 180) * STEPS} 0V{180 * STEPS}" for lon in range(-180 + every, 180, every)]
    return element("path", d="".join(across + along), class_="graticule")


def _dot(dot: Dot, scale: float) -> Markup:
    x, y = _at(dot)
    radius = scale * min(4 + 2 * sqrt(dot.statements), 24)
    told = f"{dot.words}: {dot.statements} statement{'s' if dot.statements != 1 else ''}"
    circle = element("circle", cx=x, cy=y, r=radius)
    return element("a", element("title", told), circle, href=dot.href, class_="place")


def _names(dots: Sequence[Dot], view: View, size: Size, scale: float) -> list[Markup]:
    """Names of the places most named, those left out that would stand on another."""
    height = 13 * scale
    taken: list[tuple[float, float, float, float]] = []
    drawn: list[Markup] = []
    right = (view.west + 180 + view.width) * STEPS
    for dot in dots:
        if len(drawn) == size.names:
            break
        x, y = _at(dot)
        away = scale * (min(4 + 2 * sqrt(dot.statements), 24) + 3)
        width = 0.62 * height * len(dot.words)
        end = x + away + width > right
        left = x - away - width if end else x + away
        box = (left, y - height / 2, left + width, y + height / 2)
        if any(_meet(box, other) for other in taken):
            continue
        taken.append(box)
        drawn.append(element("text", dot.words, x=left, y=y + height * 0.35, font_size=height, class_="name"))
    return [group(drawn, aria_hidden="true")] if drawn else []


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _at(dot: Dot) -> tuple[float, float]:
    return (dot.lon + 180) * STEPS, (90 - dot.lat) * STEPS

"""About: which models read and relate, how well, and under which licences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from onrecord import __version__
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench

router = PageRouter(nav=("About", "/about"))
_CARDS = (
    ("The reader", "weights/card.md"),
    ("The relating network", "weights/relating.md"),
    ("The gazetteer", "gazetteer/card.md"),
    ("The outlines of the map", "web/outlines/card.md"),
)
_LICENCES = (
    ("onrecord", "Apache-2.0"),
    ("The model, which starts from all-MiniLM-L6-v2", "Apache-2.0"),
    ("Names and points of places, of GeoNames (geonames.org)", "CC BY 4.0"),
    ("Outlines of the map, of Natural Earth", "public domain"),
)


@dataclass(frozen=True, slots=True)
class Card:
    """What comes with a part: its name, and its card as text and drawn."""

    name: str
    text: str
    drawn: Markup


@router.page("/about", "about.html")
def about(bench: Bench) -> Shown:
    """What reads and relates, how well, what it learnt from, and the licences."""
    info = bench.info.value(1.0)
    return Shown(
        title="About",
        data={
            "version": __version__,
            "readers": [
                {"version": one.version, "weights": one.weights, "reports": count}
                for one, count in (info.readers if info else ())
            ],
            "licences": [{"what": what, "licence": licence} for what, licence in _LICENCES],
            "cards": [{"name": card.name, "text": card.text} for card in _cards()],
        },
        context={"drawn": [(f"card-{at}", card) for at, card in enumerate(_cards(), 1)]},
    )


@cache
def _cards() -> tuple[Card, ...]:
    return tuple(_read_cards())


def _read_cards() -> Iterator[Card]:
    # Our own files; HTML in them would be told, not drawn.
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    for name, path in _CARDS:
        text = files("onrecord").joinpath(path).read_text(encoding="utf-8")
        body = text.partition("\n")[2] if text.startswith("# ") else text
        drawn = markdown.render(body.replace("\n## ", "\n#### "))
        drawn = drawn.replace("<table>", f'<table aria-label="{escape(name)}, figures">')
        yield Card(name=name, text=text, drawn=Markup(drawn))

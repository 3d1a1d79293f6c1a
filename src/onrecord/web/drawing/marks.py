"""The shapes of positions: those of the terminal's timeline, as paths around a middle."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from onrecord.schema.position import Label
from onrecord.web.drawing.svg import element

RADIUS = 7
PATHS: Mapping[Label, str] = {
    "asserts": "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "confirms": "M0-7L7 0L0 7L-7 0z",
    "denies": "M-5-5L5 5M5-5L-5 5",
    "declines": "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "doubts": "M0-7L7 0L0 7L-7 0z",
    "retracts": "M5-7L-6 0L5 7z",
}
"""Filled: asserts, confirms. Lines alone: the others."""


def shape(label: Label) -> Markup:
    """The mark of a position, its middle at 0, 0; colour and filling come from the style sheet."""
    return element("path", d=PATHS[label], class_="shape")


def picture_of(label: Label) -> Markup:
    """The mark alone, as a picture of the size of a letter, for words that stand beside it."""
    return element(
        "svg",
        element("g", shape(label), class_=label),
        xmlns="http://www.w3.org/2000/svg",
        class_="sign",
        viewBox="-9 -9 18 18",
        width=18,
        height=18,
        aria_hidden="true",
    )

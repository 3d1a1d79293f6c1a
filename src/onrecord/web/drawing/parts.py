"""A bar of parts: how many of a whole were said directly, in part and indirectly."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from onrecord.schema import Kind
from onrecord.web.drawing.svg import element, rect

_WIDTH, _HEIGHT = 144, 14


def parts(kinds: Sequence[tuple[Kind, int]], most: int) -> Markup:
    """The numbers side by side; `most` takes the whole width. Filled, half filled and hollow."""
    drawn: list[Markup] = []
    x = 1.0
    for kind in ("direct", "mixed", "indirect"):
        width = dict(kinds).get(kind, 0) * (_WIDTH - 2) / max(most, 1)
        if width:
            drawn.append(rect(x, 1, width, _HEIGHT - 2, kind))
        x += width
    return element(
        "svg",
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        class_="parts",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        aria_hidden="true",
    )

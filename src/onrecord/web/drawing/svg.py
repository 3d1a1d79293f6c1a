"""Elements of SVG as escaped markup."""

from __future__ import annotations

from markupsafe import Markup, escape


def element(name: str, *children: str | Markup, **attributes: str | float | None) -> Markup:
    """One element; children and values are escaped unless they are Markup. `class_` is "class", an
    underscore inside of a name a hyphen; an attribute that is None is left out; numbers have at most two
    decimals."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(map(escape, children))
    return Markup(f"<{name}{told}>{inner}</{name}>")


def group(children: list[Markup], **attributes: str | float | None) -> Markup:
    """A <g>."""
    return element("g", *children, **attributes)


def text(words: str, x: float, y: float, class_: str | None = None) -> Markup:
    """A line of text that begins at a point."""
    return element("text", words, x=x, y=y, class_=class_)


def line(x: float, y: float, to_x: float, to_y: float, class_: str) -> Markup:
    """A straight line."""
    return element("line", x1=x, y1=y, x2=to_x, y2=to_y, class_=class_)


def rect(x: float, y: float, width: float, height: float, class_: str) -> Markup:
    """A rectangle with upright sides."""
    return element("rect", x=x, y=y, width=width, height=height, class_=class_)


def picture(width: float, height: float, children: list[Markup], *, label: str, class_: str) -> Markup:
    """An <svg> of that many pixels, which is no picture to a screen reader but a group with links."""
    return element(
        "svg",
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_=class_,
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        width=width,
        height=height,
        role="group",
        aria_label=label,
    )


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")

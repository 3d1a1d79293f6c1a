"""Standard output for programs and for people; standard error for everything else."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import RenderableType


def write(pieces: Iterable[str]) -> None:
    """Writes text for programs to standard output: UTF-8 whatever the locale, line ends as they are,
    each piece as soon as it is there."""
    sys.stdout.flush()
    out = sys.stdout.buffer
    for piece in pieces:
        out.write(piece.encode("utf-8"))
        out.flush()


def write_json(rows: Iterable[Any]) -> None:
    """Writes one JSON object a line."""
    write(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def show(*parts: RenderableType) -> None:
    """Writes for people to standard output; in colour where that is a terminal."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    for part in parts:
        console.print(part)


def say(message: str) -> None:
    """Writes a message for people to standard error."""
    print(message, file=sys.stderr, flush=True)

"""What the tests of processes ask of the system."""

from __future__ import annotations

import os
from pathlib import Path


def children(pid: int | None = None) -> set[int]:
    """The processes that a process (this one, if None) has started and not yet seen end."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid or os.getpid()}/task").iterdir():
        found |= {int(child) for child in (task / "children").read_text().split()}
    return found

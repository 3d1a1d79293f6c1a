"""The gate's gold: dispatches with their statements, from the marked-up files beside this one."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SETS = ("examples", "texts")


def _wire() -> Any:
    """training/wire.py, which is not installed and reads the markup."""
    path = HERE.parents[1] / "training" / "wire.py"
    spec = importlib.util.spec_from_file_location("wire", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def gold(name: str) -> list[Any]:
    """The dispatches of one set: each has name, published, publisher, text, and statements as
    {source, cue, content: [[start, end], ...], act}."""
    found: list[Any] = _wire().dispatches(HERE / f"{name}.txt")
    return found

"""The examples that come with onrecord."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path


@contextmanager
def examples() -> Iterator[Path]:
    """The folder with the examples: pages, texts and JSONL on three invented affairs."""
    with as_file(files("onrecord") / "examples") as folder:
        yield folder

"""From what a user names to the files that are read, in order."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from onrecord.intake.kinds import SUFFIXES, suffix_kind
from onrecord.messages import failure
from onrecord.schema import Failure

STDIN = "-"

_WITH_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}://")


def is_address(name: str) -> bool:
    """Whether `name` looks like an address of any scheme, such as https://…"""
    return _WITH_SCHEME.match(name) is not None


def printable(name: str) -> str:
    """`name` as it can be printed and stored: bytes that are no UTF-8 are written as escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def expand(inputs: Sequence[str]) -> list[str | Failure]:
    """The paths that `inputs` stand for, in the order given; "-" and addresses stay as they are.

    A folder gives the files beneath it whose suffix onrecord reads, sorted by path; hidden ones and
    links to folders are left out. A pattern with *, ? or [ gives what it matches, sorted, ** across
    folders; a file that bears such a name is taken as itself. What gives no file is a Failure in
    its place: "missing", "no-match", "empty-folder" or "unreadable".
    """
    return [found for name in inputs for found in _expanded(name)]


def _expanded(name: str) -> Iterator[str | Failure]:
    if name == STDIN:
        yield name
    elif os.path.lexists(name):
        yield from _existing(name)
    elif is_address(name):
        yield name
    elif glob.has_magic(name):
        # Path.glob takes no absolute pattern.
        matched = sorted(glob.glob(name, recursive=True))  # noqa: PTH207
        # With ** the files in a folder that matches are matched by themselves.
        matched = [path for path in matched if "**" not in name or not Path(path).is_dir()]
        yield from (found for path in matched for found in _existing(path))
        if not matched:
            yield failure("no-match", printable(name))
    else:
        yield failure("missing", printable(name))


def _existing(path: str) -> Iterator[str | Failure]:
    if not Path(path).is_dir():
        yield path
        return
    failures: list[Failure] = []

    def unreadable(error: OSError) -> None:
        failures.append(failure("unreadable", printable(str(error.filename)), reason=error.strerror))

    found = sorted(_files(path, unreadable))
    yield from found
    yield from failures
    if not found and not failures:
        yield failure("empty-folder", printable(path), suffixes=" ".join(SUFFIXES))


def _files(folder: str, unreadable: Callable[[OSError], None]) -> Iterator[str]:
    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            if not name.startswith(".") and suffix_kind(name) and path.is_file():
                yield str(path)

"""Where documents come from: this machine, or the web where the user asked for it."""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Protocol

from onrecord.desk.progress import Measured
from onrecord.intake import Intake
from onrecord.intake.expand import STDIN, expand, is_address
from onrecord.intake.fetching import FetchSettings
from onrecord.intake.kinds import HEAD_BYTES, is_feed, suffix_kind
from onrecord.record import RecordStore
from onrecord.schema import Document, Failure


class Source(Measured, Protocol):
    """Documents and failures, and how much of what they come from was read."""

    def __iter__(self) -> Generator[Document | Failure, None, None]: ...

    def settled(self, document: Document | Failure, outcome: Failure | None) -> None:
        """Told of each thing that came from here when all was done with it that is to be done; `outcome`
        is why it was not stored, None where it was."""
        ...


class LocalSource(Intake):
    """Files, folders, patterns and standard input."""

    def settled(self, document: Document | Failure, outcome: Failure | None) -> None:
        """Nothing hangs on it."""


def source_of(
    inputs: Sequence[str], record: RecordStore, fetching: FetchSettings | None, language: str | None
) -> Source:
    """What `inputs` hold, to be added to `record`. Without `fetching` nothing is fetched: an address or a
    feed then is a Failure "offline". Raises UsageError for a language not read."""
    if fetching is not None and needs_web(inputs):
        # Loaded where it is needed: what speaks with servers takes longer to load than all the rest.
        from onrecord.desk.web_source import WebSource

        return WebSource(inputs, record, fetching, language=language)
    return LocalSource(inputs, language=language, apart=True)


def needs_web(inputs: Sequence[str]) -> bool:
    """Whether something is to be fetched for these inputs: an address, or a feed in a file."""
    named = (found for name in inputs if not Path(name).is_dir() for found in expand([name]))
    return any(not isinstance(found, Failure) and not is_local(found) for found in named)


def is_local(name: str) -> bool:
    """Whether an input, as `expand` gives it, is read without fetching anything."""
    if name == STDIN:
        return True
    if is_address(name):
        return os.path.lexists(name)
    return suffix_kind(name) is not None or not _is_feed_file(Path(name))


def _is_feed_file(path: Path) -> bool:
    try:
        # A pipe could be read only once.
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return is_feed(file.read(HEAD_BYTES))
    except OSError:
        return False

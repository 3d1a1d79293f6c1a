"""onrecord demo"""

from __future__ import annotations

import shlex
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from onrecord.cli.settings import (
    DEFAULT_RECORD,
    Settings,
    open_reader,
    open_record,
    open_relater,
    settings_of,
)
from onrecord.cli.streams import say, show

if TYPE_CHECKING:
    from onrecord.record import FoundStatement, RecordStore


def demo(context: typer.Context) -> None:
    """Reads the examples that come with onrecord.

    Shows who said what in them. The record is made in a new temporary folder, unless --record names
    one. Nothing is fetched.

    \b
    Example:
      onrecord demo
    """
    from onrecord import desk
    from onrecord.cli.summaries import status, tell_added
    from onrecord.cli.tables import statement_table

    settings = settings_of(context)
    if settings.path is None:
        settings = replace(settings, path=Path(tempfile.mkdtemp(prefix="onrecord-demo-")) / DEFAULT_RECORD)
    with open_record(settings, create=True) as record, desk.examples() as folder:
        summary = desk.add([str(folder)], record, open_reader(), relater=open_relater())
        show(statement_table(_statements(record)))
    if not settings.quiet:
        tell_added(summary, settings)
    _next(settings)
    if code := status(summary):
        raise typer.Exit(code)


def _statements(record: RecordStore) -> list[FoundStatement]:
    """All statements, report after report by the names of their inputs, in the order of the text."""
    from onrecord.record import FoundStatement
    from onrecord.schema.outline import outline

    readings = sorted(record.readings(), key=lambda reading: (reading.report.input, reading.report.id))
    return [
        FoundStatement(statement=entry.statement, report=reading.report)
        for reading in readings
        for entry in outline(reading.statements)
    ]


def _next(settings: Settings) -> None:
    path = shlex.quote(str(settings.record_path))
    say(f"The record is {path}. Look at it in a browser:  onrecord --record {path} serve")
    say(f"Or ask it:  onrecord --record {path} claims  (or: search rope, actors, changes --since 2025-01-01)")

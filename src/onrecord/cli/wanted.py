"""What --dry-run prints."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from onrecord.cli.group import SOME_FAILED
from onrecord.cli.settings import Settings
from onrecord.cli.streams import say, show, write_json
from onrecord.desk import FetchSettings


def show_wanted(
    inputs: Sequence[str],
    settings: Settings,
    fetching: FetchSettings,
    *,
    only_feeds: bool = False,
    as_json: bool = False,
) -> None:
    """Lists what would be taken of `inputs`; ends with 3 where something could not be."""
    from contextlib import ExitStack

    from onrecord import desk
    from onrecord.desk.printed import wanted_json
    from onrecord.errors import NoRecord
    from onrecord.export.text import one_line
    from onrecord.record import Record
    from onrecord.schema import Failure

    wanted, failed = 0, 0
    with ExitStack() as stack:
        try:
            record = stack.enter_context(Record(settings.record_path, create=False, readonly=True))
        except NoRecord:
            record = None
        for found in desk.would_take(inputs, record, fetching, only_feeds=only_feeds):
            if isinstance(found, Failure):
                failed += 1
            else:
                wanted += 1
            if as_json:
                write_json([wanted_json(found)])
            elif isinstance(found, Failure):
                say(f"{one_line(found.input)}: {one_line(found.message)}")
            else:
                told = (found.published, found.title)
                show("  ".join([one_line(found.input), *(one_line(one) for one in told if one)]))
    if not settings.quiet:
        say(f"{wanted:,} would be taken, {failed:,} could not be. Nothing was stored.")
    if failed:
        raise typer.Exit(SOME_FAILED)

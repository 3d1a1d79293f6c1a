"""onrecord failures"""

from __future__ import annotations

import typer

from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, show, write_json


def failures(context: typer.Context, as_json: AsJson = False) -> None:
    """Lists the inputs that could not be taken or read, and why.

    \b
    Example:
      onrecord failures --json
    """
    from rich.text import Text

    from onrecord import desk
    from onrecord.cli.tables import table
    from onrecord.desk.printed import stored_failure_json
    from onrecord.export.text import one_line

    with open_record(settings_of(context)) as record:
        if as_json:
            write_json(map(stored_failure_json, desk.failures(record)))
            return
        found = list(desk.failures(record))
    if not found:
        say("No failure is recorded.")
        return
    made = table("input", "code", "why", "seen")
    for stored in found:
        failure = stored.failure
        made.add_row(
            Text(one_line(failure.input)),
            Text(failure.code),
            Text(one_line(failure.message)),
            Text(f"{stored.seen:%Y-%m-%d %H:%M}"),
        )
    show(made)

"""onrecord search"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.options import AsJson, Limit, Publisher, Since, Until
from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, write_json
from onrecord.cli.streams import show as show_to_people
from onrecord.schema.statement import Kind


def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help='Words that were said; "a phrase" in quotation marks.'),
    ],
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Words of who says it.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="How it is told.")] = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """Finds statements by their words, best match first.

    \b
    Examples:
      onrecord search ferry
      onrecord search '"northern quay"' --speaker ministry --since 2026-03
    """
    from onrecord import desk
    from onrecord.cli.tables import statement_table
    from onrecord.desk.printed import found_json

    with open_record(settings_of(context)) as record:
        found = desk.search(
            record,
            " ".join(words),
            speaker=speaker,
            kind=kind,
            since=since,
            until=until,
            publisher=publisher,
            limit=limit,
        )
        if as_json:
            write_json(map(found_json, found))
            return
        statements = list(found)
        if statements:
            show_to_people(statement_table(statements))
        elif not desk.info(record).reports:
            say("The record is empty. Fill it with: onrecord add INPUT...")
        else:
            say("No statement has all of these words. Try fewer, or another form of a word.")

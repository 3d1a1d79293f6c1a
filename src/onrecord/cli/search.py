"""onrecord search"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.options import AsJson, Limit, Publisher, Rejected, Since, Until
from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, write_json
from onrecord.cli.streams import show as show_to_people
from onrecord.schema.statement import Act, Kind, Mode


def search(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help='Words that were said; "a phrase" in quotation marks.'),
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Words of who says it, by name or as it stands.")
    ] = None,
    speaks_for: Annotated[
        str | None, typer.Option(metavar="NAME", help="Words of whom it speaks for.")
    ] = None,
    act: Annotated[Act | None, typer.Option(help="What is done by saying it.")] = None,
    mode: Annotated[Mode | None, typer.Option(help="Said, thought, shown or kept back.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="How it is told.")] = None,
    place: Annotated[
        str | None,
        typer.Option(
            metavar="PLACE", help="Names this place, or one in this country (NO) or region (NO-03)."
        ),
    ] = None,
    said_since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Said on this day or later, as far as the text tells.")
    ] = None,
    said_until: Annotated[
        str | None, typer.Option(metavar="DAY", help="Said on this day or earlier.")
    ] = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    rejected: Rejected = False,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """Finds statements by their words, best match first; by options alone, the newest first.

    \b
    Examples:
      onrecord search ferry
      onrecord search '"northern quay"' --speaker ministry --since 2026-03
      onrecord search --act deny --speaks-for Portugal --said-since 2026-03-01
    """
    from onrecord import desk
    from onrecord.cli.tables import statement_table
    from onrecord.desk.printed import found_json

    with open_record(settings_of(context)) as record:
        found = desk.search(
            record,
            " ".join(words or ()),
            speaker=speaker,
            speaks_for=speaks_for,
            act=act,
            mode=mode,
            kind=kind,
            place=place,
            said_since=said_since,
            said_until=said_until,
            since=since,
            until=until,
            publisher=publisher,
            rejected=rejected,
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
            say("No statement fits. Try fewer words or options, or another form of a word.")

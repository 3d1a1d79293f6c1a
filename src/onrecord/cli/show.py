"""onrecord show"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, write, write_json
from onrecord.cli.streams import show as show_to_people


def show(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="REPORT|STATEMENT",
            help="A report by its id, input or address, or a statement by its id; the first digits will do.",
        ),
    ],
    format: Annotated[
        Literal["text", "json", "html"], typer.Option(help="html is one page with the report's text.")
    ] = "text",
    history: Annotated[
        bool,
        typer.Option("--history", help="The texts that the report's address had, and what changed in each."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Shows one report, or one statement in its text.

    \b
    Examples:
      onrecord show 3f2a91c0
      onrecord show https://news.example/ferry --history
      onrecord show news/ferry.html --format html > ferry.html
    """
    from onrecord import desk
    from onrecord.cli.shown import shown_text
    from onrecord.desk.printed import shown_json
    from onrecord.export import html

    if history:
        _history(context, name, as_json=as_json or format == "json", format=format)
        return
    with open_record(settings_of(context)) as record:
        shown = desk.show(record, name)
    if as_json or format == "json":
        write_json([shown_json(shown)])
    elif format == "html":
        write(html.page([shown.reading]))
    else:
        show_to_people(shown_text(shown))


def _history(context: typer.Context, name: str, *, as_json: bool, format: str) -> None:
    from onrecord import desk
    from onrecord.cli.history import history_text
    from onrecord.desk.printed import history_json
    from onrecord.errors import UsageError

    if format == "html":
        raise UsageError("--history is printed as text or json: leave out --format html")
    with open_record(settings_of(context)) as record:
        found = desk.history(record, name)
    if as_json:
        write_json(map(history_json, found))
    elif found:
        show_to_people(history_text(found))
    if not found:
        say(f"{name}: seen under no web address, so it has no history.")
    elif all(len(one.revisions) == 1 for one in found):
        say("It has one revision: add its address again once its text has changed.")

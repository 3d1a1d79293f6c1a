"""onrecord show"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import show as show_to_people
from onrecord.cli.streams import write, write_json


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
    as_json: AsJson = False,
) -> None:
    """Shows one report, or one statement in its text.

    \b
    Examples:
      onrecord show 3f2a91c0
      onrecord show news/ferry.html --format html > ferry.html
    """
    from onrecord import desk
    from onrecord.cli.shown import shown_text
    from onrecord.desk.printed import shown_json
    from onrecord.export import html

    with open_record(settings_of(context)) as record:
        shown = desk.show(record, name)
    if as_json or format == "json":
        write_json([shown_json(shown)])
    elif format == "html":
        write(html.page([shown.reading]))
    else:
        show_to_people(shown_text(shown))

"""onrecord claims"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, open_relater, settings_of
from onrecord.cli.streams import say, show, write_json
from onrecord.schema.position import Status

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.record import Record
    from onrecord.schema.claim import Claim

PARTIES = 4
"""How many parties are named; --json names all."""


def claims(
    context: typer.Context,
    about: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only claims about this, best in a sentence.")
    ] = None,
    status: Annotated[Status | None, typer.Option(help="Only claims that stand so.")] = None,
    changed_since: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Only claims on which a position changed on this day or later."),
    ] = None,
    limit: Annotated[int, typer.Option(min=0, metavar="N", help="At most so many; 0 is all.")] = 50,
    every: Annotated[bool, typer.Option("--all", help="All of them, as --limit 0.")] = False,
    as_json: AsJson = False,
) -> None:
    """Lists what the reports turn on, the newest change first.

    A claim is something on which statements of two actors or days bear, in the words of a report. Its
    status follows from what was said; onrecord claim and position correct what is wrong.

    \b
    Examples:
      onrecord claims --status contested
      onrecord claims --about "oil off the island" --changed-since 2026-03-01
      onrecord claims --all --json
    """
    from onrecord import desk
    from onrecord.cli.indexing import looking
    from onrecord.schema.printed_standing import claim_json

    settings = settings_of(context)
    most = None if every or limit == 0 else limit
    with open_record(settings) as record:
        relater = open_relater()
        with looking(record, relater, settings) as told:
            found = desk.claims(
                record,
                relater,
                about=about,
                status=status,
                changed_since=changed_since,
                limit=most,
                progress=told.indexed,
                looked=told.looked,
            )
        if as_json:
            write_json(map(claim_json, found))
        elif found:
            show(_table(found))
            if len(found) == most:
                say(f"The first {most:,} are shown; --limit N shows more, --all all.")
        else:
            _nothing(record, narrowed=bool(about or status or changed_since))


def _nothing(record: Record, *, narrowed: bool) -> None:
    from onrecord import desk

    if not desk.info(record).reports:
        say("The record is empty. Fill it with: onrecord add INPUT...")
    elif narrowed:
        say("No claim fits. Leave out an option, or ask yourself: onrecord standing CLAIM")
    else:
        say(
            "No two actors, and none on two days, said anything of one matter. Add more reports with"
            " onrecord add, or ask yourself: onrecord standing CLAIM"
        )


def _table(found: list[Claim]) -> Table:
    from rich.text import Text

    from onrecord.cli.tables import ID_SHOWN, table
    from onrecord.export.text import WHAT, WHO, one_line

    made = table("claim", "status", "parties", "changed", "id")
    made.expand = True
    for column, share in ((0, 5), (2, 3)):
        made.columns[column].ratio = share
    for column in (1, 3, 4):
        made.columns[column].no_wrap = True
    for claim in found:
        since = claim.standing.since
        made.add_row(
            Text(one_line(claim.sentence), style=WHAT),
            Text.assemble((claim.standing.status, "bold"), (f"\nsince {since}" if since else "", "dim")),
            Text(_parties(claim), style=WHO),
            Text(claim.changed or ""),
            Text(claim.id[:ID_SHOWN], style="dim"),
        )
    return made


def _parties(claim: Claim) -> str:
    from onrecord.export.text import one_line

    names = [one_line(name) for name in claim.parties]
    more = f", … {len(names) - PARTIES} more" if len(names) > PARTIES else ""
    return ", ".join(names[:PARTIES]) + more

"""The program `onrecord`: what holds for every command, and the list of commands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.cli import (
    accept,
    actor,
    actors,
    add,
    backup,
    changes,
    claim,
    claims,
    correct,
    demo,
    export,
    failures,
    forget,
    info,
    judgements,
    merge,
    merge_in,
    position,
    read,
    reject,
    reports,
    reread,
    search,
    serve,
    show,
    split,
    standing,
    undo,
    verify,
    watch,
)
from onrecord.cli.group import CommandGroup
from onrecord.cli.settings import DEFAULT_RECORD, Settings

# In the order in which --help lists them.
_COMMANDS = (
    read.read,
    add.add,
    watch.watch,
    serve.serve,
    show.show,
    search.search,
    standing.standing,
    claims.claims,
    changes.changes,
    claim.claim,
    position.position,
    actors.actors,
    actor.actor,
    merge.merge,
    split.split,
    accept.accept,
    correct.correct,
    reject.reject,
    undo.undo,
    judgements.judgements,
    reports.reports,
    failures.failures,
    verify.verify,
    backup.backup,
    merge_in.merge_in,
    forget.forget,
    reread.reread,
    export.export,
    info.info,
    demo.demo,
)
_NAMES = [
    command.info.name if isinstance(command, typer.Typer) else command.__name__.replace("_", "-")
    for command in _COMMANDS
]


class _Commands(CommandGroup):
    def list_commands(self, ctx: Any) -> list[str]:
        """The commands and groups in their order; typer lists groups last."""
        return sorted(super().list_commands(ctx), key=_NAMES.index)


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from onrecord import __version__

        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def onrecord(
    context: typer.Context,
    record: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            envvar="ONRECORD_DB",
            help=f"The record to use: an SQLite file, made by the first add.  [default: {DEFAULT_RECORD}]",
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no summary; errors are still told.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say more: every failure, and which reader reads.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Reads news and keeps the record: who said what, when, and on whose word.

    These options may stand before or after the command.

    \b
    Begin with:
      onrecord demo
      onrecord read article.html
      onrecord add news/ && onrecord search "port closure"
      onrecord standing "The port was closed"

    Exit status: 0 all fine; 1 an error; 2 a wrong option or argument; 3 some documents failed.
    """
    context.obj = Settings(path=record, quiet=quiet, verbose=verbose)


for _command in _COMMANDS:
    if isinstance(_command, typer.Typer):
        app.add_typer(_command)
    else:
        app.command()(_command)


def main() -> None:
    """The entry point."""
    # Set before anything could load the runtime: it writes telemetry files otherwise.
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    app(prog_name="onrecord")

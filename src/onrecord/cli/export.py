"""onrecord export"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, write
from onrecord.errors import OnrecordError


def export(
    context: typer.Context,
    format: Annotated[
        Literal["jsonl", "csv", "webannotation"],
        typer.Option(
            help="jsonl is onrecord/1; csv has one row a statement; webannotation is W3C's JSON-LD."
        ),
    ] = "jsonl",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write.  [default: standard output]"),
    ] = None,
) -> None:
    """Writes all readings, sorted by report id.

    In CSV, a cell that a spreadsheet would take for a formula begins with an apostrophe.

    \b
    Examples:
      onrecord export --format csv -o statements.csv
      onrecord export | jq '.statements | length'
    """
    from onrecord import desk

    settings = settings_of(context)
    with open_record(settings) as record:
        pieces = desk.export(record, format)
        if output is None:
            write(pieces)
            return
        _write_file(output, pieces)
    if not settings.quiet:
        say(f"Written: {output}")


def _write_file(path: Path, pieces: Iterable[str]) -> None:
    """Writes beside `path` and renames, so that a file by that name is always whole."""
    # A device or pipe must be written itself.
    beside = path.with_name(path.name + ".part") if path.is_file() or not path.exists() else path
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        if beside is not path:
            beside.replace(path)
    except OSError as error:
        raise OnrecordError(
            f"{path}: it cannot be written ({error.strerror}): name another file with -o"
        ) from error

"""onrecord export"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, write
from onrecord.errors import OnrecordError, UsageError


def export(
    context: typer.Context,
    format: Annotated[
        Literal["jsonl", "csv", "webannotation", "geojson", "claimreview", "corrections", "parquet"],
        typer.Option(
            help="jsonl is onrecord/1; csv has one row a statement; webannotation is W3C's JSON-LD; geojson"
            " has one feature a statement and place; claimreview is claims in schema.org's words;"
            " corrections is readings as people corrected them, with who judged; parquet is a folder of"
            " tables, for DuckDB and pandas."
        ),
    ] = "jsonl",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "--out",
            "-o",
            metavar="FILE",
            help="Where to write; for parquet a folder.  [default: standard output]",
        ),
    ] = None,
) -> None:
    """Writes all readings, sorted by report id, or all claims.

    In CSV, a cell that a spreadsheet would take for a formula begins with an apostrophe.

    \b
    Examples:
      onrecord export --format csv -o statements.csv
      onrecord export --format parquet --out tables
      onrecord export | jq '.statements | length'
    """
    from onrecord import desk

    settings = settings_of(context)
    if format == "parquet" and output is None:
        raise UsageError("parquet is a folder of tables: name it with --out")
    with open_record(settings) as record:
        if format == "parquet":
            assert output is not None
            desk.export_tables(record, output)
        elif output is None:
            write(desk.export(record, format))
            return
        else:
            _write_file(output, desk.export(record, format))
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

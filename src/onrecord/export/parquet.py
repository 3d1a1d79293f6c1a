"""The record as Parquet files, one a table, for DuckDB, pandas, R and whatever else reads them.

They are written in row groups as the rows come, so that memory does not grow with the record. Needs
pyarrow, which comes with onrecord[parquet].
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, Self

from onrecord.errors import OnrecordError
from onrecord.export.tables import (
    TABLES,
    Column,
    Row,
    actor_row,
    claim_row,
    position_rows,
    report_row,
    statement_rows,
)
from onrecord.schema import Reading
from onrecord.schema.claim import Claim

_GROUP_ROWS = 20_000
_GROUP_CHARACTERS = 16_000_000
"""A row group ends with the row that reaches either; lists are not counted among the characters."""


def write_tables(
    folder: Path,
    readings: Iterable[Reading],
    actors: Iterable[Mapping[str, Any]],
    claims: Iterable[Claim],
    *,
    rejected: Container[str] = (),
) -> list[Path]:
    """Writes reports, statements, actors, claims and positions to FOLDER/NAME.parquet, and gives the
    paths. Tables without a row are written too.

    `actors` are such as onrecord.export.tables.actor_row takes; `rejected` are ids of rejected
    statements. The folder is made where there is none. Each file is written beside and
    renamed once all are whole. Raises OnrecordError where pyarrow is missing or the folder cannot be
    written.
    """
    arrow = _pyarrow()
    paths = [folder / f"{name}.parquet" for name in TABLES]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _fill(arrow, folder, readings, actors, claims, rejected)
        for path in paths:
            _beside(path).replace(path)
    except OSError as error:
        raise OnrecordError(
            f"{folder}: it cannot be written ({error.strerror or error}): name another folder with --out"
        ) from error
    finally:
        if folder.is_dir():
            for path in paths:
                _beside(path).unlink(missing_ok=True)
    return paths


def _fill(
    arrow: ModuleType,
    folder: Path,
    readings: Iterable[Reading],
    actors: Iterable[Mapping[str, Any]],
    claims: Iterable[Claim],
    rejected: Container[str],
) -> None:
    with ExitStack() as stack:
        tables = {
            name: stack.enter_context(_Table(arrow, _beside(folder / f"{name}.parquet"), columns))
            for name, columns in TABLES.items()
        }
        for reading in readings:
            tables["reports"].add(report_row(reading))
            for row in statement_rows(reading, rejected):
                tables["statements"].add(row)
        for actor in actors:
            tables["actors"].add(actor_row(actor))
        for claim in claims:
            tables["claims"].add(claim_row(claim))
            for row in position_rows(claim):
                tables["positions"].add(row)


def _beside(path: Path) -> Path:
    """Where a file is written before all are whole."""
    return path.with_name(path.name + ".part")


class _Table:
    """One file that is being written."""

    def __init__(self, arrow: ModuleType, path: Path, columns: Mapping[str, Column]) -> None:
        self._arrow = arrow
        types = _types(arrow)
        self._schema = arrow.schema([(name, types[kind]) for name, kind in columns.items()])
        self._writer = arrow.parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Row] = []
        self._characters = 0

    def add(self, row: Row) -> None:
        self._rows.append(row)
        self._characters += sum(len(value) for value in row.values() if isinstance(value, str))
        if len(self._rows) >= _GROUP_ROWS or self._characters >= _GROUP_CHARACTERS:
            self._write()

    def _write(self) -> None:
        self._writer.write_table(self._arrow.Table.from_pylist(self._rows, self._schema))
        self._rows.clear()
        self._characters = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None and self._rows:
            self._write()
        self._writer.close()


def _pyarrow() -> ModuleType:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise OnrecordError(
            "pyarrow is not installed, which writes Parquet: run pip install 'onrecord[parquet]'"
        ) from error
    module: ModuleType = pyarrow
    return module


def _types(arrow: ModuleType) -> dict[Column, Any]:
    """The arrow type of each kind of column."""
    text, number, real = arrow.string(), arrow.int64(), arrow.float64()
    place = {"name": text, "lat": real, "lon": real, "country": text, "region": text}
    return {
        "text": text,
        "number": number,
        "real": real,
        "day": arrow.date32(),
        "truth": arrow.bool_(),
        "texts": arrow.list_(text),
        "spans": arrow.list_(arrow.struct({"start": number, "end": number})),
        "places": arrow.list_(arrow.struct(place)),
        "names": arrow.list_(arrow.struct({"name": text, "reports": number})),
        "members": arrow.list_(arrow.struct({"report": text, "name": text})),
    }

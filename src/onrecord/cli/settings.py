"""What the options that hold for every command say, and the parts that commands make from them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from onrecord.errors import NoRecord

if TYPE_CHECKING:
    from onrecord.desk import ReportReader
    from onrecord.record import Record
    from onrecord.standing import Relater

DEFAULT_RECORD = "onrecord.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """`path` is the record that the user named, None where none was."""

    path: Path | None = None
    quiet: bool = False
    verbose: bool = False

    @property
    def record_path(self) -> Path:
        """The record that commands use."""
        return self.path or Path(DEFAULT_RECORD)


def settings_of(context: typer.Context) -> Settings:
    """The settings that the program's callback left."""
    found = context.obj
    assert isinstance(found, Settings)
    return found


def open_record(settings: Settings, *, create: bool = False) -> Record:
    """The record, to be closed by `with`. Raises NoRecord, with what to do next, where there is none
    and `create` is False."""
    from onrecord.record import Record

    try:
        return Record(settings.record_path, create=create)
    except NoRecord as error:
        if create:
            raise
        raise NoRecord(
            f"{error}\nMake one with: onrecord add INPUT..., name another with --record FILE, "
            "or try: onrecord demo"
        ) from None


def open_reader() -> ReportReader:
    """The reader that comes with onrecord."""
    from onrecord.reading import Reader

    return Reader()


def open_relater() -> Relater:
    """What relates statements to claims, as it comes with onrecord."""
    from onrecord.standing import Relater

    return Relater()

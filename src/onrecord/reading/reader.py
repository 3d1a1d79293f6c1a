"""The reader: a report in, its reading out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.reading.attribution import attributions
from onrecord.reading.model_files import FOLDER, VOCABULARY, fingerprint, read_settings, read_weights
from onrecord.reading.network import Network
from onrecord.reading.pieces import cut
from onrecord.reading.quotes import quotations
from onrecord.reading.statements import statements
from onrecord.schema import ReaderInfo, Reading, Report


class Reader:
    """Reads reports into statements, one report at a time, on one thread.

    The same text gives the same reading whatever else is read, in any order and number of workers.
    `weights` is a folder with the model's files; without it, the ones in the package.
    """

    def __init__(self, weights: Path | None = None) -> None:
        self._folder = weights or FOLDER
        self._settings = read_settings(self._folder)
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(self._folder / VOCABULARY))
        self._network = Network(read_weights(self._folder), self._settings)

    @cached_property
    def info(self) -> ReaderInfo:
        """Which reader this is: its version and the SHA-256 over its model files."""
        return ReaderInfo(version=self._settings.version, weights=fingerprint(self._folder))

    def read(self, report: Report | str) -> Reading:
        """The reading of one report, or of a bare text."""
        given = report if isinstance(report, Report) else Report(text=report)
        quoted = quotations(given.text)
        pieces = cut(given.text, self._tokenizer, quoted)
        found = attributions(given.text, pieces, quoted, self._network, self._settings)
        made = statements(given.text, given.id, found, quoted, self._settings)
        return Reading(report=given, reader=self.info, statements=made)

    def read_many(self, reports: Iterable[Report | str], workers: int = 1) -> Iterator[Reading]:
        """Readings in the order of `reports`; more than one worker reads in as many processes."""
        if workers <= 1:
            yield from map(self.read, reports)
            return
        from onrecord.reading.workers import read_in_processes

        yield from read_in_processes(reports, self._folder, workers)

"""The reader: a report in, its reading out."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.errors import InputError
from onrecord.inference.arrays import Floats
from onrecord.reading.actors.reading import SpeakerOf, read_actors
from onrecord.reading.acts import acts
from onrecord.reading.attribution import Attribution, attributions
from onrecord.reading.credits import with_credits
from onrecord.reading.model_files import FOLDER, VOCABULARY, fingerprint, read_settings, read_weights
from onrecord.reading.names import names
from onrecord.reading.network import Encoded, Network
from onrecord.reading.passives import without_objects
from onrecord.reading.pieces import Pieces, cut
from onrecord.reading.places.gazetteer import FILE as GAZETTEER_FILE
from onrecord.reading.places.gazetteer import FOLDER as GAZETTEER_FOLDER
from onrecord.reading.places.gazetteer import Gazetteer
from onrecord.reading.places.places import find_places
from onrecord.reading.quotes import quotations
from onrecord.reading.statements import statements
from onrecord.reading.times import find_times
from onrecord.reading.when import whens
from onrecord.reading.windows import Window, pairs, sentence_ends, windows
from onrecord.schema import Act, Failure, Mode, ReaderInfo, Reading, Report, Spans, Statement, Support


class Reader:
    """Reads reports into statements, one report at a time, on one thread.

    The same text gives the same reading whatever else is read, in any order and number of workers.
    `weights` is a folder with the model's files; without it, the ones in the package. They are loaded
    when this process first reads.
    """

    def __init__(self, weights: Path | None = None) -> None:
        self._folder = weights or FOLDER
        self._settings = read_settings(self._folder)

    def load(self) -> None:
        """Loads the model, so that the first reading does not wait for it."""
        _ = self._tokenizer, self._gazetteer, self._network

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer.from_file(str(self._folder / VOCABULARY))

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer()

    @cached_property
    def _network(self) -> Network:
        return Network(read_weights(self._folder), self._settings)

    @cached_property
    def info(self) -> ReaderInfo:
        """Which reader this is: its version and the SHA-256 over its model files."""
        return ReaderInfo(
            version=self._settings.version,
            weights=fingerprint(self._folder, GAZETTEER_FOLDER / GAZETTEER_FILE),
        )

    def read(self, report: Report | str) -> Reading:
        """The reading of one report, or of a bare text."""
        given = report if isinstance(report, Report) else Report(text=report)
        text, quoted = given.text, quotations(given.text)
        pieces = cut(text, self._tokenizer, quoted)
        tags: list[Floats] = []
        pairs = self._attributed(given, pieces, quoted, tags)
        made = [statement for statement, _ in pairs]
        mentions = names(text, pieces, np.concatenate(tags) if tags else np.zeros((0, 1), np.float32))
        done = acts(text, made, np.array([attribution.acts for _, attribution in pairs], np.float32))
        actors, speakers = read_actors(text, quoted, mentions, made, self._gazetteer)
        made = [_told(*row) for row in zip(made, done, speakers, strict=True)]
        times = find_times(text, given.day)
        made = [_dated(*row) for row in zip(made, whens(text, made, times, given.day), strict=True)]
        places = find_places(text, mentions, self._gazetteer, statements=made)
        return Reading(
            report=given,
            reader=self.info,
            statements=tuple(made),
            actors=actors,
            times=times,
            places=places,
        )

    def attributions(self, report: Report | str) -> list[Statement]:
        """The statements of one report with source, cue, content and kind only: what other extractors of
        quotations look for, without the actors, acts, times and places of `read`."""
        given = report if isinstance(report, Report) else Report(text=report)
        quoted = quotations(given.text)
        pieces = cut(given.text, self._tokenizer, quoted)
        return [statement for statement, _ in self._attributed(given, pieces, quoted, [])]

    def _attributed(
        self, given: Report, pieces: Pieces, quoted: Spans, tags: list[Floats]
    ) -> list[tuple[Statement, Attribution]]:
        """The statements of a report and what each is made from; `tags` is given the name tags."""
        text = given.text
        encoded = self._encoded(text, pieces, tags)
        found = attributions(text, pieces, quoted, encoded, self._network, self._settings)
        found = without_objects(text, with_credits(text, quoted, found))
        return statements(text, given.id, found, quoted, self._settings)

    def _encoded(self, text: str, pieces: Pieces, tags: list[Floats]) -> Iterator[tuple[Window, Encoded]]:
        """The windows of a text as the encoder sees them, one after the other, so that few states are
        held at once; `tags` is given the name tags of all pieces."""
        every = windows(pieces, sentence_ends(text, pieces), self._settings.widths)
        for together in pairs(every):
            for window, seen in zip(together, self._network.encode(pieces, together), strict=True):
                tags.append(seen.names[window.low - window.start : window.high - window.start])
                yield window, seen

    def read_many(self, reports: Iterable[Report | str], workers: int | None = None) -> Iterator[Reading]:
        """Readings in the order of `reports`, read in so many other processes, without `workers` in this
        one. Other processes bound what one report may ask of the machine, as `read_each` tells; raises
        InputError at the first report that asks for more."""
        if workers is None:
            yield from map(self.read, reports)
            return
        for found in self.read_each(reports, workers):
            if isinstance(found, Failure):
                raise InputError(found.code, found.input, found.message)
            yield found

    def read_each(
        self, reports: Iterable[Report | str], workers: int = 1
    ) -> Generator[Reading | Failure, None, None]:
        """What became of each report, in their order, read in `workers` other processes: its reading, or
        a Failure "too-slow", "too-much-memory", "crashed" or "fault" where it asked for too much time or
        memory or could not be read; the rest is read all the same."""
        from onrecord.reading.workers import read_in_processes

        return read_in_processes(reports, self._folder, workers)


def _told(statement: Statement, done: tuple[Mode, Act | None, Support], speaker: SpeakerOf) -> Statement:
    """`statement` with its mode, act and speakers."""
    mode, act, support = done
    return replace(
        statement,
        mode=mode,
        act=act,
        speakers=speaker.speakers,
        speaker_kind=speaker.speaker_kind,
        speaks_for=speaker.speaks_for,
        via=speaker.via,
        support={"act": support} | speaker.support,
    )


def _dated(statement: Statement, answer: tuple[str | None, Support | None]) -> Statement:
    """`statement` with the day on which it was made."""
    when, support = answer
    known = {} if support is None else {"when": support}
    return replace(statement, when=when, support={**statement.support, **known})

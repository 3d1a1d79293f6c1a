"""Does the time to store a document grow with the record? Stores synthetic reports and prints a curve.

    python bench/growth.py [--reports 20000] [--json growth.json]

Each report has about 70 words from a vocabulary of 30,000 and five statements. The record lies in a
temporary folder. Times are of `Record.has` and `Record.add` together, processor and wall-clock time,
averaged and as medians over blocks of reports, so that the first block stands beside the last.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from onrecord.record import Record
from onrecord.schema import (
    Document,
    Extractor,
    ReaderInfo,
    Reading,
    Report,
    Span,
    Statement,
    statement_id,
)

READER = ReaderInfo(version="bench", weights="00" * 32)
EXTRACTOR = Extractor(name="bench", version="1")
STATEMENTS = 5


@dataclass(frozen=True)
class Block:
    """Milliseconds a report, for the reports numbered `first` to `last`; the record's megabytes after."""

    first: int
    last: int
    processor_mean: float
    wall_median: float
    wall_mean: float
    wall_worst: float
    megabytes: float


def synthetic(number: int) -> tuple[Document, Reading]:
    """A report unlike every other, the same on every run."""
    chance = random.Random(number)
    sentences, spans, at = [], [], 0
    for _ in range(STATEMENTS):
        source = f"Office {chance.randrange(30_000)}"
        content = " ".join(f"word{int(chance.paretovariate(0.3)) % 30_000}" for _ in range(11))
        sentence = f"{source} said {content}."
        cue = at + len(source) + 1
        spans.append((Span(at, cue - 1), Span(cue, cue + 4), Span(cue + 5, at + len(sentence) - 1)))
        sentences.append(sentence)
        at += len(sentence) + 1
    day = f"20{number % 20:02d}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    report = Report(
        text=" ".join(sentences),
        input=f"pages/{number}.html",
        title=f"Office {number} speaks",
        publisher=f"Paper {number % 50}",
        url=f"https://paper{number % 50}.example/{number}",
        published=day,
    )
    statements = tuple(
        Statement(
            id=statement_id(report.id, (source,), (cue,), (content,)),
            source=(source,),
            cue=(cue,),
            content=(content,),
            kind="indirect",
            confidence=0.9,
        )
        for source, cue, content in spans
    )
    raw = f"<html><body><p>{report.text}</p></body></html>".encode()
    document = Document(report=report, raw=raw, media_type="text/html", extractor=EXTRACTOR)
    return document, Reading(report=report, reader=READER, statements=statements)


def measure(path: Path, reports: int, size: int) -> Iterator[Block]:
    """Stores `reports` reports in a new record, and times them in blocks of `size`."""
    with Record(path) as record:
        store(record, -1)  # the first use of each statement builds it
        for first in range(1, reports + 1, size):
            times = [store(record, number) for number in range(first, first + size)]
            processor, wall = zip(*times, strict=True)
            yield Block(
                first=first,
                last=first + size - 1,
                processor_mean=statistics.fmean(processor),
                wall_median=statistics.median(wall),
                wall_mean=statistics.fmean(wall),
                wall_worst=max(wall),
                megabytes=record.info().size / 1e6,
            )


def store(record: Record, number: int) -> tuple[float, float]:
    """Milliseconds of processor and wall-clock time that storing one report took."""
    document, reading = synthetic(number)
    processor, wall = time.process_time(), time.perf_counter()
    assert not record.has(document.report, READER)
    record.add(document, reading)
    return (time.process_time() - processor) * 1000, (time.perf_counter() - wall) * 1000


HEAD = """| reports | processor, mean ms | wall, median ms | wall, mean ms | worst ms | record, MB |
|---|---|---|---|---|---|"""


def line(block: Block) -> str:
    """One block as a row of the Markdown table."""
    return (
        f"| {block.first:,}–{block.last:,} | {block.processor_mean:.2f} | {block.wall_median:.2f} | "
        f"{block.wall_mean:.2f} | {block.wall_worst:.1f} | {block.megabytes:.1f} |"
    )


def main() -> None:
    """Reads the command line, prints the table, writes JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--block", type=int, default=1_000)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    blocks = []
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for block in measure(Path(folder) / "growth.db", asked.reports, asked.block):
            blocks.append(block)
            print(line(block), flush=True)
    if asked.json:
        asked.json.write_text(json.dumps([asdict(block) for block in blocks], indent=1) + "\n")


if __name__ == "__main__":
    main()

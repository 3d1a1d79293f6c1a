"""Files that were handed over, not named: each has a name of its own and lies somewhere else."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from onrecord.errors import InputError
from onrecord.intake.apart import PagesApart
from onrecord.intake.expand import printable
from onrecord.intake.kinds import HEAD_BYTES, kind_of
from onrecord.intake.limits import DEFAULT_LIMITS
from onrecord.intake.packed import named, unpacked
from onrecord.intake.taking import taken
from onrecord.messages import failure
from onrecord.schema import Document, Failure

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file at `path` that its sender calls `name`."""

    name: str
    path: Path


class UploadSource:
    """The documents in uploads, within the limits that hold for files. They are called by their senders'
    names, of which only the last part counts and nothing is ever opened."""

    def __init__(self, uploads: Sequence[Upload], *, language: str | None = None) -> None:
        self._uploads = uploads
        self._language = language
        self._done = 0

    @property
    def bytes_total(self) -> int | None:
        return sum(one.path.stat().st_size for one in self._uploads)

    @property
    def bytes_done(self) -> int:
        return self._done

    def __iter__(self) -> Generator[Document | Failure, None, None]:
        with PagesApart() as pages:
            for upload in self._uploads:
                yield from self._documents(upload, pages)

    def settled(self, document: Document | Failure, outcome: Failure | None) -> None:
        """Nothing hangs on it."""

    def _documents(self, upload: Upload, pages: PagesApart) -> Iterator[Document | Failure]:
        name = file_name(upload.name)
        try:
            with named(name), upload.path.open("rb", buffering=0) as file:
                stream = unpacked(file, self._count)
                head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
                kind = kind_of(name, name, head)
                one_object = name.lower().removesuffix(".gz").endswith(".json")
                yield from taken(
                    stream,
                    name,
                    kind,
                    pages.document,
                    DEFAULT_LIMITS,
                    language=self._language,
                    one_object=one_object,
                )
        except InputError as error:
            yield Failure(input=error.input, code=error.code, message=error.message)
        except OSError as error:
            yield failure("unreadable", name, reason=error.strerror or error)

    def _count(self, read: int) -> None:
        self._done += read


def file_name(told: str) -> str:
    """The last part of a name that a browser told, without what cannot be printed; "upload" for none."""
    last = PurePosixPath(told.replace("\\", "/").replace("\0", "")).name
    kept = "".join(character for character in last if character.isprintable()).strip()
    return printable(kept[-LONGEST_NAME:]) or "upload"

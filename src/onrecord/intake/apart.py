"""Finding the article of a page in another process, where it can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from typing import BinaryIO, Self

from onrecord.crew import BOUNDS, Bounds, Crew, Undone
from onrecord.errors import InputError
from onrecord.intake.limits import Limits
from onrecord.intake.packed import whole
from onrecord.schema import Document, Failure

_Page = tuple[bytes, str, Limits, str | None]


def begin() -> Callable[[_Page], Document | Failure]:
    """What a worker process finds articles with, loaded before its first page."""
    from onrecord.intake.html import page_document

    def take(page: _Page) -> Document | Failure:
        try:
            found = page_document(*page)
        except InputError as error:
            return Failure(input=error.input, code=error.code, message=error.message)
        return replace(found, raw=b"")  # who asked has it

    return take


class PagesApart:
    """Takes pages one by one, all in one other process, which is started with the first and goes with this
    object, to be closed. A page that asks for more than `bounds` is a Failure, the next has a new process."""

    def __init__(self, bounds: Bounds = BOUNDS) -> None:
        self._bounds = bounds
        self._crew: Crew[_Page, Document | Failure] | None = None

    def document(
        self, stream: BinaryIO, name: str, limits: Limits, charset: str | None = None
    ) -> Document | Failure:
        """As html.html_document, with failures "too-slow", "too-much-memory", "crashed" and "fault"
        besides. Raises InputError "too-large" or what reading the stream raises."""
        raw = whole(stream, name, limits.page_bytes, "page")
        if self._crew is None:
            self._crew = Crew(begin, bounds=self._bounds)
        found = self._crew.submit((raw, name, limits, charset)).result()
        if isinstance(found, Undone):
            return found.failure(name)
        return found if isinstance(found, Failure) else replace(found, raw=raw)

    def close(self) -> None:
        """Ends the process."""
        if self._crew is not None:
            self._crew.close()
            self._crew = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

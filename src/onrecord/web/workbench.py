"""What all pages share: the record, who relates, the secret of the forms."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import TIMEOUT_MAX, Lock
from typing import Annotated

from fastapi import Depends, Request

from onrecord.record import RecordStore, deadline
from onrecord.standing import Relater
from onrecord.web.settings import WebSettings

THREADS = 16
"""How many pages are made at once; the others wait."""


@dataclass(slots=True, weakref_slot=True)
class Workbench:
    """One open record and what is asked of it. `form_token` stands in every form that changes something."""

    record: RecordStore
    settings: WebSettings
    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(THREADS, "page"))
    _relater: Relater | None = None
    _relating: Lock = field(default_factory=Lock)

    @contextmanager
    def relating(self) -> Iterator[Relater]:
        """The relater, for one question at a time: it is not safe to share between threads. Whatever asks
        desk.claims, desk.standing or desk.changes does so within `with bench.relating() as relater`."""
        if not self._relating.acquire(timeout=min(deadline.seconds_left(), TIMEOUT_MAX)):
            raise deadline.too_slow()
        try:
            if self._relater is None:
                self._relater = Relater()
            yield self._relater
        finally:
            self._relating.release()

    def close(self) -> None:
        """Ends the threads once they are done and closes the record."""
        self.threads.shutdown(cancel_futures=True)
        self.record.close()


def _of_request(request: Request) -> Workbench:
    found = request.app.state.workbench
    assert isinstance(found, Workbench)
    return found


Bench = Annotated[Workbench, Depends(_of_request)]
"""A page's first parameter: `bench: Bench`."""

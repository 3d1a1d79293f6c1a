"""What all pages share: the record, who relates, what is being added, the secret of the forms."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import TIMEOUT_MAX, Lock
from typing import Annotated

from fastapi import Depends, Request

from onrecord import desk
from onrecord.desk import ReportReader
from onrecord.record import RecordInfo, RecordStore, deadline
from onrecord.schema.claim import Claim
from onrecord.standing import Relater
from onrecord.web.jobs import Jobs
from onrecord.web.kept import Kept
from onrecord.web.settings import WebSettings

THREADS = 16
"""How many pages are made at once; the others wait."""
LATEST_CLAIMS = 20


class Workbench:
    """One open record and what is asked of it. `form_token` stands in every form that changes something;
    `threads` make the pages. `name` is that of its
    file; `info` and `latest` are the record in figures and its latest claims, as they
    were last known."""

    def __init__(
        self,
        record: RecordStore,
        settings: WebSettings,
        open_reader: Callable[[], ReportReader],
        name: str = "onrecord.db",
    ) -> None:
        self.record = record
        self.name = name
        self.settings = settings
        self.form_token = secrets.token_urlsafe(24)
        self.threads = ThreadPoolExecutor(THREADS, "page")
        self.jobs = Jobs(record, open_reader)
        self._relater: Relater | None = None
        self._relating = Lock()
        self._slow = ThreadPoolExecutor(2, "slow")
        self.info: Kept[RecordInfo] = Kept(lambda: desk.info(record), self._slow)
        self.latest: Kept[list[Claim]] = Kept(self._latest, self._slow)

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
        """Ends what is being added after its present document, and the threads once they are done; closes
        the record."""
        self.jobs.close()
        self.threads.shutdown(cancel_futures=True)
        self._slow.shutdown(cancel_futures=True)
        self.record.close()

    def _latest(self) -> list[Claim]:
        with self.relating() as relater:
            return desk.claims(self.record, relater, limit=LATEST_CLAIMS)


def _of_request(request: Request) -> Workbench:
    found = request.app.state.workbench
    assert isinstance(found, Workbench)
    return found


Bench = Annotated[Workbench, Depends(_of_request)]
"""A page's first parameter: `bench: Bench`."""

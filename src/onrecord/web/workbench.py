"""What all pages share: the record, who relates, what is being added, the secret of the forms."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import TIMEOUT_MAX, Lock
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from onrecord import desk
from onrecord.desk import Backstage, ListedActor, ReportReader, ShownActor
from onrecord.record import RecordInfo, RecordStore, deadline
from onrecord.schema.claim import Claim
from onrecord.standing import Relater
from onrecord.web.jobs import Jobs
from onrecord.web.kept import Kept
from onrecord.web.recent import Made, Recent
from onrecord.web.settings import WebSettings

T = TypeVar("T")
THREADS = 16
"""How many pages are made at once; the others wait."""
LISTED_CLAIMS, LISTED_ACTORS = 50, 100
"""How many are kept ready of a large record."""
_FIRST_LISTED = 6
"""How many claims are worked out first; then twice as many each time."""
_WAIT, _FIRST_WAIT = 0.02, 5.0
"""Seconds to wait for what takes long on a large record, else it is shown as it was last known; and for the
figures as long as there are none."""


class Workbench:
    """The open record at `path` and what is asked of it. `form_token` stands in every form that changes
    something; `threads` make the pages. `name` is that of its file. As they were last known: `info`, the
    record in figures, `latest`, the claims that changed last, `most_heard`, the actors that speak most."""

    def __init__(
        self,
        record: RecordStore,
        path: Path,
        settings: WebSettings,
        open_reader: Callable[[], ReportReader],
    ) -> None:
        self.record = record
        self.name = path.name
        self.settings = settings
        self.form_token = secrets.token_urlsafe(24)
        self.threads = ThreadPoolExecutor(THREADS, "page")
        self.jobs = Jobs(record, open_reader)
        self._path = path
        self._relater: Relater | None = None
        self._relating = Lock()
        self._slow = ThreadPoolExecutor(3, "slow")
        self._starting = Lock()
        self._backstage: Backstage | None = None
        self._claims: Recent[Claim] = Recent()
        self._actors: Recent[ShownActor] = Recent()
        self._listed = 0  # how many claims were asked for last
        self.info: Kept[RecordInfo] = Kept(lambda: desk.info(record), self._slow)
        self.latest: Kept[list[Claim]] = Kept(self._latest, self._slow, self._is_unfinished)
        self.most_heard: Kept[list[ListedActor]] = Kept(self._most_heard, self._slow)

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

    def figures(self) -> RecordInfo | None:
        """The record in figures as they were last known; None where it takes too long to count it first."""
        return self.info.value(_WAIT) or self.info.value(_FIRST_WAIT)

    @property
    def is_small(self) -> bool:
        """Whether all that is shown can be of the moment."""
        info = self.figures()
        return info is not None and info.statements < self.settings.small

    def latest_claims(self) -> list[Claim] | None:
        """Up to LISTED_CLAIMS claims, the newest change first; None where they are still being worked out."""
        return self.latest.value(_FIRST_WAIT if self.is_small else _WAIT)

    def loudest_actors(self) -> list[ListedActor] | None:
        """The LISTED_ACTORS actors of a large record that speak in most statements; None where they are still
        being counted."""
        return self.most_heard.value(_WAIT)

    def claim(self, name: str) -> Made[Claim]:
        """The claim that the statement `name` states, of a large record as it was up to a minute ago; what
        people judged and what was forgotten since is heeded. Raises NotInRecord."""

        def claim_of() -> Claim:
            with self.relating() as relater:
                return desk.claim_of(self.record, relater, name)

        return self._recently(self._claims, name, claim_of)

    def actor(self, name: str, limit: int) -> Made[ShownActor]:
        """The actor that `name` means with `limit` statements, in the same way. Raises NotInRecord."""
        return self._recently(
            self._actors, f"{limit} {name}", lambda: desk.actor(self.record, name, limit=limit)
        )

    def warm(self) -> None:
        """Begins with what takes long, so that the first reader waits less."""
        if not self.is_small:
            self.most_heard.value(0)
        self.latest.value(0)

    def close(self) -> None:
        """Ends what is being added after its present document, and the threads once they are done; closes
        the record."""
        self.jobs.close()
        self.threads.shutdown(cancel_futures=True)
        with self._starting:
            if self._backstage is not None:
                self._backstage.close()
        self._slow.shutdown(cancel_futures=True)
        self.record.close()

    def backstage(self) -> Backstage:
        """The process for lists of a large record, started where it is needed first."""
        with self._starting:
            if self._backstage is None:
                self._backstage = Backstage(self._path)
            return self._backstage

    def _recently(self, recent: Recent[T], name: str, work: Callable[[], T]) -> Made[T]:
        """What `work` gives; of a large record what it gave lately."""
        if self.is_small:
            return Made(work())
        stamp = self.record.stamp(added=False)
        return recent.known(name, stamp) or recent.made(name, stamp, work)

    def _latest(self) -> list[Claim]:
        if self.is_small:
            self._listed = LISTED_CLAIMS
            with self.relating() as relater:
                return desk.claims(self.record, relater, limit=LISTED_CLAIMS)
        limit = min(max(2 * self._listed, _FIRST_LISTED), LISTED_CLAIMS)
        found = self.backstage().latest_claims(limit)
        self._listed = limit
        return found

    def _is_unfinished(self, found: list[Claim]) -> bool:
        """Whether there may be more claims to list than were asked for so far."""
        return len(found) == self._listed < LISTED_CLAIMS

    def _most_heard(self) -> list[ListedActor]:
        return self.backstage().most_heard(LISTED_ACTORS)


def _of_request(request: Request) -> Workbench:
    found = request.app.state.workbench
    assert isinstance(found, Workbench)
    return found


Bench = Annotated[Workbench, Depends(_of_request)]
"""A page's first parameter: `bench: Bench`."""

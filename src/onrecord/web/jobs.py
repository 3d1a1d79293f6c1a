"""What is added in the background, one job after another, while pages are read."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Literal

from onrecord import desk
from onrecord.desk import AddSummary, Progress, ReportReader
from onrecord.desk.sources import Source
from onrecord.errors import OnrecordError
from onrecord.record import RecordStore
from onrecord.standing import Relater
from onrecord.web.errors import Refused

WAITING = 20
"""How many jobs may wait; more are refused."""
KEPT = 50
"""How many are remembered."""

State = Literal["waiting", "running", "done", "failed", "stopped"]


@dataclass(slots=True)
class Job:
    """One thing to add: `what` is said of it. `summary` is there once it is done, `error` where it could not
    be; `clean` is called when it is over."""

    what: str
    source: Source
    clean: Callable[[], None]
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    asked: datetime = field(default_factory=lambda: datetime.now(UTC))
    state: State = "waiting"
    progress: Progress = field(default_factory=Progress)
    summary: AddSummary | None = None
    error: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed", "stopped")


class Jobs:
    """Jobs in the order in which they were asked for, worked through by one thread. Its reader is opened with
    the first."""

    def __init__(self, record: RecordStore, open_reader: Callable[[], ReportReader]) -> None:
        self._record = record
        self._open_reader = open_reader
        self._reader: ReportReader | None = None
        self._relater: Relater | None = None
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._closing = False

    def put(self, job: Job) -> None:
        """Takes a job. Raises Refused where too many wait."""
        with self._lock:
            if self._closing or sum(not one.is_over for one in self._jobs.values()) >= WAITING:
                raise Refused(503, "too much is waiting to be added: try again when some of it is done")
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                oldest_over = next(one.id for one in self._jobs.values() if one.is_over)
                del self._jobs[oldest_over]
            self._queue.put(job)
            if self._thread is None:
                self._thread = Thread(target=self._work, name="adding", daemon=True)
                self._thread.start()

    def get(self, id: str) -> Job | None:
        """The job with this id, None where it is unknown or was long ago."""
        with self._lock:
            return self._jobs.get(id)

    def newest(self) -> list[Job]:
        """All that are remembered, the newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def close(self, seconds: float = 10.0) -> None:
        """Ends the work after the document that is being read; what was added by then is kept."""
        with self._lock:
            self._closing = True
            thread = self._thread
        self._queue.put(None)
        if thread is not None:
            thread.join(seconds)

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            try:
                if self._closing:
                    job.state = "stopped"
                else:
                    self._run(job)
            finally:
                job.clean()

    def _run(self, job: Job) -> None:
        def told(progress: Progress) -> None:
            job.progress = progress
            if self._closing:
                # As Ctrl-C ends an `onrecord add`: what is done is kept, and told in the summary.
                raise KeyboardInterrupt

        job.state = "running"
        state: State = "failed"
        try:
            if self._reader is None:
                self._reader, self._relater = self._open_reader(), Relater()
            job.summary = desk.add_from(
                job.source, self._record, self._reader, relater=self._relater, progress=told
            )
            state = "stopped" if job.summary.interrupted else "done"
        except OnrecordError as error:
            job.error = "\n".join((str(error), *getattr(error, "__notes__", ())))
        finally:
            job.error = job.error or (
                None if state != "failed" else "onrecord failed on it: see what it printed"
            )
            job.state = state

"""Several worker processes that share one kind of job."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from onrecord.crew.bounds import BOUNDS, Bounds
from onrecord.crew.undone import Undone
from onrecord.crew.worker import Worker

Job = TypeVar("Job")
Result = TypeVar("Result")


class Crew(Generic[Job, Result]):
    """`workers` processes, kept alive from job to job. In each `begin(*given)` is called once and gives
    the function that does the jobs; both are named by their module, jobs and results are pickled.

    A thread of this process waits for each. To be closed, best by `with`: that kills the processes at
    once, whatever they do. Raises OnrecordError at a result where a process could not be started.
    """

    def __init__(
        self,
        begin: Callable[..., Callable[[Job], Result]],
        given: tuple[Any, ...] = (),
        *,
        workers: int = 1,
        bounds: Bounds = BOUNDS,
    ) -> None:
        self._bounds = bounds
        self._all = [Worker(begin, given) for _ in range(workers)]
        self._free: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._all:
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(workers, "onrecord-crew")

    def submit(self, job: Job, times: int = 1) -> Future[Result | Undone]:
        """Has a job done, after those that were given before it; a large one may take `times` as long."""
        return self._threads.submit(self._do, job, self._bounds.times(times))

    def close(self) -> None:
        """Ends all processes; jobs that are not done are not done."""
        for worker in self._all:
            worker.close()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _do(self, job: Job, bounds: Bounds) -> Result | Undone:
        worker = self._free.get()
        try:
            result: Result | Undone = worker.do(job, bounds)
            return result
        finally:
            self._free.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

"""The workbench as an application."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from onrecord import __version__
from onrecord.desk import ReportReader
from onrecord.reading import Reader
from onrecord.record import Record
from onrecord.web.drawn import environment
from onrecord.web.errors import tell_errors
from onrecord.web.guard import Guard
from onrecord.web.pages import ROUTERS
from onrecord.web.settings import DEFAULT_SETTINGS, WebSettings
from onrecord.web.workbench import Workbench

STATIC = Path(__file__).parent / "static"


def workbench(
    record_path: Path,
    settings: WebSettings = DEFAULT_SETTINGS,
    open_reader: Callable[[], ReportReader] = Reader,
) -> FastAPI:
    """The application that shows the record at `record_path`, which is made where there is none; it is
    closed when the application shuts down. What is added there is read by what `open_reader` gives. Raises
    RecordError where the record cannot be opened."""
    bench = Workbench(Record(record_path), record_path, settings, open_reader)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        bench.warm()
        yield
        bench.close()

    # No pages of FastAPI's own: they load scripts from elsewhere.
    app = FastAPI(title="onrecord", version=__version__, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.workbench = bench
    app.state.templates = environment()
    app.state.nav = [router.nav for router in ROUTERS if router.nav]
    app.add_middleware(Guard, settings=settings)
    tell_errors(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in ROUTERS:
        app.include_router(router)
    return app

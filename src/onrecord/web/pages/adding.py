"""Adding by address or upload, in the background, within the limits of `onrecord add`."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from fastapi import File, Form, Response, UploadFile
from fastapi import Path as InPath

from onrecord import desk
from onrecord.desk import FetchSettings, Upload, UploadSource
from onrecord.desk.printed import added_json, moment, stored_report_json
from onrecord.desk.sources import source_of
from onrecord.errors import NotInRecord, UsageError
from onrecord.record import StoredReport
from onrecord.web.drawn import went
from onrecord.web.jobs import Job
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench, Workbench

router = PageRouter(nav=("Add", "/add"))
MOST_ADDRESSES = 100
_LISTED = 20


@router.page("/add", "add.html")
def adding(bench: Bench) -> Shown:
    """What can be added and how; what is being added."""
    jobs = bench.jobs.newest()
    return Shown(title="Add", data={"jobs": [job_json(job) for job in jobs]}, context={"told": jobs})


@router.act("/add")
def add(
    bench: Bench,
    address: Annotated[str, Form(max_length=20_000)] = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
    english: Annotated[bool, Form()] = False,
) -> Response:
    """Adds pages, feeds or files in the background: `address` holds addresses with spaces or line ends
    between them, `english` takes all to be in English whatever it looks like. Leads to the job."""
    language = "en" if english else None
    # A browser sends an empty part where no file was chosen.
    given = [one for one in files or () if one.filename]
    addresses = address.split()
    if bool(given) == bool(addresses):
        raise UsageError("give addresses or files: one of them, and not both at once")
    job = _of_files(given, language) if given else _of_addresses(bench, addresses, language)
    try:
        bench.jobs.put(job)
    except BaseException:
        job.clean()
        raise
    return went(f"/jobs/{job.id}")


@router.page("/jobs/{id}", "job.html")
def job(bench: Bench, id: Annotated[str, InPath(max_length=40)]) -> Shown:
    """How far something that is added has come, and what became of it."""
    found = bench.jobs.get(id)
    if found is None:
        raise NotInRecord("nothing is being added under this address, or it was long ago")
    new = _new_reports(bench, found)
    return Shown(
        title=f"Adding {found.what}",
        data={**job_json(found), "reports": [stored_report_json(one) for one in new]},
        context={"job": found, "new": new},
    )


def job_json(job: Job) -> dict[str, Any]:
    """A job as JSON; `share` is that of the work which is done, null where it cannot be known."""
    return {
        "id": job.id,
        "what": job.what,
        "asked": moment(job.asked),
        "state": job.state,
        "documents": job.progress.documents,
        "failed": job.progress.failed,
        "share": job.progress.share,
        "added": job.summary and added_json(job.summary),
        "error": job.error,
    }


def _of_addresses(bench: Workbench, addresses: list[str], language: str | None) -> Job:
    if len(addresses) > MOST_ADDRESSES:
        raise UsageError(f"at most {MOST_ADDRESSES} addresses at once; a feed leads to any number of pages")
    for one in addresses:
        # Nothing on this machine can be named here, not even by a path that looks like an address.
        if not one.lower().startswith(("http://", "https://")) or os.path.lexists(one):
            raise UsageError(f"{one}: give an address that begins with https:// or http://")
    fetching = FetchSettings(contact=bench.settings.contact, allow_private=bench.settings.allow_private)
    source = source_of(addresses, bench.record, fetching, language)
    return Job(what=_said(addresses), source=source, clean=_nothing)


def _of_files(files: list[UploadFile], language: str | None) -> Job:
    folder = Path(tempfile.mkdtemp(prefix="onrecord-upload-"))
    uploads = []
    try:
        for number, file in enumerate(files):
            # Under a name of ours: that of the sender names nothing on this machine.
            path = folder / str(number)
            with path.open("xb") as copied:
                shutil.copyfileobj(file.file, copied)
            uploads.append(Upload(file.filename or "", path))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Job(
        what=_said([desk.file_name(one.name) for one in uploads]),
        source=UploadSource(uploads, language=language),
        clean=_remover(folder),
    )


def _new_reports(bench: Workbench, job: Job) -> list[StoredReport]:
    """What the record got since the job was asked for, the last first, if it is over."""
    if job.summary is None or not job.summary.new:
        return []
    wanted = min(job.summary.new, _LISTED)
    return [
        one
        for one in desk.last_reports(bench.record, wanted)
        if any(sighting.seen >= job.asked.replace(microsecond=0) for sighting in one.sightings)
    ]


def _said(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def _remover(folder: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(folder, ignore_errors=True)


def _nothing() -> None:
    """Nothing was made for it."""

"""What a page may raise besides onrecord's own errors, and how every error is told."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from onrecord.errors import NotInRecord, OnrecordError, RecordError, TooSlow, UsageError
from onrecord.web.drawn import draw
from onrecord.web.headers import set_headers
from onrecord.web.shown import Shown


class Refused(OnrecordError):
    """A request that is not answered; `status` is HTTP's for it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def error_shown(status: int, message: str) -> Shown:
    """An error as a page and as JSON."""
    title = HTTPStatus(status).phrase
    return Shown(
        title=title,
        status=status,
        data={"error": {"status": status, "title": title, "message": message}},
        context={"status": status, "message": message},
    )


def tell_errors(app: FastAPI) -> None:
    """Answers every error with its page or JSON."""
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(HTTPException)(_http)
    app.exception_handler(Exception)(_fault)
    for kind in (NotInRecord, UsageError, TooSlow, Refused, RecordError, OnrecordError):
        app.exception_handler(kind)(_own)


def _status(error: OnrecordError) -> int:
    if isinstance(error, Refused):
        return error.status
    if isinstance(error, NotInRecord):
        return 404
    if isinstance(error, UsageError):
        return 400
    if isinstance(error, TooSlow | RecordError):
        return 503
    return 500


async def _own(request: Request, error: Exception) -> Response:
    assert isinstance(error, OnrecordError)
    return draw(request, "error.html", error_shown(_status(error), str(error)))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return draw(request, "error.html", error_shown(error.status_code, str(error.detail)))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    return draw(request, "error.html", error_shown(422, told))


async def _fault(request: Request, error: Exception) -> Response:
    # It stands outside of the guard, and the server logs what happened.
    told = "onrecord failed on this by a fault of its own: please report it, with what the server printed"
    answer = draw(request, "error.html", error_shown(500, told))
    set_headers(answer.headers)
    return answer

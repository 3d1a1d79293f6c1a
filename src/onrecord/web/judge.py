"""Who judges: a name that is asked for once and kept by the browser."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import Cookie, Depends, Form, Response

from onrecord.errors import UsageError

_COOKIE = "onrecord-judge"
_YEAR = 365 * 24 * 3600  # seconds


def _remembered(name: Annotated[str, Cookie(alias=_COOKIE, max_length=600)] = "") -> str:
    return unquote(name)


def _given(by: Annotated[str, Form(max_length=100)] = "") -> str:
    name = " ".join(by.split())
    if not name:
        raise UsageError("say who judges: fill in your name, which is kept with each judgement")
    return name


Remembered = Annotated[str, Depends(_remembered)]
"""The name that the browser keeps, or nothing."""
By = Annotated[str, Depends(_given)]
"""The name in a form. A form without one is refused."""
Reason = Annotated[str, Form(max_length=2000)]


def remember(answer: Response, name: str) -> Response:
    """Lets the browser keep the judge's name for a year."""
    answer.set_cookie(_COOKIE, quote(name), max_age=_YEAR, httponly=True, samesite="strict")
    return answer

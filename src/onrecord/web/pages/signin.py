"""Signing in, where a token is needed."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Response

from onrecord.web.access import Access
from onrecord.web.drawn import went
from onrecord.web.errors import Refused
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench

router = PageRouter()


@router.page("/signin", "signin.html")
def signin(bench: Bench) -> Shown:
    """Asks for the token."""
    message = "show the token that this workbench was started with"
    return Shown(
        title="Sign in", data={"needed": bench.settings.token is not None}, context={"message": message}
    )


@router.act("/signin")
def sign_in(bench: Bench, shown: Annotated[str, Form(max_length=500)]) -> Response:
    """Gives the cookie for the token."""
    access = Access(bench.settings.token)
    if not access.is_open and not access.is_token(shown):
        raise Refused(403, "that is not the token of this workbench")
    answer = went("/")
    if not access.is_open:
        access.remember(answer)
    return answer

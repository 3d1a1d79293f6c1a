"""What stands before every page: who may ask, for what name, how much, and what browsers are told."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.access import Access, is_known_host
from onrecord.web.body import bounded
from onrecord.web.drawn import draw
from onrecord.web.errors import Refused, error_shown
from onrecord.web.headers import set_headers
from onrecord.web.settings import WebSettings

QUERY_BYTES = 8_000
OPEN_PATHS = ("/static/", "/signin")
"""What is shown to who has not signed in."""


class Guard:
    """Lets through what may be asked, with a bounded body; all answers get the headers of web.headers."""

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        self._app = app
        self._settings = settings
        self._access = Access(settings.token)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                set_headers(MutableHeaders(scope=message))
            await send(message)

        inner: ASGIApp = self._app
        headers = Headers(scope=scope)
        try:
            self._check(scope, headers)
            inner = self._signed_in(scope, headers) or inner
        except Refused as refused:
            inner = draw(Request(scope), "error.html", error_shown(refused.status, str(refused)))
        if scope["method"] == "HEAD":
            # Pages know GET only; what carries the answer leaves the body out.
            scope = {**scope, "method": "GET"}
        await inner(scope, bounded(receive, self._settings), sent)

    def _check(self, scope: Scope, headers: Headers) -> None:
        if not is_known_host(headers.getlist("host"), self._settings.hosts):
            raise Refused(421, "this workbench does not answer to that name: ask for it by its own")
        if len(scope["query_string"]) > QUERY_BYTES:
            raise Refused(414, f"the address asks for too much: at most {QUERY_BYTES:,} bytes behind the ?")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._settings.body_bytes:
            raise Refused(413, f"at most {self._settings.body_bytes:,} bytes are taken at once")
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and not _same_origin(headers):
            raise Refused(403, "this was asked by another site: only the workbench's own pages may change it")

    def _signed_in(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        """None where who asks may; else what to answer."""
        if self._access.is_open or scope["path"].startswith(OPEN_PATHS) or self._access.known(headers):
            return None
        asked = QueryParams(scope["query_string"])
        if self._access.is_token(asked.get("token", "")):
            # So that the token stays in no address.
            rest = QueryParams([(key, value) for key, value in asked.multi_items() if key != "token"])
            where = "/" + scope["path"].lstrip("/") + (f"?{rest}" if rest else "")
            answer: Response = RedirectResponse(where, status_code=303)
            self._access.remember(answer)
            return answer
        shown = error_shown(401, "show the token that this workbench was started with")
        answer = draw(Request(scope), "signin.html", shown)
        answer.headers["WWW-Authenticate"] = 'Bearer realm="onrecord"'
        return answer


def _same_origin(headers: Headers) -> bool:
    """Whether a page of this very host sends it. What no browser sends must show the form token in a
    header, which no page of another site can set."""
    origin = headers.get("origin")
    if origin is not None:
        return origin.partition("://")[2] == headers.get("host")
    if "sec-fetch-site" in headers:
        return headers["sec-fetch-site"] == "same-origin"
    return "x-onrecord-token" in headers

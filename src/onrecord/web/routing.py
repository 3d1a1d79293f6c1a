"""How a page registers: once, and it has its JSON twin."""

from __future__ import annotations

import hmac
import inspect
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.routing import APIRoute

from onrecord.web.asking import ask
from onrecord.web.drawn import draw
from onrecord.web.errors import Refused
from onrecord.web.shown import Shown

MOST_FILES = 100
MOST_FIELDS = 200
"""In one form."""

PageFunction = Callable[..., Shown | Response]


class _Act(APIRoute):
    """A route that changes something: it looks at nothing but the form token before it knows that one."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            known: str = request.app.state.workbench.form_token
            shown: Any = request.headers.get("x-onrecord-token")
            if shown is None:
                shown = (await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS)).get("token")
            if not isinstance(shown, str) or not hmac.compare_digest(shown.encode(), known.encode()):
                raise Refused(
                    403, "the form's token is not known: open the page again, and send it from there"
                )
            return await handler(request)

        return guarded


class PageRouter(APIRouter):
    """Pages of one file. `nav` is (label, address) of those that stand in the navigation."""

    def __init__(self, nav: tuple[str, str] | None = None) -> None:
        super().__init__()
        self.nav = nav

    def page(self, path: str, template: str) -> Callable[[PageFunction], PageFunction]:
        """Registers a function as the page at `path` and, as JSON, at `path` + ".json" (of "/":
        "/index.json"). The function is plain (no async), runs in a thread under the time limit, and its
        parameters are FastAPI's; it gives a Shown, or a Response to be sent as it is."""

        def register(function: PageFunction) -> PageFunction:
            twin = "/index.json" if path == "/" else f"{path}.json"
            name = function.__name__
            # The twin first: "/reports/{id}" would match it too.
            self.add_api_route(
                twin,
                _endpoint(function, template, twin=True),
                name=f"{name}_json",
                methods=["GET"],
                response_class=JSONResponse,
                response_model=None,
                description=function.__doc__,
            )
            self.add_api_route(
                path,
                _endpoint(function, template),
                name=name,
                methods=["GET"],
                response_class=HTMLResponse,
                response_model=None,
                description=function.__doc__,
            )
            return function

        return register

    def file(self, path: str, media_type: str) -> Callable[[PageFunction], PageFunction]:
        """Registers a function whose Response, of `media_type`, has no twin: a feed, an export."""

        def register(function: PageFunction) -> PageFunction:
            self.add_api_route(
                path,
                _endpoint(function, "error.html"),
                name=function.__name__,
                methods=["GET"],
                response_class=Response,
                response_model=None,
                description=function.__doc__,
                responses={200: {"content": {media_type: {}}}},
            )
            return function

        return register

    def act(self, path: str) -> Callable[[PageFunction], PageFunction]:
        """Registers a function that changes something, by POST. It runs only for requests of the same
        origin that carry the form token (web.guard); it gives a Response, mostly `went(address)`."""

        def register(function: PageFunction) -> PageFunction:
            self.add_api_route(
                path,
                _endpoint(function, "error.html"),
                name=function.__name__,
                methods=["POST"],
                response_model=None,
                description=function.__doc__,
                route_class_override=_Act,
            )
            return function

        return register


def _endpoint(function: PageFunction, template: str, *, twin: bool = False) -> Callable[..., Any]:
    signature = inspect.signature(function, eval_str=True)
    own = inspect.Parameter("http_request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)

    async def endpoint(*, http_request: Request, **given: Any) -> Response:
        answer = await ask(http_request, function, given)
        return answer if isinstance(answer, Response) else draw(http_request, template, answer, twin=twin)

    parameters = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in signature.parameters.values()]
    endpoint.__signature__ = inspect.Signature([*parameters, own])  # type: ignore[attr-defined]
    return endpoint

"""How a page registers: once, and it has its JSON twin."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from onrecord.web.asking import ask
from onrecord.web.drawn import draw
from onrecord.web.shown import Shown

PageFunction = Callable[..., Shown | Response]


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

"""From what a page function gives to what is sent: a page, or its JSON."""

from __future__ import annotations

import json
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.web import links, words
from onrecord.web.shown import Shown


def environment() -> Environment:
    """Templates: everything is escaped, and a name that a page did not give is an error."""
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(links.LINKS)
    made.filters.update(words.FILTERS)
    return made


def draw(request: Request, template: str, shown: Shown, *, twin: bool = False) -> Response:
    """`shown` as JSON for the twin's address or where Accept prefers it, else as the page of `template`."""
    if twin or request.url.path.endswith(".json") or _prefers_json(request.headers.get("accept", "")):
        return told(shown.data, shown.status)
    state = request.app.state
    page = state.templates.get_template(template).render(
        **shown.data,
        **shown.context,
        title=shown.title,
        nav=state.nav,
        path=request.url.path,
        query=request.url.query,
        form_token=state.workbench.form_token,
    )
    return HTMLResponse(page, status_code=shown.status, headers={"Vary": "Accept"})


def told(data: Any, status: int = 200) -> Response:
    """JSON, as all of onrecord prints it."""
    body = json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"
    return Response(body, status, media_type="application/json", headers={"Vary": "Accept"})


def went(address: str) -> Response:
    """Sends the browser on to a page of the workbench after a change."""
    assert address.startswith("/") and not address.startswith("//")
    return RedirectResponse(address, status_code=303)


def _prefers_json(accept: str) -> bool:
    weights = {"text/html": 0.0, "application/json": 0.0}
    for part in accept.split(","):
        kind, *parameters = (one.strip() for one in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                weight = _number(value)
        if kind in weights:
            weights[kind] = max(weights[kind], weight)
    return weights["application/json"] > weights["text/html"]


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 0.0

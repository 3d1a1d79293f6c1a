"""Asking a workbench as a browser does, and what its pages hold."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from fastapi.testclient import TestClient
from httpx import Response

BASE = "http://127.0.0.1:8700"


def form_token(client: TestClient) -> str:
    """The token that stands in the workbench's forms."""
    token: str = client.app.state.workbench.form_token  # type: ignore[attr-defined]
    return token


def post(client: TestClient, path: str, files: Any = None, **fields: str) -> Response:
    """Sends a form from a page of the workbench."""
    sent = {"token": form_token(client), **fields}
    answer: Response = client.post(
        path, data=sent, files=files, headers={"Origin": BASE}, follow_redirects=False
    )
    return answer


def over(client: TestClient, answer: Response) -> dict[str, Any]:
    """The job that an answer leads to, once it is over."""
    assert answer.status_code == 303, answer.text
    for _ in range(600):
        job: dict[str, Any] = client.get(f"{answer.headers['location']}.json").json()
        if job["state"] not in ("waiting", "running"):
            return job
        time.sleep(0.05)
    raise AssertionError("the job does not end")


@dataclass
class Page(HTMLParser):
    """A page taken apart: tags with their attributes, the text between them, where its links lead."""

    html: str
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""
    scripts: str = ""
    _inside: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts += data
        else:
            self.text += data

    @property
    def pages(self) -> list[str]:
        """Where links lead."""
        return [told.get("href") or "" for tag, told in self.tags if tag in ("a", "link")]

    @property
    def links(self) -> list[str]:
        """What its links, sheets, scripts and forms name."""
        names = ("href", "src", "action")
        return [value or "" for _, told in self.tags for name, value in told.items() if name in names]

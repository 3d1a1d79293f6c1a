from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from tests.desk.conftest import FERRY, QUAY
from tests.stand_in import SaidReader
from tests.standing.made import ByTopic

ROOT = Path(__file__).parents[2]

WITH_STAND_IN = """
import onrecord.reading
import onrecord.standing
from onrecord.cli.app import main
from tests.stand_in import SaidReader
from tests.standing.made import ByTopic

onrecord.reading.Reader = SaidReader
onrecord.standing.Relater = ByTopic
main()
"""

Invoke = Callable[..., Result]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, without settings from outside, and with stand-ins for the networks."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_DB", raising=False)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setattr("onrecord.reading.Reader", SaidReader, raising=False)
    monkeypatch.setattr("onrecord.standing.Relater", ByTopic)
    return tmp_path


@pytest.fixture
def invoke() -> Invoke:
    """Runs a command in this process."""

    def run(*args: str, input: bytes | str | None = None) -> Result:
        return CliRunner().invoke(app, list(args), input=input)

    return run


@pytest.fixture
def process(place: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Starts a command in a process of its own, with pipes."""

    def start(*args: str, **env: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", WITH_STAND_IN, *args],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=place,
            env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        )

    return start


@pytest.fixture
def news(place: Path) -> Path:
    """A folder with two readable reports and nothing else."""
    folder = place / "news"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    row = {
        "id": "quay",
        "title": "Quay shut",
        "publisher": "Coast Herald",
        "published": "2026-03-05",
        "text": QUAY,
    }
    (folder / "quay.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return folder

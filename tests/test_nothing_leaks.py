"""Import, reading and adding open no socket, write no file but the record, and need no network.

Every Python process that a command starts, workers included, is watched from its first line on, by an audit
hook in a sitecustomize module.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

WATCH = """
import os, sys

_told = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = ("os.mkdir", "os.rename", "os.link", "os.symlink", "os.truncate", "os.remove", "shutil.")

def _watch(event, given):
    if event.startswith("socket.") or event in ("ssl.", "urllib.Request", "http.client.connect"):
        os.write(_told, f"socket {event} {given}\\n".encode("utf-8", "backslashreplace"))
    elif event == "open":
        path, mode, flags = given
        if isinstance(flags, int) and flags & _WRITES and path != os.devnull and not isinstance(path, int):
            os.write(_told, f"write {os.fspath(path)!r}\\n".encode("utf-8", "backslashreplace"))
    elif event.startswith(_CHANGES):
        os.write(_told, f"write {event} {given}\\n".encode("utf-8", "backslashreplace"))
    elif event == "subprocess.Popen":
        os.write(_told, b"process\\n")

os.write(_told, b"python\\n")
sys.addaudithook(_watch)
"""

PAGE = """<html lang="en"><head><title>Mill shut</title></head><body><article>
<p>The mill at Ostrand will close in May, its owners said on Friday after a meeting with the union.</p>
<p>“Nobody asked us,” said Ilse Brandt, who leads the night shift and has worked there for thirty years.</p>
<p>The owners would not say who had made the decision, or when it had been taken.</p>
</article></body></html>"""


class Place:
    """An empty home, a folder for temporary files and one to work in, and what was done outside of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("home", "temp", "work", "watch"):
            (folder / name).mkdir()
        (folder / "watch" / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
        (folder / "work" / "page.html").write_text(PAGE, encoding="utf-8")
        row = json.dumps({"id": "row", "text": "The owner denied that the mill had been sold to the town."})
        (folder / "work" / "rows.jsonl").write_text(row, encoding="utf-8")
        self.log = folder / "watched"

    def environment(self) -> Mapping[str, str]:
        kept = {name: value for name, value in os.environ.items() if "PROXY" not in name.upper()}
        return kept | {
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "temp"),
            "XDG_CACHE_HOME": str(self.folder / "home" / ".cache"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": str(self.folder / "watch"),
            "WATCHED": str(self.log),
        }

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command, cwd=self.folder / "work", env=self.environment(), capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def watched(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()

    def files(self) -> set[str]:
        made = {str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file()}
        return made - {"watched", "watch/sitecustomize.py", "work/page.html", "work/rows.jsonl"}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def onrecord(*args: str) -> list[str]:
    return [sys.executable, "-m", "onrecord", *args]


def test_the_watch_sees(place: Place) -> None:
    code = (
        "import socket, subprocess, sys; socket.socket(); open('made', 'w')\n"
        "subprocess.run([sys.executable, '-c', '1'])"
    )
    place.run(sys.executable, "-c", code)
    kinds = [line.split()[0] for line in place.watched()]
    assert (kinds.count("python"), kinds.count("socket"), kinds.count("write")) == (2, 1, 1)


def test_import_and_reading_open_no_socket_and_write_nothing(place: Place) -> None:
    code = "import onrecord; onrecord.Record, onrecord.Relater; print(onrecord.Reader().read('She said no.'))"
    place.run(sys.executable, "-c", code)
    place.run(*onrecord("read", "page.html", "rows.jsonl"))
    told = place.watched()
    # Two programs, one of which has a process for pages and one for reading.
    assert (told.count("python"), told.count("process")) == (4, 2)
    assert set(told) == {"python", "process"}
    assert place.files() == set()


def test_adding_and_asking_write_the_record_and_nothing_else(place: Place) -> None:
    place.run(*onrecord("add", "page.html", "rows.jsonl"))
    place.run(*onrecord("search", "mill"))
    place.run(*onrecord("standing", "The mill was sold."))
    place.run(*onrecord("verify"))
    place.run(*onrecord("export"))
    # SQLite opens its files itself, and Python asks nothing else to be written.
    assert set(place.watched()) == {"python", "process"}
    assert place.files() == {"work/onrecord.db"}


CUT_OFF = ("unshare", "--map-root-user", "--net")


def test_without_a_network_everything_but_fetching_works(place: Place) -> None:
    if subprocess.run([*CUT_OFF, "true"], capture_output=True, check=False).returncode:
        pytest.skip("cutting off the network is not permitted here")
    place.run(*CUT_OFF, *onrecord("add", "page.html", "rows.jsonl"))
    assert "Ilse Brandt" in place.run(*CUT_OFF, *onrecord("search", "asked"))
    assert place.run(*CUT_OFF, *onrecord("standing", "The mill was sold.", "--json"))
    place.run(*CUT_OFF, *onrecord("claims"))
    assert place.run(*CUT_OFF, *onrecord("actors", "--json"))
    place.run(*CUT_OFF, *onrecord("reread"))
    place.run(*CUT_OFF, *onrecord("verify"))
    assert not any(line.startswith("socket") for line in place.watched())

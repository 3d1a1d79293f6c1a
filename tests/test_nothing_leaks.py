"""Import, reading and adding make no connection and write no file but the record."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise SystemExit(f"{event} {arguments}")

sys.addaudithook(watch)
import onrecord
from onrecord import desk

page = sys.argv[1]
with onrecord.Record(sys.argv[2]) as record:
    summary = desk.add([page], record, onrecord.Reader())
assert summary.new == 1, summary
"""

PAGE = """<html lang="en"><head><title>Mill shut</title></head><body><article>
<p>The mill at Ostrand will close in May, its owners said on Friday after a meeting with the union.</p>
<p>“Nobody asked us,” said Ilse Brandt, who leads the night shift and has worked there for thirty years.</p>
<p>The owners would not say who had made the decision, or when it had been taken.</p>
</article></body></html>"""


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_adding_a_page_leaves_the_record_and_nothing_else(tmp_path: Path) -> None:
    for name in ("home", "temp", "work"):
        (tmp_path / name).mkdir()
    page = tmp_path / "work" / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    record = tmp_path / "work" / "onrecord.db"
    told = os.environ | {
        "HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "temp"),
        "XDG_CACHE_HOME": str(tmp_path / "home" / ".cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(page), str(record)],
        cwd=tmp_path / "work",
        env=told,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert files(tmp_path) == {"work/page.html", "work/onrecord.db"}

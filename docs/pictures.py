"""The pictures in README.md: a claim and a report of the examples, as the workbench shows them.

usage: python docs/pictures.py FOLDER    (needs chromium; make pictures)
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTH = 1200  # pixels


def main(folder: Path) -> None:
    browser = shutil.which("chromium")
    if browser is None:
        raise SystemExit("chromium is missing: apt install chromium")
    with tempfile.TemporaryDirectory() as made:
        record = str(Path(made, "demo.db"))
        program = [sys.executable, "-m", "onrecord"]
        subprocess.run([*program, "--record", record, "demo"], check=True, stdout=subprocess.DEVNULL)
        serving = [*program, "--record", record, "serve", "--port", "0"]
        with subprocess.Popen(serving, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
            assert server.stdout is not None
            address = server.stdout.readline().split(": ")[-1].strip()
            try:
                taken(browser, address, folder)
            finally:
                server.terminate()


def taken(browser: str, address: str, folder: Path) -> None:
    """Pictures of the claim on which most positions were taken, and of the report that states it."""
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = opened.new_page(base_url=address)
        claims = page.request.get("/claims.json").json()["claims"]
        claim = max(claims, key=lambda one: (len(one["positions"]), one["id"]))
        for name, where in (
            ("claim", f"/claims/{claim['id']}"),
            ("report", f"/reports/{claim['stated_in']}"),
        ):
            page.goto(where)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=folder / f"{name}.png")
        opened.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

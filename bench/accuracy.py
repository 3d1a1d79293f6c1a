"""How well the shipped weights read: `onrecord read` over the judges, scored by ../shared/eval/score.py.

Prints each command and what score.py says. Skips what ../shared does not hold.

usage: python bench/accuracy.py [polnear-dev] [dossiers] [times] [places] [pages] [standing]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import SHARED, machine

SCORE = SHARED / "eval" / "score.py"


def shown(command: list[str]) -> str:
    """The command as a user would type it, from the repository's folder."""
    words = [os.path.relpath(word) if Path(word).is_absolute() else word for word in command]
    return " ".join(words).replace(f"{os.path.relpath(sys.executable)} -m ", "")


def run(command: list[str], output: Path | None = None) -> None:
    """Runs a command; its standard output goes to `output` or is printed."""
    print("$ " + shown(command) + (f" > {output.name}" if output else ""), flush=True)
    start = time.perf_counter()
    if output is None:
        subprocess.run(command, check=True)
        return
    with output.open("wb") as written:
        # 3: some documents failed, which the summary names and the score counts.
        done = subprocess.run(command, stdout=written, check=False)
    if done.returncode not in (0, 3):
        raise SystemExit(f"bench/accuracy.py: the command ended with status {done.returncode}")
    print(f"({time.perf_counter() - start:.0f} s)", flush=True)


def read(source: Path, output: Path) -> None:
    run([sys.executable, "-m", "onrecord", "--quiet", "read", str(source), "--format", "jsonl"], output)


def score(*arguments: str | Path) -> None:
    run([sys.executable, str(SCORE), *map(str, arguments)])


def polnear_dev(work: Path) -> None:
    gold = SHARED / "corpora" / "polnear-dev.jsonl"
    read(gold, work / "polnear-dev.read.jsonl")
    score("attributions", gold, work / "polnear-dev.read.jsonl")


def dossiers(work: Path) -> None:
    score("inputs", SHARED / "dossiers", work)
    read(work / "reports.jsonl", work / "dossiers.read.jsonl")
    score("statements", SHARED / "dossiers", work / "dossiers.read.jsonl")


def times(work: Path) -> None:
    gold = SHARED / "corpora" / "aquaint-times.jsonl"
    read(gold, work / "times.read.jsonl")
    score("times", gold, work / "times.read.jsonl")


def places(work: Path) -> None:
    for name in ("geovirus-places", "lgl-places"):
        gold = SHARED / "corpora" / f"{name}.jsonl"
        read(gold, work / f"{name}.read.jsonl")
        score("places", gold, work / f"{name}.read.jsonl")


def pages(work: Path) -> None:
    read(SHARED / "pages", work / "pages.read.jsonl")
    score("pages", SHARED / "pages", work / "pages.read.jsonl")


def ask(reports: list[dict[str, str]], questions: list[dict[str, str]], record: Path) -> str:
    """The answers of `onrecord standing --batch` from a record of these reports alone."""
    onrecord = [sys.executable, "-m", "onrecord", "--quiet", "--record", str(record)]
    for name, rows in (("reports", reports), ("questions", questions)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        record.with_suffix(f".{name}.jsonl").write_text(lines, encoding="utf-8")
    subprocess.run([*onrecord, "add", str(record.with_suffix(".reports.jsonl"))], check=True)
    batch = str(record.with_suffix(".questions.jsonl"))
    done = subprocess.run([*onrecord, "standing", "--batch", batch], check=True, stdout=subprocess.PIPE)
    return done.stdout.decode()


def standing(work: Path) -> None:
    """Every dossier in a record of its own; all in one; and the claims found in that one."""
    score("inputs", SHARED / "dossiers", work)
    reports, questions = (
        [json.loads(line) for line in (work / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name in ("reports", "questions")
    )
    answers = work / "answers.jsonl"
    print("$ for each dossier: onrecord add REPORTS; onrecord standing --batch QUESTIONS >> answers.jsonl")
    with answers.open("w", encoding="utf-8") as written:
        for dossier in sorted({row["id"].split("/")[0] for row in reports}):
            own = [row for row in reports if row["id"].split("/")[0] == dossier]
            asked = [row for row in questions if row["id"].split("#")[0] == dossier]
            written.write(ask(own, asked, work / f"{dossier}.db"))
    score("dossiers", SHARED / "dossiers", answers)
    print("\nall in one record")
    answers.write_text(ask(reports, questions, work / "all.db"), encoding="utf-8")
    score("dossiers", SHARED / "dossiers", answers)
    onrecord = [sys.executable, "-m", "onrecord", "--quiet", "--record", str(work / "all.db")]
    run([*onrecord, "claims", "--all", "--json"], work / "claims.jsonl")
    score("claims", SHARED / "dossiers", work / "claims.jsonl")


JUDGES = {
    "polnear-dev": (polnear_dev, SHARED / "corpora" / "polnear-dev.jsonl"),
    "dossiers": (dossiers, SHARED / "dossiers"),
    "times": (times, SHARED / "corpora" / "aquaint-times.jsonl"),
    "places": (places, SHARED / "corpora" / "lgl-places.jsonl"),
    "pages": (pages, SHARED / "pages"),
    "standing": (standing, SHARED / "dossiers"),
}


def main() -> None:
    asked = sys.argv[1:] or list(JUDGES)
    unknown = sorted(set(asked) - set(JUDGES))
    if unknown:
        raise SystemExit(
            f"bench/accuracy.py: no judge called {', '.join(unknown)}; there are {', '.join(JUDGES)}"
        )
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        for name in asked:
            judge, needed = JUDGES[name]
            if SCORE.exists() and needed.exists():
                print(f"\n{name}")
                judge(Path(folder))
            else:
                print(f"\n{name}: skipped, as {needed if SCORE.exists() else SCORE} is missing")


if __name__ == "__main__":
    main()

"""What the benches share: texts to read, the folder with the judges, what machine this is."""

from __future__ import annotations

import json
import os
import platform
import resource
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

from onrecord.intake import documents
from onrecord.schema import Document

SHARED = Path(__file__).resolve().parents[2] / "shared"


def rows(name: str) -> Iterator[dict[str, object]]:
    """The rows of ../shared/corpora/NAME.jsonl."""
    with (SHARED / "corpora" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def texts(count: int) -> list[str]:
    """`count` texts of PolNeAR's train part; without ../shared the examples, over and over."""
    if (SHARED / "corpora" / "polnear-train.jsonl").exists():
        found = [str(row["text"]) for _, row in zip(range(count), rows("polnear-train"), strict=False)]
        print(f"texts: the first {len(found)} of polnear-train")
        return found
    with as_file(files("onrecord") / "examples") as folder:
        known = [one.report.text for one in documents([str(folder)]) if isinstance(one, Document)]
    print(f"texts: the examples in the package, as ../shared/corpora is missing; {count} of them, repeated")
    return [known[i % len(known)] for i in range(count)]


def words(text: str) -> int:
    """Words between blanks."""
    return len(text.split())


def machine() -> str:
    """The processor, what vector instructions it has, how many cores this process may use."""
    name, flags = platform.processor() or platform.machine(), set[str]()
    info = Path("/proc/cpuinfo")
    if info.exists():
        told = dict(line.split(":", 1) for line in info.read_text().splitlines() if ":" in line)
        told = {key.strip(): value.strip() for key, value in told.items()}
        name = told.get("model name", name)
        flags = set(told.get("flags", "").split())
    has = [f for f in ("avx2", "avx_vnni", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile") if f in flags]
    return f"{name}; {' '.join(has) or 'no known vector flags'}; {len(os.sched_getaffinity(0))} cores"


def peak_mb() -> int:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

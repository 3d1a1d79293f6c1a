"""How much memory a process holds, where the system tells (Linux)."""

from __future__ import annotations

from pathlib import Path

_PAGE = 4096
_RESIDENT, _DATA = 1, 5  # columns of /proc/PID/statm


def held(pid: int | str) -> int | None:
    """Bytes of memory that the process has in use; None where that is not told or it has ended."""
    return _column(pid, _RESIDENT)


def writable(pid: int | str) -> int | None:
    """Bytes that RLIMIT_DATA counts: what the process may write to, in use or not."""
    return _column(pid, _DATA)


def _column(pid: int | str, column: int) -> int | None:
    try:
        told = Path(f"/proc/{pid}/statm").read_bytes().split()
    except OSError:
        return None
    return int(told[column]) * _PAGE if len(told) > column else None

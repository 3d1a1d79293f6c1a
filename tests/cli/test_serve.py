"""onrecord serve, as a process that listens."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable

import pytest

from tests.cli.conftest import Invoke

Start = Callable[..., subprocess.Popen[bytes]]


def listening(server: subprocess.Popen[bytes]) -> str:
    """The address that a server tells once it listens."""
    assert server.stderr is not None
    for line in server.stderr:
        if found := re.search(rb"http://\S+", line):
            return found.group().decode()
    raise AssertionError("it told no address")


def test_it_serves_until_it_is_stopped(process: Start) -> None:
    for stop in (signal.SIGINT, signal.SIGTERM):
        server = process("serve", "--port", "0", "--record", "new.db")
        address = listening(server)
        with urllib.request.urlopen(address, timeout=30) as answer:
            assert b"This record is empty" in answer.read()
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["Server"] is None
        server.send_signal(stop)
        assert server.wait(30) == 0


def test_a_token_is_made_and_asked_for(process: Start) -> None:
    server = process("serve", "--port", "0", "--token", "new")
    address = listening(server)
    assert len(address.partition("?token=")[2]) >= 32
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(address.partition("?")[0], timeout=30)
    asked = urllib.request.Request(address.partition("?")[0])
    asked.add_header("Authorization", f"Bearer {address.partition('=')[2]}")
    with urllib.request.urlopen(asked, timeout=30) as answer:
        assert answer.status == 200
    server.send_signal(signal.SIGINT)
    assert server.wait(30) == 0


def test_others_are_not_served_without_a_token(invoke: Invoke) -> None:
    result = invoke("serve", "--host", "0.0.0.0")
    assert result.exit_code == 2
    assert "--token new" in result.stderr


def test_a_port_in_use_is_told(invoke: Invoke) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = invoke("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "--port" in result.stderr


def test_without_the_extra_it_says_what_to_install(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [
        name for name in sys.modules if name.split(".")[0] == "uvicorn" or name == "onrecord.web.serving"
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delattr("onrecord.web.serving", raising=False)
    result = invoke("serve")
    assert result.exit_code == 1
    assert "onrecord[web]" in result.stderr

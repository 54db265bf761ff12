"""The port is taken before anything else is done; who has it already is told."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.server import holders
from app.server.holders import holder_of
from app.server.listening import CannotListen, listen
from app.services.hosting import database as hosting
from tests.conftest import StartApp
from tests.store.postgres import free_port

HELD = "import socket, sys; s = socket.create_server(('127.0.0.1', 0)); print(s.getsockname()[1], flush=True); input()"


@pytest.fixture
def held() -> Iterator[int]:
    """A port on which another program of ours listens."""
    command = [sys.executable, "-c", HELD, "as in flask --app", "wsgi", "serve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        yield int(program.stdout.readline())
        program.communicate("\n")


def test_who_connects_before_there_are_workers_waits() -> None:
    with listen("127.0.0.1", free_port()) as listener, socket.create_connection(listener.getsockname()) as visitor:
        visitor.sendall(b"GET /")
        visitor.settimeout(0.1)
        with pytest.raises(TimeoutError):
            visitor.recv(1)


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "localhost"])
def test_nobody_shares_the_port(host: str) -> None:
    with listen("127.0.0.1", free_port()) as listener, pytest.raises(CannotListen, match="is taken"):
        listen(host, listener.getsockname()[1])


def test_a_port_that_others_would_share_is_taken_all_the_same() -> None:
    """Two servers on one port would each get half of the requests."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", free_port()))
        other.listen()
        with pytest.raises(CannotListen, match="is taken"):
            listen("127.0.0.1", other.getsockname()[1])


def test_what_the_last_server_left_is_not_waited_for() -> None:
    port = free_port()
    with listen("127.0.0.1", port) as listener, socket.create_connection(listener.getsockname()) as visitor:
        accepted, _address = listener.accept()
        accepted.close()  # the server closes first, so its end lingers
        visitor.recv(1)
    listen("127.0.0.1", port).close()


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-name.invalid"])
def test_an_address_of_another_machine_is_told(host: str) -> None:
    with pytest.raises(CannotListen, match=f"HOST={host} is no address of this machine"):
        listen(host, free_port())


def test_a_port_of_the_system_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refused)
    with pytest.raises(CannotListen, match="port 80 is for the system's own services"):
        listen("127.0.0.1", 80)


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux tells who holds a port")
def test_who_has_the_port_is_told(held: int) -> None:
    assert "Keepgate runs there already (process " in holder_of(held)
    with closing(socket.create_server(("127.0.0.1", 0))) as own:
        assert holder_of(own.getsockname()[1]).endswith(f"(process {os.getpid()})")


def test_where_nothing_is_told_of_others_the_port_is_taken_all_the_same(
    held: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holders, "PROC", tmp_path)
    with pytest.raises(CannotListen, match=rf"^port {held} of 127.0.0.1 is taken\. Stop it"):
        listen("127.0.0.1", held)


def test_a_second_server_leaves_the_database_alone(
    start_app: StartApp, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hosting, "migrate", lambda *_arguments: pytest.fail("it migrated"))
    done = start_app(PORT=str(held)).test_cli_runner().invoke(args=["serve"])
    assert (done.exit_code, "Traceback" in done.output) == (1, False)
    assert f"port {held} of 127.0.0.1 is taken" in done.output

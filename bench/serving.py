"""A server of one's own: the very one that is shipped, on a database that is thrown away."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

PATIENCE = 60.0  # seconds
# What a host may have set for the real server: its database must not be touched.
OURS = {
    "DATABASE_URL",
    "HOST",
    "KEEPGATE_CONTENT",
    "KEEPGATE_PUBLISH",
    "PUBLIC_URL",
    "SECRET_KEY",
    "TRUSTED_PROXIES",
}


@contextmanager
def serving(content: Path | None = None, **settings: str) -> Iterator[int]:
    """The port of a running Keepgate; it serves what is shipped, or this folder, with these settings."""
    with TemporaryDirectory() as instance, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        environ = {**kept, "KEEPGATE_INSTANCE": instance, "PORT": str(port), **settings}
        if content:
            environ["KEEPGATE_CONTENT"] = str(content)
        command = [sys.executable, "-m", "flask", "--app", "wsgi", "serve"]
        with (Path(instance) / "log").open("wb") as log:
            server = subprocess.Popen(command, env=environ, stdout=log, stderr=log, start_new_session=True)
        try:
            _wait_for(port)
            yield port
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)

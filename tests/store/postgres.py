"""A PostgreSQL server for the tests: made in a temporary folder, stopped at the end."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg

MISSING = "PostgreSQL is not installed here: no initdb in PATH or /usr/lib/postgresql"
OWNER = "postgres"


def programs() -> Path | None:
    """The folder of the server's programs, the newest where there are several."""
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    found = packaged[-1] if packaged else shutil.which("initdb")
    return Path(found).parent if found else None


@dataclass
class Cluster:
    """A running server. Everyone on this machine may come in: it holds nothing and is gone soon."""

    port: int
    numbers: Iterator[int]

    def url(self, database: str) -> str:
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/{database}"

    def create(self, template: str = "template1") -> str:
        """A new database; its name."""
        name = f"keepgate_{next(self.numbers)}"
        self._say(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name: str) -> None:
        self._say(f"DROP DATABASE {name} WITH (FORCE)")

    def _say(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running_cluster(bin_folder: Path) -> Iterator[Cluster]:
    """A server on a free port of this machine, as the user `postgres` where we are root."""
    folder = Path(tempfile.mkdtemp(prefix="keepgate-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER, OWNER)
    port = free_port()
    data = folder / "data"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200"
    try:
        _run(bin_folder / "initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-sync")
        _run(bin_folder / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start")
        try:
            yield Cluster(port, count(1))
        finally:
            _run(bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _run(*command: object) -> None:
    as_owner = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_owner, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/")

"""A PostgreSQL server for the tests: made in a temporary folder, stopped at the end."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from urllib.parse import quote

import psycopg
from psycopg.rows import TupleRow

MISSING = "PostgreSQL is not installed here: no initdb in PATH or /usr/lib/postgresql"
OWNER = "postgres"
PASSWORD = """p@ss:w/rd% 'q"u\\o+t&e=#?é"""  # whatever an address, a shell or a connection string could stumble over
FASTER = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0")
OTHERS = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
RESTART = "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"
SHAPE = """
SELECT (SELECT version_num FROM alembic_version),
  relname, relkind, attname, format_type(atttypid, atttypmod), attnotnull
FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
WHERE relnamespace = 'public'::regnamespace AND attnum > 0 ORDER BY relname, attnum
"""


def programs() -> Path | None:
    """The folder of the server's programs, the newest where there are several."""
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    found = packaged[-1] if packaged else shutil.which("initdb")
    return Path(found).parent if found else None


@dataclass
class Cluster:
    """A running server, which asks for a password as real ones do."""

    port: int
    numbers: Iterator[int]
    control: Callable[..., None]
    shapes: dict[str, list[TupleRow]] = field(default_factory=dict)
    spare: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def url(self, database: str) -> str:
        return f"postgresql://{OWNER}:{quote(PASSWORD, safe='')}@127.0.0.1:{self.port}/{database}"

    def create(self, template: str = "template1") -> str:
        """A new database; its name."""
        name = f"keepgate_{next(self.numbers)}"
        self._say(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    @contextmanager
    def copy(self, template: str) -> Iterator[str]:
        """The name of a database like `template`, which has no rows: one that is used again where there is any."""
        name = self.spare[template].pop() if self.spare[template] else self.create(template)
        try:
            yield name
        finally:
            if self._emptied(name, template):
                self.spare[template].append(name)
            else:
                self.drop(name)

    def _emptied(self, name: str, template: str) -> bool:
        """Whether it is as the template again, now that its rows are gone."""
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute(f"SELECT pg_terminate_backend(pid, 5000) {OTHERS}")
            connection.execute("SET session_replication_role = replica")  # in any order
            for (table,) in connection.execute(TABLES).fetchall():
                connection.execute(f'DELETE FROM "{table}"')
            connection.execute(RESTART)
            return connection.execute(SHAPE).fetchall() == self._shape(template)

    def _shape(self, name: str) -> list[TupleRow]:
        if name not in self.shapes:
            with psycopg.connect(self.url(name)) as connection:
                self.shapes[name] = connection.execute(SHAPE).fetchall()
        return self.shapes[name]

    @contextmanager
    def away(self) -> Iterator[None]:
        """The server stopped for a while, as for an update."""
        self.control("-m", "fast", "stop")
        try:
            yield
        finally:
            self.control("start")

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
    more = " ".join(f"-c {setting}" for setting in FASTER)
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=200 {more}"
    try:
        _initialise(bin_folder / "initdb", data)
        control = partial(_run, bin_folder / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options)
        control("start")
        try:
            yield Cluster(port, count(1), control)
        finally:
            control("-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _initialise(initdb: Path, data: Path) -> None:
    password = data.with_name("password")
    password.write_text(PASSWORD, encoding="utf-8")
    if os.geteuid() == 0:
        shutil.chown(password, OWNER)
    _run(initdb, "-D", data, "-U", OWNER, "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8", "--no-sync")


def free_port() -> int:
    """A port that the system hands out to nobody by itself: it stays free while a server starts, or starts again."""
    for port in PORTS:
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError("no port is free")


def _shuffled_ports() -> Iterator[int]:
    """Below those of outgoing connections; each process begins elsewhere."""
    ports = range(10_000, 32_000)
    yield from Random(os.getpid()).sample(ports, len(ports))


PORTS = _shuffled_ports()


def _run(*command: object) -> None:
    as_owner = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_owner, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/")

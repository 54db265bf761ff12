"""The production server: granian, several workers, each with threads enough to outlast slow clients."""

import socket

import click
from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from app.settings import Settings
from app.store.sqlite import is_sound, library

THREADS = 64


def serve(settings: Settings) -> None:
    """Serve until told to stop."""
    _refuse_taken(settings.host, settings.port)
    workers = _workers(settings)
    click.echo(f"Keepgate on http://{settings.host}:{settings.port} ({workers} workers)")
    Granian(
        "wsgi:application",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        log_level=LogLevels.error,
    ).serve()


def _refuse_taken(host: str, port: int) -> None:
    """The workers share their port with whoever else listens on it: two servers would each get half of the requests."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(f"cannot serve on {host}:{port}: {error.strerror}") from None


def _workers(settings: Settings) -> int:
    """As many as asked for; one where SQLite's library could corrupt a file that several processes write."""
    if not settings.database_url.startswith("sqlite"):
        return settings.workers
    click.echo(f"SQLite {library().sqlite_version}")
    if is_sound():
        return settings.workers
    click.echo("this SQLite has the WAL-reset bug: serving with one worker")
    return 1

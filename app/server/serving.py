"""The production server: granian, several workers, each with threads enough to outlast slow clients."""

import logging
import multiprocessing
import socket
from importlib import import_module
from typing import Any

import granian._loops
import granian._signals  # noqa: F401 - with it, what a worker needs is there before anything is exchanged on the disk
from granian._granian import SocketHolder
from granian._internal import load_target
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from app.server.listening import BACKLOG
from app.server.logs import FOR_GRANIAN
from app.settings import Settings
from app.store.sqlite import is_sound, library

THREADS = 64
TARGET = "wsgi:application"
WHEN_NEEDED = ("app.content.files", "app.content.messages")  # imported by others when a file is broken
log = logging.getLogger(__name__)


class _Server(MPServer):
    """Granian on a socket that listens already, the same for every worker."""

    def __init__(self, listener: socket.socket, workers: int) -> None:
        super().__init__(
            TARGET,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=THREADS,
            respawn_failed_workers=True,
            websockets=False,
            http1_settings=HTTP1Settings(header_read_timeout=10_000),
            log_level=LogLevels.error,
            log_dictconfig=FOR_GRANIAN,
        )
        self._listener = listener

    def _init_shared_socket(self) -> None:
        """Granian's types say neither that these are set nor how its holder is made."""
        held: Any = SocketHolder
        shared: Any = self
        shared._sso, shared._ssp = self._listener, None
        shared._sfd = self._listener.fileno()
        shared._shd = held(shared._sfd, False, BACKLOG)


def serve(settings: Settings, listener: socket.socket) -> None:
    """Serve on `listener` until told to stop.

    A worker is a copy of this process, also one that takes another's place later: it has the same code, templates and
    static files, whatever became of the files on the disk meanwhile.
    """
    multiprocessing.set_start_method("fork", force=True)
    load_target(TARGET)
    for name in WHEN_NEEDED:
        import_module(name)
    workers = _workers(settings)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    log.info("Keepgate on http://%s:%d (%d workers)", host, settings.port, workers)
    _Server(listener, workers).serve()


def _workers(settings: Settings) -> int:
    """As many as asked for; one where SQLite's library could corrupt a file that several processes write."""
    if not settings.database_url.startswith("sqlite"):
        return settings.workers
    log.info("SQLite %s", library().sqlite_version)
    if is_sound():
        return settings.workers
    log.warning("this SQLite has the WAL-reset bug: serving with one worker")
    return 1

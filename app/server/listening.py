"""The port, taken before anything else is done: nobody migrates a database that another server is using."""

import errno
import socket

from app.server.holders import holder_of

BACKLOG = 1024  # connections that wait while the database is brought up to date


class CannotListen(Exception):
    """The address cannot be had; the message says why, and who has it."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there, for every worker. Raises CannotListen.

    Who connects meanwhile waits, and is served as soon as there are workers. No other program can share the port.
    """
    try:
        return _bound(host, port)
    except OSError as error:
        raise CannotListen(_sentence(host, port, error)) from None


def _bound(host: str, port: int) -> socket.socket:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    family, kind, protocol, _name, address = min(found, key=lambda one: one[0] != socket.AF_INET)
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # not to wait for what the last server left
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def _sentence(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of {host} is taken{holder_of(port)}. Stop it, or choose another port, as in PORT=8001"
    if error.errno == errno.EACCES:
        return f"port {port} is for the system's own services: choose one from 1024 on, as in PORT=8000"
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return f"HOST={host} is no address of this machine: take 127.0.0.1 for it alone, 0.0.0.0 for its networks"
    return f"cannot listen on port {port} of {host}: {error.strerror}"

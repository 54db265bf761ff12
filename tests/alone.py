"""Tests marked `alone` measure time or load the machine: no other test of the same run goes on meanwhile."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path


@contextmanager
def room(folder: Path, *, alone: bool) -> Iterator[None]:
    """Inside, a test is among others, or `alone`. Who waits to be alone holds the door: newcomers wait behind."""
    with ExitStack() as stay:
        with _locked(folder / "door", fcntl.LOCK_EX):
            stay.enter_context(_locked(folder / "room", fcntl.LOCK_EX if alone else fcntl.LOCK_SH))
        yield


@contextmanager
def _locked(path: Path, how: int) -> Iterator[None]:
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, how)
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)  # processes made meanwhile may hold the file, but no lock
        os.close(file)

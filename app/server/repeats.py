"""Repeats: what is logged again and again is written once, then counted."""

import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

WINDOW = 60.0  # seconds
MANY = 1000  # kinds of records that are remembered
Kind = tuple[object, ...]


@dataclass(slots=True)
class _Seen:
    """A record that was written, since when its like are counted, and how many there were."""

    record: logging.LogRecord
    since: float
    times: int = 0


class Repeats(logging.Handler):
    """Passes on the first record of a kind, and every WINDOW seconds how often there was another."""

    def __init__(self, target: logging.Handler, window: float = WINDOW) -> None:
        super().__init__()
        self._target, self._window = target, window
        self._seen: dict[Kind, _Seen] = {}
        self._timer: threading.Timer | None = None
        self._process: int | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Called by `logging`, which lets one thread in at a time. A record that cannot be told harms nobody."""
        try:
            self._emit(record)
        except Exception:
            self.handleError(record)

    def _emit(self, record: logging.LogRecord) -> None:
        self._after_fork()
        self._tell()
        seen = self._seen.get(_kind(record))
        if seen:
            seen.times += 1
            self._wait()
        else:
            self._remember(record)
            self._target.handle(record)

    def close(self) -> None:
        """Tell what was counted so far. A handler that is closed goes on working."""
        self._after_fork()
        self._locked(lambda: self._tell(at_once=True))
        super().close()

    def _after_fork(self) -> None:
        """What the parent counted the parent tells, and its thread is not here."""
        if self._process != os.getpid():
            self._process, self._seen, self._timer = os.getpid(), {}, None

    def _remember(self, record: logging.LogRecord) -> None:
        if len(self._seen) < MANY:
            bare = logging.makeLogRecord(record.__dict__ | {"exc_info": None, "exc_text": None})
            self._seen[_kind(record)] = _Seen(bare, time.monotonic())  # a traceback would keep what it passed through

    def _tell(self, *, at_once: bool = False) -> None:
        """Tell the counts whose time has come; forget what did not come again."""
        now = time.monotonic()
        for kind, seen in list(self._seen.items()):
            if not at_once and now - seen.since < self._window:
                continue
            if seen.times:
                self._target.handle(_counted(seen, round(now - seen.since)))
                seen.since, seen.times = now, 0
            else:
                del self._seen[kind]

    def _wait(self) -> None:
        if self._timer is None:
            self._timer = threading.Timer(self._window, self._locked, (self._time_is_up,))
            self._timer.daemon = True
            self._timer.start()

    def _time_is_up(self) -> None:
        self._timer = None
        self._tell()
        if any(seen.times for seen in self._seen.values()):
            self._wait()

    def _locked(self, do: Callable[[], None]) -> None:
        self.acquire()
        try:
            do()
        finally:
            self.release()


def _kind(record: logging.LogRecord) -> Kind:
    """The same fault at the same place is the same kind, whatever was asked for when it struck."""
    told: Kind = (record.name, record.levelno)
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return (*told, record.getMessage())
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    at = (place.tb_frame.f_code.co_filename, place.tb_lineno) if place else ()
    return (*told, record.msg, type(error), at)


def _counted(seen: _Seen, seconds: int) -> logging.LogRecord:
    times = "once more" if seen.times == 1 else f"{seen.times} times more"
    told = logging.makeLogRecord(seen.record.__dict__)
    told.msg, told.args = f"… {times} in {seconds} s: {seen.record.getMessage()}", ()
    told.created = time.time()
    told.msecs = told.created % 1 * 1000
    told.__dict__["repeated"] = seen.times
    return told

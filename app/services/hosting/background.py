"""Work that goes on beside the requests, in threads of the worker."""

import logging
import threading
from collections.abc import Callable, Iterable

from app.store.gate import GateBusy
from app.store.reach import DatabaseAway

Work = Callable[[], object]
log = logging.getLogger(__name__)


class Background:
    """Threads that each repeat one piece of work. Started after the server has forked, so at the first request."""

    def __init__(self) -> None:
        self._starting = threading.Lock()
        self._started = False
        self._stop = threading.Event()

    def start(self, first: Work, repeated: Iterable[tuple[float, Work]]) -> None:
        """Once: do `first` here and now, then each (seconds, work) for ever."""
        if self._started:
            return
        with self._starting:
            if not self._started:
                first()
                for seconds, work in repeated:
                    threading.Thread(target=self._repeat, args=(seconds, work), daemon=True).start()
                self._started = True

    def stop(self) -> None:
        self._stop.set()

    def _repeat(self, seconds: float, work: Work) -> None:
        while not self._stop.wait(seconds):
            try:
                work()
            except DatabaseAway:  # which has been told
                continue
            except GateBusy:
                log.warning("work beside the requests had no turn to write, and tries again")
            except Exception:  # whatever it is, the next time may succeed, and what is served stays
                log.exception("background work failed")

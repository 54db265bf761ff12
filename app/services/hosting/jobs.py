"""The jobs of a worker: to follow what is published, to forget who only looked, to end tests whose time is over.

`checkout` are the files that it runs on, `migration` is that of the database that its code is for.
"""

from datetime import UTC, datetime

from app.services.base.exam_end import end_all_over
from app.services.base.site import Site
from app.services.hosting.background import Background
from app.services.hosting.checkout import Checkout
from app.services.hosting.sweeping import SWEEP_EVERY, sweep
from app.store.migrating import newest

LOOK_EVERY = 0.4  # seconds
END_EVERY = 30.0  # seconds


class Jobs:
    """What goes on beside the requests of one site."""

    def __init__(self, site: Site, checkout: Checkout) -> None:
        self._site, self._background = site, Background()
        self.checkout, self.migration = checkout, newest()

    def start(self) -> None:
        """Load the library and go on following it; called at every request, done at the first."""
        self._site.database.tell_faults()
        repeated = ((LOOK_EVERY, self._site.follower.look), (SWEEP_EVERY, self._sweep), (END_EVERY, self._end_tests))
        self._background.start(lambda: self._site.follower.look(settled=True), repeated)

    def stop(self) -> None:
        """End the threads, each after what it is doing."""
        self._background.stop()

    def _sweep(self) -> None:
        sweep(self._site.database, datetime.now(UTC))

    def _end_tests(self) -> None:
        end_all_over(self._site.database, self._site.secret, datetime.now(UTC))

"""Health: the database answers, and there is something to study."""

import logging

from app.services.base.site import Site
from app.services.hosting.jobs import Jobs
from app.store.answers import find
from app.store.reach import DatabaseAway

log = logging.getLogger(__name__)


def healthy(site: Site, jobs: Jobs) -> bool:
    """Whether questions can be asked and the log can be read; before the first request, whether it would start."""
    try:
        jobs.start()
        with site.database.reading() as connection:
            find(connection, "")
    except DatabaseAway:  # which it has told
        return False
    except Exception:  # whatever it is, this server cannot do its work
        log.exception("the database cannot be read")
        return False
    return bool(site.library.sets)

"""Health: the database answers and is of this version, and there is something to study."""

import logging

from app.services.base.site import Site
from app.services.hosting.jobs import Jobs
from app.store.answers import find
from app.store.migrating import version
from app.store.reach import DatabaseAway

log = logging.getLogger(__name__)
NOTHING_READ = "the database cannot be read, or no study set is published"
OTHER_DATABASE = "the database is of another version of Keepgate: start Keepgate again"
OTHER_FILES = "the files of Keepgate have changed since it started: start it again to serve the new version"


def illness(site: Site, jobs: Jobs) -> str:
    """What keeps this server from its work, or would keep it from starting; "" where nothing does."""
    try:
        jobs.start()
        with site.database.reading() as connection:
            find(connection, "")
            at = version(connection)
    except DatabaseAway:  # which has been told
        return NOTHING_READ
    except Exception:  # whatever it is, this server cannot do its work
        log.exception("the database cannot be read")
        return NOTHING_READ
    if at != jobs.migration:
        return OTHER_DATABASE
    return "" if site.library.sets else NOTHING_READ


def warnings(site: Site, jobs: Jobs) -> list[str]:
    """What is served is whole, but is not all that the folder holds, or not the version that it holds."""
    problems = len(site.library.problems)
    said = f"{problems} problem(s) in the content folder: flask --app wsgi content check tells them"
    return [said] * bool(problems) + [OTHER_FILES] * (not jobs.checkout.is_as_it_was())

"""Health: the database answers, and there is something to study."""

from app.services.site import Site
from app.store.answers import find


def healthy(site: Site) -> bool:
    """Whether questions can be asked and the log can be read; any error of the database is raised."""
    with site.database.reading() as connection:
        find(connection, "")
    return bool(site.library.sets)

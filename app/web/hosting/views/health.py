"""Health: whether this server can do its work."""

from flask import Blueprint

from app.services.hosting.health import healthy
from app.web.shared.site import current_jobs, current_site

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> tuple[dict[str, str], int]:
    if healthy(current_site(), current_jobs()):
        return {"status": "ok", **_warning(len(current_site().library.problems))}, 200
    return {"status": "the database cannot be read, or no study set is published"}, 503


def _warning(problems: int) -> dict[str, str]:
    """What is served is whole, but is not all that the folder holds, or was to hold."""
    said = f"{problems} problem(s) in the content folder: flask --app wsgi content check tells them"
    return {"warning": said} if problems else {}

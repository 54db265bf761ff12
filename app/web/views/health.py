"""Health: whether this server can do its work."""

from flask import Blueprint

from app.services.health import healthy
from app.web.site import current_site

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> tuple[dict[str, str], int]:
    if healthy(current_site()):
        return {"status": "ok"}, 200
    return {"status": "the database cannot be read, or no study set is published"}, 503

"""Health: whether this server can do its work."""

from flask import Blueprint

from app.services.hosting.health import illness, warnings
from app.web.shared.site import current_jobs, current_site

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> tuple[dict[str, str], int]:
    site, jobs = current_site(), current_jobs()
    if said := illness(site, jobs):
        return {"status": said}, 503
    warned = "; ".join(warnings(site, jobs))
    return {"status": "ok"} | ({"warning": warned} if warned else {}), 200

"""The pictures that questions show."""

from flask import Blueprint, Response, request

from app.services.base.refusals import NotThere
from app.text.markdown import PICTURES
from app.web.shared.context import current_context

blueprint = Blueprint("images", __name__, url_prefix=PICTURES.rstrip("/"))
KINDS = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "svg": "image/svg+xml"}
A_MINUTE = 60


@blueprint.get("/<name>")
def picture(name: str) -> Response:
    try:
        found = current_context().site.library.pictures[name]
    except KeyError:
        raise NotThere(name) from None
    reply = Response(found.data, content_type=KINDS[name.rpartition(".")[2]])
    reply.cache_control.max_age, reply.cache_control.public = A_MINUTE, True
    reply.add_etag()
    return reply.make_conditional(request)  # type: ignore[return-value]  # of the same class

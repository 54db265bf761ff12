"""The JSON interface of the study sets, and its own description."""

from flask import Blueprint, Response, jsonify

from app.web.api.openapi import document
from app.web.api.reading import reply
from app.web.api.replies import set_out
from app.web.shared.context import current_context

blueprint = Blueprint("sets_api", __name__, url_prefix="/api")


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """What this interface takes and gives."""
    return jsonify(document())


@blueprint.get("/sets")
def sets() -> Response:
    """Every published set."""
    found = current_context().site.library.sets.values()
    return jsonify([set_out(one).model_dump(mode="json") for one in found])


@blueprint.get("/sets/<set_id>")
def one_set(set_id: str) -> Response:
    """One set. Raises NotThere."""
    return reply(set_out(current_context().site.set(set_id)))

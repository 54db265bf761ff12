"""The JSON interface of the lab: its models, runs of them, single cells."""

from flask import Blueprint, Response, jsonify

from app.lab.trace import SequenceTrace
from app.services.lab.runs import cell_of, run_as_noted
from app.web.api.lab_interface import CellQuery, TraceQuery
from app.web.api.reading import query, reply
from app.web.api.replies import cell_out, model_out, trace_out
from app.web.shared.compression import compression
from app.web.shared.context import current_context

blueprint = Blueprint("lab_api", __name__, url_prefix="/api/lab")


@blueprint.get("/models")
def models() -> Response:
    """The models that the lab shows."""
    found = current_context().site.library.models.values()
    return jsonify([model_out(one).model_dump(mode="json") for one in found])


@blueprint.get("/trace")
@compression.compressed()
def trace() -> Response:
    """A run, every value of it, or those of some units."""
    asked = query(TraceQuery)
    return _cacheable(reply(trace_out(_run(asked), int(asked.digits), asked.wanted)))


@blueprint.get("/cell")
def cell() -> Response:
    """The terms of one cell's equations."""
    asked = query(CellQuery)
    return _cacheable(reply(cell_out(asked.model, cell_of(_run(asked), asked.step, asked.unit))))


def _run(asked: TraceQuery | CellQuery) -> SequenceTrace:
    return run_as_noted(current_context().site, asked.model, asked.text, asked.do)


def _cacheable(response: Response) -> Response:
    """The same address gives the same numbers, for a minute without asking again; answers are words of a language."""
    response.headers["Cache-Control"] = "private, max-age=60"
    response.vary.update(("Cookie", "Accept-Language"))
    return response

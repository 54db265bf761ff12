"""The lab: a model, a sequence, every gate of every step."""

from dataclasses import replace
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, request, url_for
from pydantic_core import to_json
from werkzeug.wrappers import Response as AnyResponse

from app.lab.model import Model
from app.lab.stage.openings import Opening
from app.lab.tasks.sequence_readers import SequenceProblem
from app.services.lab.runs import UnreadableSequence, model_of, opening_of, start_of
from app.web.lab.forms import new_edit
from app.web.lab.links import read_link
from app.web.lab.numbers_file import numbers_csv
from app.web.lab.page import broken_lab_page, lab_page, models_page
from app.web.lab.picture_sheet import PHONE, WHOLE, WIDE, Sheet
from app.web.lab.stage_run import stage_run
from app.web.lab.state import Scene, read_scene
from app.web.lab.strips_picture import strips_picture
from app.web.shared.compression import compression
from app.web.shared.context import current_context
from app.web.shared.render import show

blueprint = Blueprint("lab", __name__, url_prefix="/lab")
Status = tuple[str, int]


@blueprint.get("")
def index() -> str:
    return show(models_page(current_context().site))


@blueprint.get("/<model_id>")
def model(model_id: str) -> str | Status:
    chosen = _model(model_id)
    try:
        scene = _scene(chosen)
    except SequenceProblem as problem:
        return _refused(chosen, problem)
    return show(lab_page(current_context(), scene)), 422 if scene.problems else 200


@blueprint.get("/<model_id>/run")
@compression.compressed()
def run(model_id: str) -> Response:
    """The run of a view, by the same address as its page, for the strips."""
    chosen = _model(model_id)
    try:
        numbers = stage_run(_scene(chosen))
    except SequenceProblem as problem:
        raise UnreadableSequence(chosen, problem) from None
    reply = Response(to_json(numbers), content_type="application/json")
    reply.headers["Cache-Control"] = "private, max-age=60"
    reply.vary.update(("Cookie", "Accept-Language"))
    return reply


@blueprint.get("/<model_id>/edits")
def edits(model_id: str) -> AnyResponse:
    """Add the change that the form describes to those of the address, and go there."""
    _model(model_id)
    asked = {name: value for name, value in request.args.items() if value and not name.startswith("new_")}
    do = ";".join(piece for piece in (asked.pop("do", ""), new_edit(request.args)) if piece)
    return redirect(f"{url_for('lab.model', model_id=model_id)}?{urlencode({**asked, 'do': do})}", 302)


@blueprint.get("/<model_id>/numbers.csv")
@compression.compressed()
def numbers(model_id: str) -> Response | Status:
    chosen = _model(model_id)
    try:
        text = numbers_csv(_scene(chosen))
    except SequenceProblem as problem:
        return _refused(chosen, problem)
    name = {"Content-Disposition": f'attachment; filename="keepgate-{model_id}.csv"'}
    return Response(text, content_type="text/csv; charset=utf-8", headers=name)


@blueprint.get("/<model_id>/strips.svg")
@compression.compressed()
def picture(model_id: str) -> Response | Status:
    """The whole run, as a file."""
    return _picture(model_id, WHOLE)


@blueprint.get("/<model_id>/strips-wide.svg")
@compression.compressed()
def wide_picture(model_id: str) -> Response | Status:
    """What has room on a page."""
    return _picture(model_id, WIDE)


@blueprint.get("/<model_id>/strips-phone.svg")
@compression.compressed()
def phone_picture(model_id: str) -> Response | Status:
    return _picture(model_id, PHONE)


def _picture(model_id: str, sheet: Sheet) -> Response | Status:
    chosen = _model(model_id)
    try:
        text = strips_picture(_scene(chosen), current_context().language, sheet)
    except SequenceProblem as problem:
        return _refused(chosen, problem)
    return Response(text, content_type="image/svg+xml")


def _model(model_id: str) -> Model:
    return model_of(current_context().site, model_id)


def _sequence(chosen: Model) -> str:
    return request.args.get("sequence", start_of(chosen))


def _scene(chosen: Model) -> Scene:
    asked, told = read_link(request.args.lists())
    sequence = _sequence(chosen)
    return read_scene(chosen, sequence, asked, told, _opening(chosen, sequence))


def _opening(chosen: Model, sequence: str) -> Opening:
    """The cell that tells most; in a sequence of one's own, its first step."""
    opening = opening_of(chosen)
    return opening if sequence == start_of(chosen) else replace(opening, step=1)


def _refused(chosen: Model, problem: SequenceProblem) -> Status:
    return show(broken_lab_page(current_context(), chosen, _sequence(chosen), problem)), 422

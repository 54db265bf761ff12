"""The lab: a model, a sequence, every gate of every step."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from app.lab.presets import PRESETS
from app.lab.readings import SequenceProblem
from app.lab.trace import trace_sequence
from app.services.site import NotThere
from app.web.pages.bench import start_of
from app.web.pages.lab import broken_lab_page, lab_page
from app.web.render import show
from app.web.site import current_site

blueprint = Blueprint("lab", __name__, url_prefix="/lab")


@blueprint.get("")
def index() -> Response:
    return redirect(url_for("lab.model", model_id=next(iter(PRESETS))), 302)


@blueprint.get("/<model_id>")
def model(model_id: str) -> str | tuple[str, int]:
    site = current_site()
    if model_id not in site.library.models:
        raise NotThere(model_id)
    chosen = site.library.models[model_id]
    sequence = request.args.get("sequence", start_of(chosen))
    try:
        return show(lab_page(site, trace_sequence(chosen, sequence), request.args))
    except SequenceProblem as problem:
        return show(broken_lab_page(site, chosen, sequence, problem)), 422

"""A study set: its overview, its quiz, its flashcards, its test."""

from flask import Blueprint, request
from werkzeug.exceptions import UnprocessableEntity

from app.lab.probes import Spot
from app.services.base.site import Site, Visitor
from app.services.exams.start import awaiting
from app.services.overviews.sets import set_overview
from app.services.study.answering import is_taken_back
from app.services.study.rounds import next_in_set, wanted_in_set
from app.study.responses import Mode
from app.web.exams.paper import paper_page
from app.web.sets.page import set_page
from app.web.shared.render import show
from app.web.shared.site import current_site, now
from app.web.shared.visitors import current_visitor
from app.web.study.asking import round_page
from app.web.study.forms import NO_CELL, asked_spot, asked_undo
from app.web.study.undo import NOTHING_TO_UNDO, Undo

blueprint = Blueprint("sets", __name__, url_prefix="/sets")


@blueprint.get("/<set_id>")
def overview(set_id: str) -> str:
    return show(set_page(set_overview(current_site(), current_visitor().person, set_id, now())))


@blueprint.get("/<set_id>/quiz")
def quiz(set_id: str) -> str:
    return _round(set_id, Mode.QUIZ, asked_spot(request.args))


@blueprint.get("/<set_id>/flashcards")
def flashcards(set_id: str) -> str:
    return _round(set_id, Mode.FLASHCARDS)


@blueprint.get("/<set_id>/test")
def test(set_id: str) -> str:
    return show(paper_page(awaiting(current_site(), current_visitor().person, set_id, now())))


def _round(set_id: str, mode: Mode, spot: Spot | None = None) -> str:
    """About a `spot` of the lab the question is asked in the lab's own mode."""
    site, visitor, wanted = current_site(), current_visitor(), request.args.get("question")
    if spot and not wanted:
        raise UnprocessableEntity(NO_CELL)
    mode = Mode.LAB if spot else mode
    found = (
        wanted_in_set(site, visitor, f"{set_id}/{wanted}", mode, now(), spot)
        if wanted
        else next_in_set(site, visitor, set_id, mode, now())
    )
    return show(round_page(found, mode, _undo(site, visitor)))


def _undo(site: Site, visitor: Visitor) -> Undo:
    """What the address says of the last answer, where it is so."""
    undo = asked_undo()
    taken_back = undo.put_back and is_taken_back(site, visitor.person, undo.put_back)
    return undo if taken_back or undo.take_back else NOTHING_TO_UNDO

"""Rounds: a quiz, flashcards, one question after another."""

from flask import Blueprint, request

from app.lab.generators import Spot
from app.services.study.answering import is_taken_back
from app.services.study.rounds import Wanted, next_in_set, wanted_round
from app.study.modes import Mode
from app.web.shared.bad_requests import NoCellNamed
from app.web.shared.context import Context, current_context
from app.web.shared.render import show
from app.web.study.after import NOTHING_TO_UNDO, Undo
from app.web.study.asking import round_page
from app.web.study.forms import asked_spot, asked_undo

blueprint = Blueprint("rounds", __name__, url_prefix="/sets")


@blueprint.get("/<set_id>/quiz")
def quiz(set_id: str) -> str:
    return _round(set_id, Mode.QUIZ, asked_spot(request.args))


@blueprint.get("/<set_id>/flashcards")
def flashcards(set_id: str) -> str:
    return _round(set_id, Mode.FLASHCARDS)


def _round(set_id: str, mode: Mode, spot: Spot | None = None) -> str:
    """About a `spot` of the lab the question is asked in the lab's own mode."""
    context, local_id = current_context(), request.args.get("question")
    if spot and not local_id:
        raise NoCellNamed
    mode = Mode.LAB if spot else mode
    site, visitor, today = context.site, context.visitor, context.today
    found = (
        wanted_round(site, visitor, Wanted(f"{set_id}/{local_id}", mode, spot), today)
        if local_id
        else next_in_set(site, visitor, set_id, mode, today)
    )
    return show(round_page(context, found, mode, _undo(context)))


def _undo(context: Context) -> Undo:
    """What the address says of the last answer, where it is so."""
    undo = asked_undo()
    taken_back = undo.put_back and is_taken_back(context.site, context.person, undo.put_back)
    return undo if taken_back or undo.take_back else NOTHING_TO_UNDO

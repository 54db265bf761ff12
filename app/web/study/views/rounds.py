"""Rounds: started from what was chosen, then one question after another; and a single question that was chosen."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from app.lab.generators import Spot
from app.services.study.one_question import Wanted, wanted_question
from app.services.study.plans import LONGEST_PLAN
from app.services.study.round_state import RoundState, find_round
from app.services.study.starting import Started, start_round
from app.services.study.undoing import taken_back
from app.study.modes import Mode
from app.study.rounds import Choice
from app.web.shared.bad_requests import NoCellNamed
from app.web.shared.context import Context, current_context
from app.web.shared.render import show
from app.web.study.after import NOTHING_TO_UNDO, Undo
from app.web.study.asking import question_page
from app.web.study.choices import asked_choice
from app.web.study.forms import asked_spot, asked_undone
from app.web.study.nothing import nothing_page
from app.web.study.round_end import picture_of
from app.web.study.round_now import page_of_round

blueprint = Blueprint("rounds", __name__)


@blueprint.get("/sets/<set_id>/quiz")
def quiz(set_id: str) -> Response | str:
    return _one_or_round(set_id, Mode.QUIZ, asked_spot(request.args))


@blueprint.get("/sets/<set_id>/flashcards")
def flashcards(set_id: str) -> Response | str:
    return _one_or_round(set_id, Mode.FLASHCARDS)


@blueprint.get("/review")
def review() -> Response | str:
    """What is due in all sets, and what is new today."""
    context = current_context()
    return _start(context, Choice(length=context.preferences.round_length))


@blueprint.get("/rounds/new")
def new() -> Response | str:
    context = current_context()
    return _start(context, asked_choice(context.preferences.round_length))


@blueprint.get("/rounds/<uuid:round_id>")
def show_one(round_id: object) -> str:
    """The question of the first empty slot; the end of the round once all are filled."""
    context, plan = current_context(), request.args.get("plan", "")[:LONGEST_PLAN]
    state = find_round(context.site, context.visitor, str(round_id), plan, context.now)
    return show(page_of_round(context, state, _undone(context, state)))


@blueprint.get("/rounds/<uuid:round_id>/picture.svg")
def picture(round_id: object) -> Response:
    """The result as a picture, of a round that was written. Raises NotThere."""
    context = current_context()
    state = find_round(context.site, context.visitor, str(round_id), "", context.now)
    return Response(picture_of(context, state), content_type="image/svg+xml")


def _start(context: Context, choice: Choice) -> Response | str:
    """On to a new round; nothing is written."""
    started = start_round(context.site, context.visitor, choice, context.today, context.preferences.new_a_day)
    if isinstance(started, Started):
        return redirect(url_for("rounds.show_one", round_id=started.round.id, plan=started.plan), 303)
    return show(nothing_page(context, started))


def _one_or_round(set_id: str, mode: Mode, spot: Spot | None = None) -> Response | str:
    """About a `spot` of the lab the question is asked in the lab's own mode."""
    context, local_id = current_context(), request.args.get("question")
    if spot and not local_id:
        raise NoCellNamed
    if not local_id:
        return _start(context, Choice(sets=(set_id,), mode=mode, length=context.preferences.round_length))
    mode = Mode.LAB if spot else mode
    wanted = Wanted(f"{set_id}/{local_id}", mode, spot)
    found = wanted_question(context.site, context.visitor, wanted, context.today)
    return show(question_page(context, found, mode, _undone(context)))


def _undone(context: Context, state: RoundState | None = None) -> Undo:
    """The answer that was just taken back, where it is so, and in a round where there is room for it."""
    undone = asked_undone()
    answer = taken_back(context.site, context.person, undone) if undone else None
    return Undo(put_back=undone) if answer and (state is None or state.can_be_put_back(answer)) else NOTHING_TO_UNDO

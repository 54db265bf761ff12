"""The JSON interface of practice and tests: questions asked, cards turned over, answers."""

from flask import Blueprint, Response

from app.services.base.asking import Asked
from app.services.base.visiting import welcome
from app.services.exams.attempt import Credentials
from app.services.exams.save import StaleSave, save
from app.services.study.answering import StaleVariant, answer_question
from app.services.study.one_question import Wanted, next_in_set, wanted_question
from app.study.modes import Mode
from app.web.api.interface import AnswerIn, ModeQuery, RevealIn, SavedOut
from app.web.api.reading import body, query, reply
from app.web.api.replies import marked_out, newer_out, question_out, reveal_out
from app.web.question_types.unreadable import unreadable_sentence
from app.web.questions.frame import parsed_variant, save_of, submission_of
from app.web.shared.context import Context, current_context
from app.web.shared.errors import refused
from app.web.shared.visitors import remember_answerer, remember_visitor, takes_answer, takes_grant

blueprint = Blueprint("study_api", __name__, url_prefix="/api")


@blueprint.errorhandler(StaleVariant)
def stale_variant(error: StaleVariant) -> Response:
    return refused(error, fresh=_fresh(error.fresh))


@blueprint.errorhandler(StaleSave)
def stale_save(error: StaleSave) -> Response:
    newer = newer_out(error)
    return refused(error, newer=newer and newer.model_dump(mode="json"))


def _fresh(asked: Asked) -> dict[str, object]:
    """The question as it is now."""
    return question_out(asked, current_context().visitor).model_dump(mode="json")


@blueprint.get("/sets/<set_id>/next")
def next_question(set_id: str) -> Response:
    """What the schedule says to ask now, or that nothing is left."""
    mode, context = Mode(query(ModeQuery).mode), current_context()
    found = next_in_set(context.site, context.visitor, set_id, mode, context.today)
    return reply(question_out(found, context.visitor))


@blueprint.post("/reveals")
@takes_grant
def reveal() -> Response:
    """A flashcard's back. Raises StaleVariant where what was shown can no more be answered."""
    asked_for, context = body(RevealIn), current_context()
    shown = parsed_variant(asked_for.variant)
    wanted = Wanted(asked_for.question, Mode.FLASHCARDS, variant=shown)
    asked = wanted_question(context.site, context.visitor, wanted, context.today)
    if not asked.was_shown_by(shown):
        raise StaleVariant(asked)
    welcome(context.site, context.visitor, context.now)
    return remember_visitor(reply(reveal_out(asked.question)), context.visitor)


@blueprint.post("/answers")
@takes_answer
def answer() -> Response:
    """The marked answer; of a test, that it is saved."""
    sent, context = body(AnswerIn), current_context()
    response = sent.response.model_dump(mode="json")
    if sent.attempt:
        return _save(sent, response, context)
    marked = answer_question(context.site, context.visitor, submission_of(sent, response), context.now)
    return remember_answerer(reply(marked_out(marked, context.days)), context.visitor, marked.answer.learner)


def _save(sent: AnswerIn, response: dict[str, object], context: Context) -> Response:
    """An answer of a test."""
    who = Credentials(context.person, sent.key or "")
    done = save(context.site, who, save_of(sent, response), context.now)
    problem = unreadable_sentence(done.problem, done.type_name) if done.problem else None
    return reply(SavedOut(problem=problem), nulls=False)

"""Answers: given, and looked at again."""

from flask import Blueprint, make_response, redirect, request
from werkzeug.wrappers import Response

from app.services.base.asking import Asked
from app.services.base.refusals import AnswerConflict, NotThere
from app.services.base.site import Site
from app.services.exams.save import Save
from app.services.study.answering import Marked, StaleVariant, Submission, answer_question, marked_answer
from app.services.study.rounds import Round, standing_in_set, wanted_in_set
from app.study.draws import Variant
from app.study.next_question import Standing
from app.study.old_variants import OldVariant
from app.study.reading import UnreadableResponse
from app.study.responses import Mode
from app.web.answers.forms import posted_submission
from app.web.exams.views.attempts import save_in_test
from app.web.question_types.unreadable import unreadable_sentence
from app.web.questions.form import ask_form
from app.web.questions.heading import heading
from app.web.shared.language import gettext as _
from app.web.shared.render import show
from app.web.shared.site import current_site, now
from app.web.shared.visitors import current_visitor, remember_answerer
from app.web.study.asking import QuestionPage, after_url, fresh_page, round_page
from app.web.study.verdict import marked_page

blueprint = Blueprint("answers", __name__)


@blueprint.post("/answers")
def create() -> Response | tuple[str, int]:
    submission = posted_submission()
    if isinstance(submission, Save):
        return save_in_test(submission)
    visitor = current_visitor()
    try:
        marked = answer_question(current_site(), visitor, submission, now())
    except UnreadableResponse as problem:
        return _again(submission, problem), 422
    except (StaleVariant, AnswerConflict):
        return _fresh(submission), 409
    address = after_url(marked)
    return remember_answerer(make_response(redirect(address, 303)), visitor, marked.answer.learner)


@blueprint.get("/answers/<uuid:answer_id>")
def show_one(answer_id: object) -> str:
    site, person = current_site(), current_visitor().person
    marked = marked_answer(site, person, str(answer_id), now())
    return show(marked_page(marked, site, _standing(site, person, marked)))


def _standing(site: Site, person: str, marked: Marked) -> Standing | None:
    """None where the set is no longer published: its answers can still be looked at."""
    try:
        return standing_in_set(site, person, marked.question.set_id, marked.answer.mode, now())
    except NotThere:
        return None


def _again(submission: Submission, unreadable: UnreadableResponse) -> str:
    """The very question that was shown, with what was filled in, and what is missing."""
    found, mode = _wanted(submission, submission.variant), submission.mode
    sentence = unreadable_sentence(unreadable, found.asked.question.type_name)
    problem = f"{sentence} {_('Nothing was counted.')}"
    if mode is Mode.FLASHCARDS:
        return show(round_page(found, mode, notice=problem))
    form = ask_form(found.asked, mode, request.form.to_dict(flat=False))
    head = heading(found.study_set, found.asked.question, found.standing)
    return show(QuestionPage(head.set_title.html.striptags(), head, form, problem))


def _fresh(submission: Submission) -> str:
    """The question as it is now: it was answered elsewhere, or rewritten, since the page was made."""
    return show(fresh_page(_wanted(submission), submission.mode))


def _wanted(submission: Submission, variant: Variant | OldVariant | None = None) -> Round[Asked]:
    asked_for = (submission.question_id, submission.mode, now(), submission.spot, variant)
    return wanted_in_set(current_site(), current_visitor(), *asked_for)

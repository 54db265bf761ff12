"""A question as it is put: nothing here knows the key."""

from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.services.base.asking import Asked
from app.services.study.answering import Marked
from app.services.study.rounds import Round
from app.study.next_question import Done
from app.study.questions import QuestionSet
from app.study.responses import Mode
from app.web.questions.form import Ask, ask_form
from app.web.questions.heading import Heading, heading
from app.web.questions.links import MODE_VIEWS
from app.web.questions.names import mode_name
from app.web.shared.language import due_phrase, gettext
from app.web.shared.render import Page, Prose, inline
from app.web.shared.site import now
from app.web.study.undo import NOTHING_TO_UNDO, Undo

_ = gettext


@dataclass(frozen=True)
class QuestionPage(Page):
    """A quiz question; `problem` says why an answer could not be read."""

    template: ClassVar[str] = "study/question.html"
    section: ClassVar[str] = "sets"
    heading: Heading
    ask: Ask
    problem: str = ""
    notice: str = ""
    undo: Undo = NOTHING_TO_UNDO


@dataclass(frozen=True)
class CardPage(Page):
    """A flashcard's front."""

    template: ClassVar[str] = "study/card.html"
    section: ClassVar[str] = "sets"
    heading: Heading
    ask: Ask
    undo: Undo = NOTHING_TO_UNDO
    notice: str = ""


@dataclass(frozen=True)
class DonePage(Page):
    """Nothing left to ask for now."""

    template: ClassVar[str] = "study/done.html"
    section: ClassVar[str] = "sets"
    set_title: Prose
    set_url: str
    next_due: str
    other_name: str
    other_url: str
    undo: Undo = NOTHING_TO_UNDO


def after_url(marked: Marked) -> str:
    """Where an answer leads: in the quiz to its verdict, from a graded card to the next card."""
    answer = marked.answer
    if answer.mode is Mode.FLASHCARDS:
        return url_for("sets.flashcards", set_id=marked.question.set_id, after=answer.id)
    return url_for("answers.show_one", answer_id=answer.id)


def fresh_page(found: Round[Asked], mode: Mode) -> Page:
    """A question as it is now, where what was shown of it can no more be answered."""
    notice = _("This question has changed, or was answered elsewhere, since you opened it. Here it is as it is now.")
    return round_page(found, mode, notice=notice)


def round_page(found: Round[Asked | Done], mode: Mode, undo: Undo = NOTHING_TO_UNDO, notice: str = "") -> Page:
    """The page of a visit to a set: a question, a card, or the end."""
    if isinstance(found.asked, Done):
        return _done(found.study_set, found.asked, mode, undo)
    head = heading(found.study_set, found.asked.question, found.standing)
    form = ask_form(found.asked, mode)
    title = head.set_title.html.striptags()
    if mode is Mode.FLASHCARDS:
        return CardPage(title, head, form, undo, notice)
    return QuestionPage(title, head, form, notice=notice, undo=undo)


def _done(study_set: QuestionSet, done: Done, mode: Mode, undo: Undo) -> DonePage:
    other = Mode.FLASHCARDS if mode is Mode.QUIZ else Mode.QUIZ
    return DonePage(
        title=_("Done for now"),
        set_title=inline(study_set.title),
        set_url=url_for("sets.overview", set_id=study_set.id),
        next_due=due_phrase(done.next_due, now()) if done.next_due else "",
        other_name=mode_name(other),
        other_url=url_for(MODE_VIEWS[other], set_id=study_set.id),
        undo=undo,
    )

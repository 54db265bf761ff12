"""A question as it is put: nothing here knows the key."""

from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.services.base.asking import Asked
from app.services.study.rounds import Round
from app.study.modes import Mode
from app.study.next_question import Done
from app.web.questions.form import Ask, ask_form
from app.web.questions.heading import Heading, heading
from app.web.questions.links import MODE_VIEWS
from app.web.questions.names import mode_name
from app.web.shared.context import Context
from app.web.shared.language import due_phrase, gettext
from app.web.shared.render import LANGUAGE, Page, Prose, inline
from app.web.study.after import NOTHING_TO_UNDO, Undo

_ = gettext


@dataclass(frozen=True)
class QuestionPage(Page):
    """A quiz question; `problem` says why an answer could not be read, `typed` is what was written to another draw."""

    template: ClassVar[str] = "study/question.html"
    section: ClassVar[str] = "sets"
    keeps: ClassVar[str] = LANGUAGE
    heading: Heading
    ask: Ask
    problem: str = ""
    notice: str = ""
    typed: tuple[str, ...] = ()
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


def fresh_page(context: Context, found: Round[Asked], mode: Mode, typed: tuple[str, ...] = ()) -> Page:
    """A question as it is now, where what was shown of it, and `typed` to it, can no more be answered."""
    notice = _("This question has changed, or was answered elsewhere, since you opened it. Here it is as it is now.")
    return round_page(context, found, mode, notice=notice, typed=typed)


def round_page(
    context: Context,
    found: Round[Asked | Done],
    mode: Mode,
    undo: Undo = NOTHING_TO_UNDO,
    notice: str = "",
    typed: tuple[str, ...] = (),
) -> Page:
    """The page of a visit: a question, a card, or the end."""
    if isinstance(found.asked, Done):
        return _done(context, found, found.asked, mode, undo)
    head = heading(found.study_set, found.asked.question, found.standing)
    form = ask_form(found.asked, mode)
    title = head.set_title.html.striptags()
    if mode is Mode.FLASHCARDS:
        return CardPage(title, head, form, undo, notice)
    return QuestionPage(title, head, form, notice=notice, typed=typed, undo=undo)


def unread_page(found: Round[Asked], mode: Mode, given: dict[str, list[str]], problem: str) -> QuestionPage:
    """The very question that was shown, with what was `given`, and what is missing."""
    head = heading(found.study_set, found.asked.question, found.standing)
    return QuestionPage(head.set_title.html.striptags(), head, ask_form(found.asked, mode, given), problem)


def _done(context: Context, found: Round[Asked | Done], done: Done, mode: Mode, undo: Undo) -> DonePage:
    other, study_set = Mode.FLASHCARDS if mode is Mode.QUIZ else Mode.QUIZ, found.study_set
    return DonePage(
        title=_("Done for now"),
        set_title=inline(study_set.title),
        set_url=url_for("sets.overview", set_id=study_set.id),
        next_due=due_phrase(done.next_due, context.today) if done.next_due else "",
        other_name=mode_name(other),
        other_url=url_for(MODE_VIEWS[other], set_id=study_set.id),
        undo=undo,
    )

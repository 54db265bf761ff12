"""A question after its answer: verdict, feedback, explanation, sources; and a flashcard's back."""

from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.lab.generators import Spot
from app.services.base.asking import Asked
from app.services.base.refusals import NotThere
from app.services.base.site import Site
from app.services.study.answering import Marked
from app.services.study.rounds import Round
from app.study.feedback import back, key_text, spot
from app.study.modes import Grade, Mode
from app.study.next_question import Standing
from app.study.questions import LabLink, Question, QuestionSet, Source
from app.web.question_types.table import marked as marked_field
from app.web.question_types.table import type_of
from app.web.questions.form import Ask, ask_form
from app.web.questions.heading import Heading, heading
from app.web.questions.links import MODE_VIEWS
from app.web.shared.context import Context
from app.web.shared.language import due_phrase, gettext, percent
from app.web.shared.render import Page, Prose, prose
from app.web.shared.signs import Verdict
from app.web.study.after import NOTHING_TO_UNDO, Undo
from app.web.study.misconceptions import MisconceptionNote, misconception_notes
from app.web.study.unread import Unread, unread

_ = gettext


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learned from an answer: the explanation, where to look it up, where to see it."""

    explanation: Prose
    sources: tuple[Source, ...]
    lab_url: str


@dataclass(frozen=True)
class MarkedPage(Page):
    """An answer as it was marked. `field` is what the type's own template shows; without a `text` it holds that too."""

    template: ClassVar[str] = "study/marked.html"
    section: ClassVar[str] = "sets"
    heading: Heading | None
    verdict: Verdict
    unread: Unread | None
    type: str
    text: Prose | None
    misconceptions: tuple[MisconceptionNote, ...]
    field: object
    lesson: Lesson
    due: str
    next_name: str
    next_url: str
    undo: Undo


@dataclass(frozen=True)
class CardBackPage(Page):
    """A flashcard's back, and the two ways to grade it with the day each brings it back."""

    template: ClassVar[str] = "study/card_back.html"
    section: ClassVar[str] = "sets"
    heading: Heading
    ask: Ask
    back: Prose
    lesson: Lesson
    again_due: str
    good_due: str


def lesson(question: Question) -> Lesson:
    return Lesson(prose(question.explain), question.sources, lab_url(question, question.lab))


def lab_url(question: Question, link: LabLink | None) -> str:
    """The lab at the very cell that shows the answer, with the way back."""
    if link is None:
        return ""
    return url_for(
        "lab.model",
        model_id=link.model,
        sequence=link.sequence,
        step=link.step,
        unit=link.unit,
        show=link.show,
        question=question.id,
    )


def card_back_page(context: Context, found: Round[Asked]) -> CardBackPage:
    asked, today = found.asked, context.today
    if (said := back(asked.question)) is None:
        raise NotThere(asked.question.id)
    dues = {g: due_phrase(asked.due_after(g, today), today) for g in (Grade.AGAIN, Grade.GOOD)}
    head = heading(found.study_set, asked.question, found.standing)
    return CardBackPage(
        title=head.set_title.html.striptags(),
        heading=head,
        ask=ask_form(asked, Mode.FLASHCARDS),
        back=prose(said),
        lesson=lesson(asked.question),
        again_due=dues[Grade.AGAIN],
        good_due=dues[Grade.GOOD],
    )


def marked_page(context: Context, marked: Marked, standing: Standing | None) -> MarkedPage:
    question = marked.question
    study_set = context.site.library.sets.get(question.set_id)
    next_name, next_url = _onward(marked, study_set)
    due = marked.due(context.days)
    head = heading(study_set, question, standing) if study_set and standing else None
    verdict = _verdict(marked)
    return MarkedPage(
        title=verdict.words,
        heading=head,
        verdict=verdict,
        unread=unread(question, marked.answer),
        type=question.type_name,
        text=None if type_of(question).holds_text else prose(question.ask),
        misconceptions=misconception_notes(marked.misconceptions),
        field=marked_field(question, marked.answer),
        lesson=Lesson(prose(question.explain), question.sources, _show_me(context.site, marked)),
        due=due_phrase(due, context.today) if due else "",
        next_name=next_name,
        next_url=next_url,
        undo=NOTHING_TO_UNDO if marked.stands else Undo(put_back=marked.answer.id),
    )


def _show_me(site: Site, marked: Marked) -> str:
    """The lab where the question came from, with what was said beside what is true; else the question's own link.

    Only where the lab has the very weights that the question was made with.
    """
    shown = spot(marked.question)
    if shown is None:
        return lab_url(marked.question, marked.question.lab)
    model = site.library.models.get(shown.model)
    if model is None or model.digest != shown.digest:
        return ""
    said = str(marked.answer.response.get("text", ""))
    return spot_url(shown, marked.question.id, said=said, truth=key_text(marked.question))


def spot_url(spot: Spot, question_id: str, said: str = "", truth: str = "") -> str:
    """The lab's page of a cell, with the way back."""
    return url_for(
        "lab.model",
        model_id=spot.model,
        sequence=spot.sequence,
        step=spot.step,
        unit=spot.unit,
        show=spot.show,
        do=spot.edits or None,
        question=question_id or None,
        said=said or None,
        truth=truth if said else None,
        _anchor="cell" if said else None,
    )


def _onward(marked: Marked, study_set: QuestionSet | None) -> tuple[str, str]:
    """From a test's answer back to its results, from the lab's back to its cell, else to the next question."""
    answer, shown = marked.answer, spot(marked.question)
    if answer.attempt:
        return _("Back to the results"), url_for("attempts.show_one", attempt_id=answer.attempt)
    if answer.mode is Mode.LAB and shown:
        return _("Back to the lab"), spot_url(shown, "")
    return _("Next"), url_for(MODE_VIEWS[answer.mode], set_id=study_set.id) if study_set else url_for("home.index")


def _verdict(marked: Marked) -> Verdict:
    answer = marked.answer
    if answer.skipped:
        return Verdict("neutral", "→", _("Here is the answer"))
    if answer.correct:
        return Verdict("right", "✓", _("Right"))
    if answer.score > 0:
        return Verdict("partly", "◐", _("Partly right: %(share)s of the points", share=percent(answer.score)))
    if answer.unreadable:
        return Verdict("wrong", "?", _("This could not be read"))
    return Verdict("wrong", "✗", _("Not yet"))

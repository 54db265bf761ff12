"""A question after its answer: verdict, feedback, explanation, sources; and a flashcard's back."""

from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.services.base.asking import Asked
from app.services.base.refusals import NotThere
from app.services.study.answering import Marked
from app.services.study.round_state import RoundState
from app.services.study.shown_run import shown_run
from app.study.answer_log import Answer
from app.study.feedback import back, spot, working
from app.study.modes import Grade, Mode
from app.study.questions import Question, QuestionSet, Source
from app.study.slots import slot_of
from app.web.question_types.base import Note
from app.web.question_types.table import marked as marked_field
from app.web.question_types.table import rule_sentence, type_of, why, why_not
from app.web.questions.form import Ask, ask_form
from app.web.questions.heading import Heading, heading
from app.web.questions.round_bar import RoundBar, round_bar
from app.web.shared.context import Context
from app.web.shared.language import due_phrase, gettext, ngettext
from app.web.shared.render import Page, Prose, TexLine, prose, steps
from app.web.shared.signs import Verdict
from app.web.study.after import NOTHING_TO_UNDO, Undo
from app.web.study.how_it_went import bar_notes, verdict_of
from app.web.study.lab_links import lab_url, seen_in_lab, spot_url
from app.web.study.live_strip import LiveStrip, at_step, live_strip
from app.web.study.misconceptions import MisconceptionNote, misconception_notes
from app.web.study.placed import Placed, state_of
from app.web.study.unread import Unread, unread

_ = gettext


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learned from an answer: the explanation, where to look it up, where to see it.

    `why` is said of what is right; `working` is the solution with the very numbers that were asked.
    """

    explanation: Prose
    sources: tuple[Source, ...]
    lab_url: str
    why: tuple[Note, ...] = ()
    working: tuple[TexLine, ...] = ()

    @property
    def sources_named(self) -> str:
        return ngettext("%(num)d source", "%(num)d sources", len(self.sources))


@dataclass(frozen=True)
class MarkedPage(Page):
    """An answer as it was marked. `field` is what the type's own template shows; without a `text` it holds that too.

    `bar_notes` stand beside the verdict: how sure the learner was, and when the question comes back.
    """

    template: ClassVar[str] = "study/marked.html"
    section: ClassVar[str] = "sets"
    footed: ClassVar[bool] = False
    heading: Heading | None
    verdict: Verdict
    unread: Unread | None
    type: str
    text: Prose | None
    rule: str
    why_not: tuple[Note, ...]
    misconceptions: tuple[MisconceptionNote, ...]
    field: object
    strip: LiveStrip | None
    lesson: Lesson
    bar_notes: tuple[str, ...]
    next_name: str
    next_url: str
    undo: Undo
    round: RoundBar | None


@dataclass(frozen=True)
class CardBackPage(Page):
    """A flashcard's back, and the two ways to grade it, each with when it brings the card back, or ""."""

    template: ClassVar[str] = "study/card_back.html"
    section: ClassVar[str] = "sets"
    footed: ClassVar[bool] = False
    heading: Heading
    ask: Ask
    back: Prose
    lesson: Lesson
    again_due: str
    good_due: str
    round: RoundBar | None


def lesson(question: Question) -> Lesson:
    return Lesson(prose(question.explain), question.sources, lab_url(question, question.lab))


def card_back_page(context: Context, asked: Asked, where: Placed) -> CardBackPage:
    if (said := back(asked.question)) is None:
        raise NotThere(asked.question.id)
    again_due, good_due = _dues(context, asked, where)
    head = heading(context.site.set(asked.question.set_id), asked.question)
    return CardBackPage(
        title=head.set_title.words,
        heading=head,
        ask=ask_form(asked, where.mode, place=where.place),
        back=prose(said),
        lesson=lesson(asked.question),
        again_due=again_due,
        good_due=good_due,
        round=where.bar,
    )


def _dues(context: Context, asked: Asked, where: Placed) -> tuple[str, str]:
    """When each grade brings a card back. A round brings a miss once more; what is practised then moves no memory."""
    if where.bar and where.bar.repeats:
        return "", ""
    again, good = (due_phrase(asked.due_after(g, context.today), context.today) for g in (Grade.AGAIN, Grade.GOOD))
    return _("in this round") if where.bar else again, good


def marked_page(context: Context, marked: Marked) -> MarkedPage:
    question, state = marked.question, _state(context, marked)
    study_set = context.site.library.sets.get(question.set_id)
    next_name, next_url = _onward(marked, study_set)
    head = heading(study_set, question) if study_set else None
    verdict, lab, shown = verdict_of(marked), seen_in_lab(context.site, marked), shown_run(context.site, question)
    strip = live_strip(shown, lab) if shown else None
    return MarkedPage(
        title=verdict.words,
        heading=head,
        verdict=verdict,
        unread=unread(question, marked.answer),
        type=question.type_name,
        text=None if type_of(question).holds_text else prose(question.ask),
        rule=rule_sentence(question),
        why_not=why_not(question, marked.answer) or at_step(strip, marked.answer),
        misconceptions=misconception_notes(marked.misconceptions),
        field=marked_field(question, marked.answer),
        strip=strip,
        lesson=Lesson(prose(question.explain), question.sources, lab, why(question), steps(working(question))),
        bar_notes=bar_notes(context, marked, state),
        next_name=next_name,
        next_url=next_url,
        undo=_undo(marked, state),
        round=_bar(state, marked.answer),
    )


def _state(context: Context, marked: Marked) -> RoundState | None:
    return state_of(context, marked.answer.round) if marked.answer.round else None


def _bar(state: RoundState | None, answer: Answer) -> RoundBar | None:
    slot = slot_of(state.round.questions, answer.slot) if state and answer.slot else None
    return round_bar(state, slot) if state and slot else None


def _undo(marked: Marked, state: RoundState | None) -> Undo:
    """What was taken back can be put back; in a round the last answer alone can be taken back, in a test none."""
    answer = marked.answer
    if not marked.stands:
        return Undo(put_back=answer.id)
    is_last = state is None or (state.last is not None and state.last.id == answer.id)
    return Undo(answer.id) if is_last and answer.mode is not Mode.TEST else NOTHING_TO_UNDO


def _onward(marked: Marked, study_set: QuestionSet | None) -> tuple[str, str]:
    """From a test's answer back to its results, from the lab's back to its cell, else to the next question."""
    answer, shown = marked.answer, spot(marked.question)
    if answer.attempt:
        return _("Back to the results"), url_for("attempts.show_one", attempt_id=answer.attempt)
    if answer.round:
        return _("Next"), url_for("rounds.show_one", round_id=answer.round)
    if answer.mode is Mode.LAB and shown:
        return _("Back to the lab"), spot_url(shown)
    return _("Next"), url_for("rounds.new", set=study_set.id) if study_set else url_for("home.index")

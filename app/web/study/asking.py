"""A question as it is put: nothing here knows the key."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for
from markupsafe import Markup

from app.lab.probes import Spot
from app.services.base.asking import Asked
from app.services.study.answering import Marked
from app.services.study.rounds import Round
from app.study.bodies import Cloze
from app.study.cloze import GAP, around_gaps
from app.study.fading import Support
from app.study.model_bodies import DrawnComputed
from app.study.next_question import Done, Standing, mode_of
from app.study.places import PLACE
from app.study.questions import Level, Question, QuestionSet
from app.study.responses import Certainty, Mode
from app.text.markdown import to_html, to_inline_html
from app.web.question_types.fields import Fields, fields
from app.web.shared.language import current_language, due_phrase, gettext
from app.web.shared.render import Page, Prose, inline, prose
from app.web.shared.site import now
from app.web.study.undo import NOTHING_TO_UNDO, Undo

_ = gettext
GAP_MARK = "\ue000"  # a private character: Markdown leaves it as it is
MODE_VIEWS = {Mode.QUIZ: "sets.quiz", Mode.FLASHCARDS: "sets.flashcards"}


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a question stands: its set, its concept, its level, and how far the learner is."""

    set_title: Prose
    set_url: str
    concept: Prose
    level: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Worked:
    """A problem worked step by step; `ask` is there where it is another than the one that is asked."""

    title: str
    ask: Prose | None
    steps: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """The question's form: what is asked, what can be answered, and what identifies the answer."""

    type: str
    question: str
    variant: str
    mode: str
    answer_id: str
    text: Prose
    pieces: tuple[Markup, ...]
    fields: Fields
    worked: Worked | None
    spot: tuple[tuple[str, str], ...]
    certainties: tuple[tuple[str, str], ...]
    certainty: str


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


def question_url(question: Question, undone: str = "") -> str:
    """Where this very question is asked; after an answer to it was `undone`, with the way to put that back."""
    view = MODE_VIEWS[mode_of(question)]
    return url_for(view, set_id=question.set_id, question=question.local_id, undone=undone or None)


def after_url(marked: Marked) -> str:
    """Where an answer leads: in the quiz to its verdict, from a graded card to the next card."""
    answer = marked.answer
    if answer.mode is Mode.FLASHCARDS:
        return url_for("sets.flashcards", set_id=marked.question.set_id, after=answer.id)
    return url_for("answers.show_one", answer_id=answer.id)


def level_name(level: Level) -> str:
    return {Level.RECALL: _("recall"), Level.UNDERSTAND: _("understand"), Level.APPLY: _("apply")}[level]


def heading(study_set: QuestionSet, question: Question, standing: Standing) -> Heading:
    concept = study_set.concepts.get(question.concept)
    return Heading(
        set_title=inline(study_set.title),
        set_url=url_for("sets.overview", set_id=study_set.id),
        concept=inline(concept) if concept else inline(study_set.title),
        level=level_name(question.level),
        done=standing.seen,
        total=standing.seen + standing.unseen,
    )


def ask_form(asked: Asked, mode: Mode, given: dict[str, list[str]] | None = None) -> Ask:
    """The form of `asked`, with what was `given` before where it could not be read."""
    given = given or {}
    question, text = asked.question, prose(asked.question.ask)
    return Ask(
        type=question.type_name,
        question=question.id,
        variant=str(asked.variant),
        mode=str(mode),
        answer_id=str(uuid.uuid4()),
        text=text,
        pieces=pieces(question),
        fields=fields(question, asked.seed, given),
        worked=worked(asked),
        spot=spot_fields(asked.spot) if asked.spot else (),
        certainties=tuple((str(c), certainty_name(c)) for c in Certainty),
        certainty=next(iter(given.get("certainty", [])), ""),
    )


def mode_name(mode: Mode) -> str:
    return {
        Mode.QUIZ: _("Quiz"),
        Mode.FLASHCARDS: _("Flashcards"),
        Mode.LAB: _("Lab"),
        Mode.TEST: _("Test"),
    }[mode]


def certainty_name(certainty: Certainty) -> str:
    return {
        Certainty.GUESS: _("a guess"),
        Certainty.FAIRLY: _("fairly sure"),
        Certainty.CERTAIN: _("certain"),
    }[certainty]


def browse_text(question: Question) -> Prose:
    """What is asked, in a line; the gaps of a cloze stay closed."""
    reading = question.ask.reading(current_language())
    return Prose(Markup(to_inline_html(_in_a_line(reading.text))), reading.language)


def _in_a_line(text: str) -> str:
    """Without what stands apart or is filled in later: pictures, gaps, tables, drawn numbers."""
    first = re.sub(r"!\[[^]]*\]\([^)]*\)", "", text).strip().partition("\n\n")[0]
    return PLACE.sub("?", GAP.sub("…", first))


def pieces(question: Question) -> tuple[Markup, ...]:
    """The text of a cloze around its gaps, as HTML that is whole once the gaps are put between."""
    if not isinstance(question.body, Cloze):
        return ()
    text = question.ask.reading(current_language()).text
    html = to_html(GAP_MARK.join(around_gaps(text)))
    return tuple(Markup(piece) for piece in html.split(GAP_MARK))


def worked(asked: Asked) -> Worked | None:
    """What is worked beside a computed question: an example with other numbers, or its own but for the result."""
    if asked.example and isinstance(asked.example.body, DrawnComputed):
        return Worked(
            _("Worked, with other numbers"), prose(asked.example.ask), steps(asked.example.body.problem.working)
        )
    if asked.support is Support.COMPLETED and isinstance(asked.question.body, DrawnComputed):
        return Worked(_("Worked, but for the result"), None, steps(asked.question.body.problem.working[:-1]))
    return None


def steps(lines: Sequence[str]) -> tuple[Markup, ...]:
    """Lines of TeX, one under the other."""
    return tuple(Markup(to_html(f"$${line}$$")) for line in lines)


def spot_fields(spot: Spot) -> tuple[tuple[str, str], ...]:
    """The cell of the lab that a question is about, as an address and a form carry it."""
    plain = {"model": spot.model, "sequence": spot.sequence, "do": spot.edits, "step": spot.step, "unit": spot.unit}
    return tuple((name, str(value)) for name, value in plain.items() if value)


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

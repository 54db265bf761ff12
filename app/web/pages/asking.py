"""A question as it is put: nothing here knows the key."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for
from markupsafe import Markup

from app.services.asking import Asked, Round
from app.study.cloze import GAP, around_gaps
from app.study.next_question import Done, Standing, mode_of
from app.study.questions import Choice, Cloze, Gap, Level, MultipleChoice, Question, QuestionSet, SingleChoice
from app.study.responses import Certainty, Mode
from app.study.variants import shuffled
from app.text.markdown import to_html, to_inline_html
from app.web.language import current_language, due_phrase, gettext
from app.web.render import Page, Prose, inline, prose
from app.web.site import now
from app.web.visitors import current_visitor, signed_learner

_ = gettext
GAP_MARK = "\ue000"  # a private character: Markdown leaves it as it is
MODE_VIEWS = {Mode.QUIZ: "sets.quiz", Mode.FLASHCARDS: "sets.flashcards"}


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One choice as offered: `number` is the key that picks it."""

    id: str
    number: int
    text: Prose
    checked: bool


@dataclass(frozen=True, slots=True)
class GapField:
    """A hole to fill: a menu where there are options, else to be typed in."""

    number: int
    options: tuple[str, ...]
    given: str


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
class Ask:
    """The question's form: what is asked, what can be answered, and what identifies the answer."""

    type: str
    question: str
    variant: str
    mode: str
    answer_id: str
    learner: str
    text: Prose
    pieces: tuple[Markup, ...]
    gaps: tuple[GapField, ...]
    choices: tuple[ChoiceRow, ...]
    certainties: tuple[tuple[str, str], ...]
    certainty: str


@dataclass(frozen=True)
class QuestionPage(Page):
    """A quiz question; `problem` says why an answer could not be read."""

    template: ClassVar[str] = "questions/question.html"
    section: ClassVar[str] = "sets"
    heading: Heading
    ask: Ask
    problem: str = ""
    notice: str = ""


@dataclass(frozen=True)
class CardPage(Page):
    """A flashcard's front. `undo` is the answer that can be taken back."""

    template: ClassVar[str] = "questions/card.html"
    section: ClassVar[str] = "sets"
    heading: Heading
    ask: Ask
    undo: str = ""
    notice: str = ""


@dataclass(frozen=True)
class DonePage(Page):
    """Nothing left to ask for now."""

    template: ClassVar[str] = "questions/done.html"
    section: ClassVar[str] = "sets"
    set_title: Prose
    set_url: str
    next_due: str
    other_name: str
    other_url: str
    undo: str = ""


def question_url(question: Question) -> str:
    """Where this very question is asked."""
    return url_for(MODE_VIEWS[mode_of(question)], set_id=question.set_id, question=question.local_id)


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
        learner=signed_learner(current_visitor()),
        text=text,
        pieces=pieces(question),
        gaps=ask_gaps(asked, given.get("gap", [])),
        choices=tuple(
            ChoiceRow(choice.id, number, inline(choice.words), choice.id in given.get("choice", []))
            for number, choice in enumerate(shown_choices(question), start=1)
        ),
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
    return Prose(Markup(to_inline_html(GAP.sub("…", reading.text))), reading.language)


def shown_choices(question: Question) -> tuple[Choice, ...]:
    """The choices in the order that was drawn; none where the type has none."""
    body = question.body
    return body.choices if isinstance(body, SingleChoice | MultipleChoice) else ()


def pieces(question: Question) -> tuple[Markup, ...]:
    """The text of a cloze around its gaps, as HTML that is whole once the gaps are put between."""
    if not isinstance(question.body, Cloze):
        return ()
    text = question.ask.reading(current_language()).text
    html = to_html(GAP_MARK.join(around_gaps(text)))
    return tuple(Markup(piece) for piece in html.split(GAP_MARK))


def ask_gaps(asked: Asked, given: Sequence[str] = ()) -> tuple[GapField, ...]:
    if not isinstance(asked.question.body, Cloze):
        return ()
    gaps = enumerate(asked.question.body.gaps, start=1)
    shown = ["".join(c for c in gap if c.isprintable()) for gap in given]
    filled = [*shown, *[""] * len(asked.question.body.gaps)]
    return tuple(GapField(n, _options(gap, f"{asked.seed}.{n}"), filled[n - 1]) for n, gap in gaps)


def _options(gap: Gap, seed: str) -> tuple[str, ...]:
    return tuple(shuffled([gap.accepted[0], *gap.distractors], seed)) if gap.distractors else ()


def round_page(found: Round[Asked | Done], mode: Mode, undo: str = "", notice: str = "") -> Page:
    """The page of a visit to a set: a question, a card, or the end."""
    if isinstance(found.asked, Done):
        return _done(found.study_set, found.asked, mode, undo)
    head = heading(found.study_set, found.asked.question, found.standing)
    form = ask_form(found.asked, mode)
    title = head.set_title.html.striptags()
    if mode is Mode.FLASHCARDS:
        return CardPage(title, head, form, undo, notice)
    return QuestionPage(title, head, form, notice=notice)


def _done(study_set: QuestionSet, done: Done, mode: Mode, undo: str) -> DonePage:
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

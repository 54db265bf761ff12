"""A question as it is put: nothing here knows the key."""

from dataclasses import dataclass
from typing import ClassVar

from app.services.base.asking import Asked
from app.services.study.asked_run import asked_run
from app.services.study.round_state import Slotted
from app.study.modes import Mode
from app.study.next_question import mode_of
from app.web.questions.form import Ask, ask_form
from app.web.questions.heading import Heading, heading
from app.web.questions.round_bar import RoundBar
from app.web.shared.context import Context
from app.web.shared.language import gettext
from app.web.shared.render import LANGUAGE, Page, Prose
from app.web.study.after import NOTHING_TO_UNDO, Undo
from app.web.study.asked_strips import AskedStrips, asked_strips
from app.web.study.placed import OUTSIDE, Placed, placed

_ = gettext
A_LINE_OR_TWO = 140  # characters of a card


@dataclass(frozen=True)
class QuestionPage(Page):
    """A quiz question; `problem` says why an answer could not be read, `typed` is what was written to another draw.

    `strips` are there where it is about a cell that was chosen in the lab.
    """

    template: ClassVar[str] = "study/question.html"
    section: ClassVar[str] = "sets"
    footed: ClassVar[bool] = False
    keeps: ClassVar[str] = LANGUAGE
    heading: Heading
    ask: Ask
    problem: str = ""
    notice: str = ""
    typed: tuple[str, ...] = ()
    undo: Undo = NOTHING_TO_UNDO
    round: RoundBar | None = None
    strips: AskedStrips | None = None


@dataclass(frozen=True)
class CardPage(Page):
    """A flashcard's front; a `brief` one is a line or two."""

    template: ClassVar[str] = "study/card.html"
    section: ClassVar[str] = "sets"
    footed: ClassVar[bool] = False
    heading: Heading
    ask: Ask
    undo: Undo = NOTHING_TO_UNDO
    notice: str = ""
    round: RoundBar | None = None
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What is told with a question that is put once more: why, what was written to another draw, what is missing.

    `given` is what was filled in.
    """

    notice: str = ""
    typed: tuple[str, ...] = ()
    problem: str = ""
    given: dict[str, list[str]] | None = None


NOTHING_TOLD = Told()


def changed(typed: tuple[str, ...] = ()) -> Told:
    """Where what was shown of a question, and `typed` to it, can no more be answered."""
    notice = _("This question has changed, or was answered elsewhere, since you opened it. Here it is as it is now.")
    return Told(notice, typed)


def question_page(
    context: Context,
    asked: Asked,
    mode: Mode,
    undo: Undo = NOTHING_TO_UNDO,
    told: Told = NOTHING_TOLD,
    where: Placed = OUTSIDE,
) -> Page:
    """A question, or a card's front."""
    head = heading(context.site.set(asked.question.set_id), asked.question)
    form = ask_form(asked, mode, told.given, where.place)
    title = head.set_title.words
    if mode_of(asked.question) is Mode.FLASHCARDS:
        return CardPage(title, head, form, undo, told.problem or told.notice, where.bar, _is_brief(form.text))
    run = asked_run(context.site, asked)
    strips = asked_strips(run) if run else None
    return QuestionPage(title, head, form, told.problem, told.notice, told.typed, undo, where.bar, strips)


def _is_brief(text: Prose | None) -> bool:
    """Is it one short paragraph?"""
    html = text.html.strip() if text else ""
    alone = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
    return text is not None and alone and len(text.letters) <= A_LINE_OR_TWO


def slot_page(context: Context, slotted: Slotted, undo: Undo = NOTHING_TO_UNDO, told: Told = NOTHING_TOLD) -> Page:
    """The question of a round's slot. The last answer can be taken back, unless one that was can be put back."""
    question, last = slotted.asked.question, slotted.state.last
    mode = Mode.EXTRA if slotted.slot.repeats else mode_of(question)
    undo = Undo(last.id) if undo == NOTHING_TO_UNDO and last else undo
    return question_page(context, slotted.asked, mode, undo, told, placed(slotted))

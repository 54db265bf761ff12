"""A running test: an item of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from flask import url_for

from app.services.base.asking import Asked
from app.services.exams.attempt import Sitting
from app.study.attempts import Attempt, SavedAnswer, attempt_key
from app.study.keeping import Stand, problem_of
from app.study.modes import Mode
from app.study.questions import Question
from app.web.exams.places import Place, SaveTo, attempt_url, places, progress, save_to
from app.web.question_types.table import form_values
from app.web.question_types.unreadable import unreadable_sentence
from app.web.questions.form import Ask, ask_form
from app.web.shared.clock import Clock, clock
from app.web.shared.context import Context
from app.web.shared.language import gettext
from app.web.shared.render import ALL_WAYS, Page, Prose
from app.web.shared.taken import set_title

_ = gettext


@dataclass(frozen=True)
class ItemPage(Page):
    """An item of a running test. `notice` tells what was done, `problem` what was not, or is wrong with the answer.

    `stand` is how the saved answer stands; `typed` what was sent and not saved, where another answer is shown.
    """

    template: ClassVar[str] = "exams/item.html"
    section: ClassVar[str] = "sets"
    footed: ClassVar[bool] = False
    keeps: ClassVar[str] = ALL_WAYS
    set_title: Prose
    clock: Clock
    ask: Ask
    to: SaveTo
    stand: str
    next: int
    places: tuple[Place, ...]
    progress: str
    device_url: str
    notice: str
    problem: str
    is_lost: bool
    typed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a page of an attempt is asked with (`key`), and what it says beside the item.

    `given` is what was sent and could not be saved, as the form held it; `problem` says why. `typed` is what was
    written where another answer is shown instead; `is_lost` says that the browser's cookie has gone.
    """

    key: str = ""
    notice: str = ""
    problem: str = ""
    given: Mapping[str, list[str]] = field(default_factory=dict)
    typed: tuple[str, ...] = ()
    is_lost: bool = False


def item_page(context: Context, found: Sitting, asked: Asked, said: Said) -> ItemPage:
    attempt, key = found.attempt, said.key
    number = attempt.number_of(asked.question.id) or 1
    total, stand = len(attempt.paper), found.stands[number]
    return ItemPage(
        title=_("Question %(number)s of %(total)s", number=number, total=total),
        set_title=set_title(context.site, attempt.set_id),
        clock=clock(context, attempt, attempt_url(attempt, key)),
        ask=ask_form(asked, Mode.TEST, dict(said.given) or _saved(found, asked.question)),
        to=save_to(context, found, key, number),
        stand=str(stand),
        next=number + 1 if number < total else 0,
        places=places(found, key, number),
        progress=progress(found),
        device_url=_device_url(context, attempt),
        notice=said.notice,
        problem=said.problem or _problem(found, asked.question),
        is_lost=said.is_lost,
        typed=said.typed,
    )


def _answer_to(found: Sitting, question: Question) -> SavedAnswer | None:
    return found.saved.get(found.attempt.number_of(question.id) or 1)


def _saved(found: Sitting, question: Question) -> dict[str, list[str]]:
    """What the form holds where nothing else was sent."""
    saved = _answer_to(found, question)
    if saved is None:
        return {}
    return {**form_values(question.type_name, saved.given), "certainty": [str(saved.certainty or "")]}


def _problem(found: Sitting, question: Question) -> str:
    """What is still wrong with the answer that is saved."""
    saved = _answer_to(found, question)
    problem = problem_of(question, saved.response) if saved else None
    if saved is None or problem is None:
        return ""
    said = {
        Stand.UNFINISHED: _("What there is so far is saved, and is marked part by part when time is over."),
        Stand.UNREADABLE: _("It is saved as it is. What cannot be read when time is over earns nothing."),
    }[saved.stand]
    return f"{unreadable_sentence(problem, question.type_name)} {said}"


def _device_url(context: Context, attempt: Attempt) -> str:
    address = url_for("attempts.show_one", attempt_id=attempt.id, key=attempt_key(context.site.secret, attempt.id))
    return context.root + address

"""A running test: an item, and the question whether to hand it in."""

from collections import Counter
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
from app.web.exams.clock import Clock, clock
from app.web.question_types.table import form_values
from app.web.question_types.unreadable import unreadable_sentence
from app.web.questions.form import Ask, ask_form
from app.web.shared.context import Context
from app.web.shared.language import gettext, ngettext
from app.web.shared.render import ALL_WAYS, Page, Prose
from app.web.shared.taken import set_title

_ = gettext
HERE, THE_END = "here", "end"  # where a button of an item can lead, beside a number and a path


@dataclass(frozen=True, slots=True)
class Place:
    """An item in the list of all: `state` says how its answer stands, and `sign` the same to the eye."""

    number: int
    url: str
    state: str
    sign: str
    current: bool


@dataclass(frozen=True, slots=True)
class SaveTo:
    """What a form of a test carries: the attempt, what opens it, the version that its answer is made from.

    `key` is there where no cookie opens the attempt; `seat` always, should the cookie be lost.
    """

    attempt: str
    key: str
    seat: str
    version: int


@dataclass(frozen=True)
class ItemPage(Page):
    """An item of a running test. `notice` tells what was done, `problem` what was not, or is wrong with the answer.

    `stand` is how the saved answer stands; `typed` what was sent and not saved, where another answer is shown.
    """

    template: ClassVar[str] = "exams/item.html"
    section: ClassVar[str] = "sets"
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


@dataclass(frozen=True)
class ConfirmPage(Page):
    """Some items have no answer: hand in all the same?"""

    template: ClassVar[str] = "exams/confirm.html"
    section: ClassVar[str] = "sets"
    set_title: Prose
    clock: Clock
    progress: str
    words: tuple[str, ...]
    places: tuple[Place, ...]
    to: SaveTo
    back_url: str


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


def attempt_url(attempt: Attempt, key: str) -> str:
    return url_for("attempts.show_one", attempt_id=attempt.id, key=key or None)


def item_url(attempt: Attempt, number: int, key: str, saved: int | None = None) -> str:
    return url_for("attempts.show_one", attempt_id=attempt.id, item=number, saved=saved, key=key or None)


def item_page(context: Context, found: Sitting, asked: Asked, said: Said) -> ItemPage:
    attempt, key = found.attempt, said.key
    number = attempt.number_of(asked.question.id) or 1
    total, stand = len(attempt.paper), found.stands[number]
    return ItemPage(
        title=_("Question %(number)s of %(total)s", number=number, total=total),
        set_title=set_title(context.site, attempt.set_id),
        clock=clock(context, attempt, attempt_url(attempt, key)),
        ask=ask_form(asked, Mode.TEST, dict(said.given) or _saved(found, asked.question)),
        to=_save_to(context, found, key, number),
        stand=str(stand),
        next=number + 1 if number < total else 0,
        places=_places(found, key, number),
        progress=_progress(found),
        device_url=_device_url(context, attempt),
        notice=said.notice,
        problem=said.problem or _problem(found, asked.question),
        is_lost=said.is_lost,
        typed=said.typed,
    )


def _save_to(context: Context, found: Sitting, key: str, number: int) -> SaveTo:
    attempt = found.attempt
    return SaveTo(attempt.id, key, attempt_key(context.site.secret, attempt.id), found.version(number))


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


def _places(found: Sitting, key: str, current: int | None = None) -> tuple[Place, ...]:
    states = _states()
    return tuple(
        Place(number, item_url(found.attempt, number, key), *states[stand], number == current)
        for number, stand in found.stands.items()
    )


def _states() -> dict[Stand, tuple[str, str]]:
    return {
        Stand.OPEN: (_("open"), ""),
        Stand.UNFINISHED: (_("not complete"), "◐"),
        Stand.UNREADABLE: (_("cannot be read"), "?"),
        Stand.WHOLE: (_("answered"), "✓"),
    }


def _progress(found: Sitting) -> str:
    total = len(found.attempt.paper)
    return _("%(done)s of %(total)s answered", done=total - len(found.open_items), total=total)


def _device_url(context: Context, attempt: Attempt) -> str:
    address = url_for("attempts.show_one", attempt_id=attempt.id, key=attempt_key(context.site.secret, attempt.id))
    return context.root + address


def confirm_page(context: Context, found: Sitting, key: str) -> ConfirmPage:
    attempt = found.attempt
    return ConfirmPage(
        title=_("Hand in the test?"),
        set_title=set_title(context.site, attempt.set_id),
        clock=clock(context, attempt, attempt_url(attempt, key)),
        progress=_progress(found),
        words=_still_wrong(found),
        places=_places(found, key),
        to=_save_to(context, found, key, 0),
        back_url=item_url(attempt, found.open_items[0], key),
    )


def _still_wrong(found: Sitting) -> tuple[str, ...]:
    """How many answers are missing, not complete, or not to be read."""
    counts = Counter(found.stands.values())
    missing, unfinished, unreadable = (counts[one] for one in (Stand.OPEN, Stand.UNFINISHED, Stand.UNREADABLE))
    counted = (
        (missing, ngettext("%(num)d question has no answer yet.", "%(num)d questions have no answer yet.", missing)),
        (unfinished, ngettext("%(num)d answer is not complete.", "%(num)d answers are not complete.", unfinished)),
        (unreadable, ngettext("%(num)d answer cannot be read.", "%(num)d answers cannot be read.", unreadable)),
    )
    return tuple(words for count, words in counted if count)

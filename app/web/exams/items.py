"""A running test: an item, and the question whether to hand it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from flask import url_for

from app.services.base.asking import Asked
from app.services.exams.attempt import Sitting
from app.study.attempts import Attempt, attempt_key
from app.study.modes import Mode
from app.study.questions import Question
from app.web.exams.clock import Clock, clock
from app.web.question_types.table import form_values
from app.web.questions.form import Ask, ask_form
from app.web.shared.context import Context
from app.web.shared.language import gettext, ngettext
from app.web.shared.render import Page, Prose
from app.web.shared.taken import set_title

_ = gettext


@dataclass(frozen=True, slots=True)
class Place:
    """An item in the list of all: `state` says whether an answer of it is saved."""

    number: int
    url: str
    state: str
    answered: bool
    current: bool


@dataclass(frozen=True, slots=True)
class SaveTo:
    """What a form of a test carries: the attempt, what opens it, the version that its answer is made from."""

    attempt: str
    key: str
    version: int


@dataclass(frozen=True)
class ItemPage(Page):
    """An item of a running test. `notice` tells what was done, `problem` what was not."""

    template: ClassVar[str] = "exams/item.html"
    section: ClassVar[str] = "sets"
    set_title: Prose
    clock: Clock
    ask: Ask
    to: SaveTo
    answered: bool
    next_url: str
    places: tuple[Place, ...]
    progress: str
    device_url: str
    notice: str
    problem: str


@dataclass(frozen=True)
class ConfirmPage(Page):
    """Some items have no answer: hand in all the same?"""

    template: ClassVar[str] = "exams/confirm.html"
    section: ClassVar[str] = "sets"
    set_title: Prose
    clock: Clock
    progress: str
    words: str
    places: tuple[Place, ...]
    to: SaveTo
    back_url: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a page of an attempt is asked with (`key`), and what it says beside the item.

    `given` is what was sent and could not be read, as the form held it; `problem` says why.
    """

    key: str = ""
    notice: str = ""
    problem: str = ""
    given: Mapping[str, list[str]] = field(default_factory=dict)


def attempt_url(attempt: Attempt, key: str) -> str:
    return url_for("attempts.show_one", attempt_id=attempt.id, key=key or None)


def item_url(attempt: Attempt, number: int, key: str, saved: int | None = None) -> str:
    return url_for("attempts.show_one", attempt_id=attempt.id, item=number, saved=saved, key=key or None)


def item_page(context: Context, found: Sitting, asked: Asked, said: Said) -> ItemPage:
    attempt, key = found.attempt, said.key
    number = attempt.number_of(asked.question.id) or 1
    total = len(attempt.paper)
    return ItemPage(
        title=_("Question %(number)s of %(total)s", number=number, total=total),
        set_title=set_title(context.site, attempt.set_id),
        clock=clock(context, attempt, attempt_url(attempt, key)),
        ask=ask_form(asked, Mode.TEST, dict(said.given) or _saved(found, asked.question)),
        to=SaveTo(attempt.id, key, found.version(number)),
        answered=number in found.answered,
        next_url=item_url(attempt, number + 1, key) if number < total else "",
        places=_places(found, key, number),
        progress=_progress(found),
        device_url=_device_url(context, attempt),
        notice=said.notice,
        problem=said.problem,
    )


def _saved(found: Sitting, question: Question) -> dict[str, list[str]]:
    """What the form holds where nothing else was sent."""
    saved = found.saved.get(found.attempt.number_of(question.id) or 1)
    if saved is None:
        return {}
    return {**form_values(question.type_name, saved.response), "certainty": [str(saved.certainty or "")]}


def _places(found: Sitting, key: str, current: int | None = None) -> tuple[Place, ...]:
    return tuple(
        Place(
            number,
            item_url(found.attempt, number, key),
            _("answered") if number in found.answered else _("open"),
            number in found.answered,
            number == current,
        )
        for number in range(1, len(found.attempt.paper) + 1)
    )


def _progress(found: Sitting) -> str:
    return _("%(done)s of %(total)s answered", done=len(found.answered), total=len(found.attempt.paper))


def _device_url(context: Context, attempt: Attempt) -> str:
    address = url_for("attempts.show_one", attempt_id=attempt.id, key=attempt_key(context.site.secret, attempt.id))
    return context.root + address


def confirm_page(context: Context, found: Sitting, key: str) -> ConfirmPage:
    attempt, missing = found.attempt, found.open_items
    return ConfirmPage(
        title=_("Hand in the test?"),
        set_title=set_title(context.site, attempt.set_id),
        clock=clock(context, attempt, attempt_url(attempt, key)),
        progress=_progress(found),
        words=ngettext("%(num)d question has no answer yet.", "%(num)d questions have no answer yet.", len(missing)),
        places=_places(found, key),
        to=SaveTo(attempt.id, key, 0),
        back_url=item_url(attempt, missing[0], key),
    )

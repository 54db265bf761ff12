"""A running test: an item, and the question whether to hand it in."""

from dataclasses import dataclass
from typing import ClassVar

from flask import request, url_for

from app.services.base.asking import Asked
from app.services.base.site import Site
from app.services.exams.attempt import Sitting
from app.study.attempts import Attempt, attempt_key
from app.study.responses import Mode
from app.web.exams.clock import Clock, clock
from app.web.question_types.form_answers import fields_of
from app.web.questions.form import Ask, ask_form
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


def attempt_url(attempt: Attempt, key: str) -> str:
    return url_for("attempts.show_one", attempt_id=attempt.id, key=key or None)


def item_url(attempt: Attempt, number: int, key: str, saved: int | None = None) -> str:
    return url_for("attempts.show_one", attempt_id=attempt.id, item=number, saved=saved, key=key or None)


def item_page(site: Site, found: Sitting, asked: Asked, key: str, notice: str, problem: str) -> ItemPage:
    attempt = found.attempt
    number = attempt.number_of(asked.question.id) or 1
    total = len(attempt.paper)
    return ItemPage(
        title=_("Question %(number)s of %(total)s", number=number, total=total),
        set_title=set_title(site, attempt.set_id),
        clock=clock(attempt, attempt_url(attempt, key)),
        ask=ask_form(asked, Mode.TEST, _given(found, number, problem)),
        to=SaveTo(attempt.id, key, found.version(number)),
        answered=number in found.answered,
        next_url=item_url(attempt, number + 1, key) if number < total else "",
        places=_places(found, key, number),
        progress=_progress(found),
        device_url=_device_url(site, attempt),
        notice=notice,
        problem=problem,
    )


def _given(found: Sitting, number: int, problem: str) -> dict[str, list[str]]:
    """What the form holds: what was sent where it could not be read, else what is saved."""
    if problem:
        return request.form.to_dict(flat=False)
    saved = found.saved.get(number)
    if saved is None:
        return {}
    return {**fields_of(saved.response), "certainty": [str(saved.certainty or "")]}


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


def _device_url(site: Site, attempt: Attempt) -> str:
    address = url_for("attempts.show_one", attempt_id=attempt.id, key=attempt_key(site.secret, attempt.id))
    return request.host_url.rstrip("/") + address


def confirm_page(site: Site, found: Sitting, key: str) -> ConfirmPage:
    attempt, missing = found.attempt, found.open_items
    return ConfirmPage(
        title=_("Hand in the test?"),
        set_title=set_title(site, attempt.set_id),
        clock=clock(attempt, attempt_url(attempt, key)),
        progress=_progress(found),
        words=ngettext("%(num)d question has no answer yet.", "%(num)d questions have no answer yet.", len(missing)),
        places=_places(found, key),
        to=SaveTo(attempt.id, key, 0),
        back_url=item_url(attempt, missing[0], key),
    )

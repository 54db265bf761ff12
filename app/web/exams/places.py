"""What the pages of a running test have in common: their addresses, the list of all items, what a form carries."""

from dataclasses import dataclass

from flask import url_for

from app.services.exams.attempt import Sitting
from app.study.attempts import Attempt, attempt_key
from app.study.keeping import Stand
from app.web.shared.context import Context
from app.web.shared.language import gettext

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


def attempt_url(attempt: Attempt, key: str) -> str:
    return url_for("attempts.show_one", attempt_id=attempt.id, key=key or None)


def item_url(attempt: Attempt, number: int, key: str, saved: int | None = None) -> str:
    return url_for("attempts.show_one", attempt_id=attempt.id, item=number, saved=saved, key=key or None)


def save_to(context: Context, found: Sitting, key: str, number: int) -> SaveTo:
    attempt = found.attempt
    return SaveTo(attempt.id, key, attempt_key(context.site.secret, attempt.id), found.version(number))


def places(found: Sitting, key: str, current: int | None = None) -> tuple[Place, ...]:
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


def progress(found: Sitting) -> str:
    total = len(found.attempt.paper)
    return _("%(done)s of %(total)s answered", done=total - len(found.open_items), total=total)

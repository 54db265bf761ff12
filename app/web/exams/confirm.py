"""The question whether to hand a test in."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from app.services.exams.attempt import Sitting
from app.study.keeping import Stand
from app.web.exams.places import Place, SaveTo, attempt_url, item_url, places, progress, save_to
from app.web.shared.clock import Clock, clock
from app.web.shared.context import Context
from app.web.shared.language import gettext, ngettext
from app.web.shared.render import Page, Prose
from app.web.shared.taken import set_title

_ = gettext


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


def confirm_page(context: Context, found: Sitting, key: str) -> ConfirmPage:
    attempt = found.attempt
    return ConfirmPage(
        title=_("Hand in the test?"),
        set_title=set_title(context.site, attempt.set_id),
        clock=clock(context, attempt, attempt_url(attempt, key)),
        progress=progress(found),
        words=_still_wrong(found),
        places=places(found, key),
        to=save_to(context, found, key, 0),
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

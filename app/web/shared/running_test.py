"""The test that somebody is taking, as other pages tell of it: what is left, and the way back."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from app.services.base.running import Underway
from app.web.shared.clock import Clock, clock
from app.web.shared.context import Context
from app.web.shared.language import gettext
from app.web.shared.render import Prose, inline, interface_line

_ = gettext


@dataclass(frozen=True, slots=True)
class RunningTest:
    """A test that runs: which, how long still, how much of it is answered."""

    url: str
    title: Prose
    clock: Clock
    progress: str


def running_test_cards(context: Context, tests: Iterable[Underway]) -> tuple[RunningTest, ...]:
    return tuple(_card(context, one) for one in tests)


def _card(context: Context, test: Underway) -> RunningTest:
    attempt = test.attempt
    study_set = context.site.library.sets.get(attempt.set_id)
    url = url_for("attempts.show_one", attempt_id=attempt.id)
    return RunningTest(
        url=url,
        title=inline(study_set.title) if study_set else interface_line(attempt.set_id),
        clock=clock(context, attempt, url),
        progress=_("%(done)s of %(total)s answered", done=test.answered, total=len(attempt.paper)),
    )

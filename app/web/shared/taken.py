"""The tests that a learner has taken, as rows of a list."""

from dataclasses import dataclass

from flask import url_for

from app.services.base.site import Site
from app.services.base.taken import Taken
from app.study.progress import Tally
from app.web.shared.context import Context
from app.web.shared.language import gettext, number, past_phrase, percent
from app.web.shared.render import Prose, inline, interface_line
from app.web.shared.shares import rounded_part

_ = gettext


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A test that was taken."""

    title: Prose
    score: str
    points: str
    when: str
    url: str


def taken_row(context: Context, taken: Taken) -> TakenRow:
    attempt = taken.attempt
    return TakenRow(
        title=set_title(context.site, attempt.set_id),
        score=percent(taken.tally.score),
        points=_("%(earned)s points", earned=earned(taken.tally)),
        when=past_phrase(attempt.ended_at or context.now, context.today),
        url=url_for("attempts.show_one", attempt_id=attempt.id),
    )


def set_title(site: Site, set_id: str) -> Prose:
    """The title of a set; its id where it is not published any more."""
    study_set = site.library.sets.get(set_id)
    return inline(study_set.title) if study_set else interface_line(set_id)


def earned(tally: Tally) -> str:
    """Points to one digit, where they need it, and how many there were."""
    return _(
        "%(points)s of %(all)s", points=number(rounded_part(tally.points, tally.answers, 1)), all=number(tally.answers)
    )

"""The tests that a learner has taken, as rows of a list."""

from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from app.services.base.site import Site
from app.services.base.taken import Taken
from app.study.progress import Tally
from app.web.shared.language import current_language, gettext, number, past_phrase, percent
from app.web.shared.render import Prose, inline
from app.web.shared.site import now

_ = gettext


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A test that was taken."""

    title: Prose
    score: str
    points: str
    when: str
    url: str


def taken_row(taken: Taken, site: Site) -> TakenRow:
    attempt = taken.attempt
    return TakenRow(
        title=set_title(site, attempt.set_id),
        score=percent(taken.tally.score),
        points=_("%(earned)s points", earned=earned(taken.tally)),
        when=past_phrase(attempt.ended_at or now(), now()),
        url=url_for("attempts.show_one", attempt_id=attempt.id),
    )


def set_title(site: Site, set_id: str) -> Prose:
    """The title of a set; its id where it is not published any more."""
    study_set = site.library.sets.get(set_id)
    return inline(study_set.title) if study_set else Prose(Markup.escape(set_id), current_language())


def earned(tally: Tally) -> str:
    """Points to one digit, where they need it, and how many there were."""
    return _("%(points)s of %(all)s", points=number(round(tally.points, 1)), all=number(tally.answers))

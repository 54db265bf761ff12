"""The page before a test: what awaits, what was taken."""

import uuid
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.services.exams.start import Awaiting
from app.web.shared.clock import Clock, clock
from app.web.shared.context import Context
from app.web.shared.language import gettext, ngettext
from app.web.shared.render import Page, Prose, inline
from app.web.shared.taken import TakenRow, taken_row

_ = gettext


@dataclass(frozen=True)
class PaperPage(Page):
    """What a test of a set would be; `questions` is "" where it has none. `clock` is of the one that is running."""

    template: ClassVar[str] = "exams/paper.html"
    section: ClassVar[str] = "sets"
    set_title: Prose
    set_url: str
    questions: str
    minutes: str
    set_id: str
    attempt_id: str
    clock: Clock | None
    taken: tuple[TakenRow, ...]


def paper_page(context: Context, awaiting: Awaiting) -> PaperPage:
    study_set, running = awaiting.study_set, awaiting.running
    resume = url_for("attempts.show_one", attempt_id=running.id) if running else ""
    return PaperPage(
        title=_("Test"),
        set_title=inline(study_set.title),
        set_url=url_for("sets.overview", set_id=study_set.id),
        questions=questions_phrase(awaiting.questions) if awaiting.questions else "",
        minutes=minutes_phrase(study_set.test.minutes),
        set_id=study_set.id,
        attempt_id=str(uuid.uuid4()),
        clock=clock(context, running, resume) if running else None,
        taken=tuple(taken_row(context, one) for one in awaiting.taken),
    )


def questions_phrase(count: int) -> str:
    return ngettext("%(num)d question", "%(num)d questions", count)


def minutes_phrase(count: int) -> str:
    return ngettext("%(num)d minute", "%(num)d minutes", count)

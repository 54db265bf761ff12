"""The nearest exam, as home tells of it."""

from dataclasses import dataclass

from flask import url_for

from app.services.overviews.home import Exam
from app.web.shared.language import gettext, ngettext
from app.web.shared.meter import Meter, meter
from app.web.shared.render import Prose, inline

_ = gettext


@dataclass(frozen=True, slots=True)
class ExamCard:
    """When it is, of which set, and what would be recalled then."""

    when: str
    title: Prose
    set_url: str
    meter: Meter
    recalled: str
    note: str


def exam_card(exam: Exam) -> ExamCard:
    day = exam.on_the_day
    return ExamCard(
        when=_when(day.days),
        title=inline(exam.study_set.title),
        set_url=url_for("sets.overview", set_id=exam.study_set.id),
        meter=meter(day.mastery),
        recalled=_("would be recalled on that day") if day.days else _("would be recalled today"),
        note=_note(day.new),
    )


def _when(days: int) -> str:
    return {0: _("Exam today"), 1: _("Exam tomorrow")}.get(days) or ngettext(
        "Exam in %(num)d day", "Exam in %(num)d days", days
    )


def _note(new: int) -> str:
    if not new:
        return _("Without further study.")
    return ngettext(
        "Without further study; %(num)d new counts as not recalled.",
        "Without further study; %(num)d new count as not recalled.",
        new,
    )

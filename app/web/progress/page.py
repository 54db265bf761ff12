"""The page of progress."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from app.services.overviews.progress import PageAsked, Progress
from app.study.answer_log import Kind
from app.study.modes import Certainty
from app.study.progress import Tally
from app.web.progress.calendar import Calendar, calendar
from app.web.progress.coming import Column, columns
from app.web.progress.history import History, history, kind_url
from app.web.progress.parts import SetParts, headline, set_parts, size
from app.web.questions.names import certainty_name
from app.web.shared.context import Context
from app.web.shared.day_sentences import clock_sentence
from app.web.shared.language import gettext, ngettext, number, percent
from app.web.shared.recall_line import RecallLine, share_line
from app.web.shared.render import Page
from app.web.shared.taken import TakenRow, taken_row

_ = gettext


@dataclass(frozen=True, slots=True)
class CertaintyRow:
    """How it went where somebody said how sure they were."""

    name: str
    line: RecallLine
    right: str


@dataclass(frozen=True)
class ProgressPage(Page):
    """What was answered in practice, how well, by concept, over time; and the tests beside it.

    `sure` says of how many answers the learner was certain that were not right, and `sure_url` where they are.
    """

    template: ClassVar[str] = "progress/progress.html"
    section: ClassVar[str] = "progress"
    faults: tuple[str, ...]
    answers: str
    correct: str
    score: str
    headline: str
    size: str
    has_exam: bool
    sets: tuple[SetParts, ...]
    calendar: Calendar
    due: tuple[Column, ...]
    certainties: tuple[CertaintyRow, ...]
    sure: str
    sure_url: str
    history: History
    tests: tuple[TakenRow, ...]
    clock: str


def progress_page(
    context: Context, progress: Progress, wanted: PageAsked, faults: tuple[str, ...] = ()
) -> ProgressPage:
    total = progress.total
    exams = {one.whole.exam.day for one in progress.sets if one.whole.exam}
    return ProgressPage(
        title=_("Progress"),
        faults=faults,
        answers=number(total.answers) if total.answers else "",
        correct=number(total.correct),
        score=percent(total.score),
        headline=headline(progress),
        size=size(progress.recall),
        has_exam=bool(exams),
        sets=tuple(set_parts(progress)),
        calendar=calendar(progress.by_day),
        due=tuple(columns(progress.due, exams)),
        certainties=tuple(_certainties(progress.by_certainty)),
        sure=_sure(progress.by_certainty.get(Certainty.CERTAIN)),
        sure_url=kind_url(Kind.SURE),
        history=history(context, progress, wanted),
        tests=tuple(taken_row(context, one) for one in progress.tests),
        clock=clock_sentence(context),
    )


def _certainties(by_certainty: Mapping[Certainty, Tally]) -> Iterator[CertaintyRow]:
    for certainty, tally in by_certainty.items():
        right = _("%(right)s of %(all)s right", right=number(tally.correct), all=number(tally.answers))
        yield CertaintyRow(certainty_name(certainty), share_line(tally.score), right)


def _sure(certain: Tally | None) -> str:
    missed = certain.answers - certain.correct if certain else 0
    if not missed:
        return ""
    return ngettext(
        "See the answer that you were certain of and that was not right yet",
        "See the %(num)d answers that you were certain of and that were not right yet",
        missed,
    )

"""The page of progress."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import url_for

from app.services.overviews.progress import Progress
from app.study.answer_log import Answer, Place
from app.study.progress import Tally
from app.study.questions import Question
from app.web.questions.lines import browse_text
from app.web.questions.names import certainty_name
from app.web.shared.context import Context
from app.web.shared.day_sentences import clock_sentence
from app.web.shared.language import day, gettext, ngettext, number, past_phrase, percent
from app.web.shared.meter import Meter, meter
from app.web.shared.render import Page, Prose, inline, interface_line
from app.web.shared.signs import sign_of
from app.web.shared.taken import TakenRow, taken_row

_ = gettext


@dataclass(frozen=True, slots=True)
class Bar:
    """A column of a chart: `height` of 100, of which `part` is the right share."""

    label: str
    words: str
    height: int
    part: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns over days; `most` says in words how much the highest is."""

    bars: tuple[Bar, ...]
    most: str


@dataclass(frozen=True, slots=True)
class ConceptProgress:
    """How a concept goes."""

    title: Prose
    answers: str
    score: Meter
    recall: Meter


@dataclass(frozen=True, slots=True)
class CertaintyRow:
    """How often answers given with a certainty were right."""

    name: str
    answers: str
    score: Meter


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One answer of the log."""

    text: Prose
    sign: str
    verdict: str
    tone: str
    when: str
    url: str


@dataclass(frozen=True)
class ProgressPage(Page):
    """What was answered in practice, how well, by concept, over time; and the tests beside it."""

    template: ClassVar[str] = "progress/progress.html"
    section: ClassVar[str] = "progress"
    answers: str
    correct: str
    score: str
    days: Chart
    due: Chart
    concepts: tuple[ConceptProgress, ...]
    certainties: tuple[CertaintyRow, ...]
    history: tuple[HistoryRow, ...]
    newest_url: str
    older_url: str
    tests: tuple[TakenRow, ...]
    clock: str


def progress_page(context: Context, progress: Progress, before: Place | None) -> ProgressPage:
    total, history = progress.total, progress.history
    return ProgressPage(
        title=_("Progress"),
        answers=number(total.answers) if total.answers else "",
        correct=number(total.correct),
        score=percent(total.score),
        days=_days(progress.by_day),
        due=_due(progress.due),
        concepts=tuple(
            ConceptProgress(
                inline(study_set.concepts[concept]),
                number(tally.answers),
                _score(tally),
                meter(mastery),
            )
            for study_set, concept, tally, mastery in progress.concepts
        ),
        certainties=tuple(
            CertaintyRow(certainty_name(c), number(t.answers), _score(t)) for c, t in progress.by_certainty.items()
        ),
        history=tuple(_history_row(context, answer, progress.asked.get(answer.id)) for answer in history.answers),
        newest_url=url_for("progress.index", _anchor="history") if before else "",
        older_url=url_for("progress.index", before=str(history.older), _anchor="history") if history.older else "",
        tests=tuple(taken_row(context, one) for one in progress.tests),
        clock=clock_sentence(context),
    )


def _days(by_day: Mapping[date, Tally]) -> Chart:
    most = max((tally.answers for tally in by_day.values()), default=0)
    bars = tuple(_day_bar(when, tally, most or 1) for when, tally in by_day.items())
    return Chart(bars, ngettext("%(num)d answer", "%(num)d answers", most))


def _day_bar(when: date, tally: Tally, most: int) -> Bar:
    words = ngettext("%(num)d answer", "%(num)d answers", tally.answers)
    if tally.answers:
        words += ", " + _("%(share)s right", share=percent(tally.score))
    height = round(100 * tally.answers / most)
    return Bar(day(when), words, height, round(height * tally.score))


def _due(due: Mapping[date, int]) -> Chart:
    most = max(due.values(), default=0)
    bars = tuple(Bar(day(when), _due_words(count), round(100 * count / (most or 1)), 0) for when, count in due.items())
    return Chart(bars, _due_words(most))


def _due_words(count: int) -> str:
    return ngettext("%(num)d due", "%(num)d due", count)


def _score(tally: Tally) -> Meter:
    return Meter(percent(tally.score), round(tally.score * 100))


def _history_row(context: Context, answer: Answer, question: Question | None) -> HistoryRow:
    """A line of the history; where nobody kept the text of a question, it is told by its id."""
    sign = sign_of(answer)
    return HistoryRow(
        text=browse_text(question) if question else interface_line(answer.question_id.partition("/")[2]),
        sign=sign.sign,
        verdict=sign.verdict,
        tone=sign.tone,
        when=past_phrase(answer.at, context.today),
        url=url_for("verdicts.show_one", answer_id=answer.id),
    )

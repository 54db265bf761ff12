"""The page of a set: ways into it, its concepts, its questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.services.overviews.sets import SetOverview
from app.services.overviews.standings import SetStanding
from app.study.modes import Mode
from app.study.next_question import Standing, askable
from app.study.questions import Question, QuestionSet
from app.web.question_types.table import type_names
from app.web.questions.lines import browse_text
from app.web.questions.links import MODE_VIEWS, question_url
from app.web.questions.names import level_name, mode_name
from app.web.shared.context import Context
from app.web.shared.language import gettext, language_name, ngettext
from app.web.shared.meter import Meter, meter
from app.web.shared.render import Page, Prose, inline

_ = gettext


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A concept with its mastery and its questions."""

    title: Prose
    meter: Meter
    questions: tuple["QuestionRow", ...]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question to browse to."""

    text: Prose
    type: str
    level: str
    url: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way into a set."""

    url: str
    title: str
    about: str


@dataclass(frozen=True)
class SetPage(Page):
    """A study set."""

    template: ClassVar[str] = "sets/set.html"
    section: ClassVar[str] = "sets"
    heading: Prose
    about: Prose
    foreign: str
    meter: Meter
    ways: tuple[Way, ...]
    concepts: tuple[ConceptRow, ...]
    related: tuple[tuple[str, Prose], ...]


def set_page(context: Context, overview: SetOverview) -> SetPage:
    study_set = overview.standing.study_set
    title = inline(study_set.title)
    return SetPage(
        title=title.html.striptags(),
        heading=title,
        about=inline(study_set.about),
        foreign=_foreign(context.language, study_set),
        meter=meter(overview.standing.mastery),
        ways=_ways(overview.standing),
        concepts=tuple(
            ConceptRow(
                inline(study_set.concepts[concept]),
                meter(mastery),
                tuple(_question_row(q) for q in study_set.questions if q.concept == concept),
            )
            for concept, mastery in overview.by_concept.items()
            if mastery.questions
        ),
        related=tuple((url_for("sets.overview", set_id=one.id), inline(one.title)) for one in overview.related),
    )


def _foreign(language: str, study_set: QuestionSet) -> str:
    """Why the questions are not in the page's language, where they are not."""
    asked = sum(language in question.ask.by_language for question in study_set.questions)
    if asked == len(study_set.questions):
        return ""
    name = language_name(study_set.title.language)
    if asked:
        return _("Some of the questions are in %(language)s: they are not translated yet.", language=name)
    return _("The questions are in %(language)s: this set is not translated yet.", language=name)


def _ways(standing: SetStanding) -> tuple[Way, ...]:
    set_id = standing.study_set.id
    linked = [q.lab for q in standing.study_set.questions if q.lab]
    rounds = tuple(
        Way(url_for(MODE_VIEWS[mode], set_id=set_id), mode_name(mode), _state(standing.by_mode[mode]))
        for mode in (Mode.QUIZ, Mode.FLASHCARDS)
    )
    test = tuple(_test_way(standing.study_set))
    lab = Way(url_for("lab.index"), _("Lab"), ngettext("%(num)d question", "%(num)d questions", len(linked)))
    return (*rounds, *test, lab)


def _test_way(study_set: QuestionSet) -> Iterator[Way]:
    """None where a test would have nothing to ask."""
    if askable(study_set.questions, Mode.TEST):
        minutes = ngettext("%(num)d minute", "%(num)d minutes", study_set.test.minutes)
        yield Way(url_for("papers.show_one", set_id=study_set.id), mode_name(Mode.TEST), minutes)


def _state(standing: Standing) -> str:
    due = ngettext("%(num)d due", "%(num)d due", standing.due)
    new = ngettext("%(num)d new", "%(num)d new", standing.unseen)
    return f"{due} · {new}" if standing.due else new


def _question_row(question: Question) -> QuestionRow:
    return QuestionRow(
        text=browse_text(question),
        type=type_names()[question.type_name],
        level=level_name(question.level),
        url=question_url(question),
    )

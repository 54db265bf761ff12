"""A test whose time is over: its results, and what to study next."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.services.base.site import Site
from app.study.attempts import Attempt
from app.study.progress import Tally
from app.study.questions import Question
from app.study.results import MarkedItem, ToStudy, by_concept, by_level, score, study_next
from app.web.exams.items import Said
from app.web.exams.places import attempt_url
from app.web.questions.lines import browse_text
from app.web.questions.links import question_url
from app.web.questions.names import level_name
from app.web.shared.context import Context
from app.web.shared.language import gettext, number, percent
from app.web.shared.meter import Meter, share_meter
from app.web.shared.render import Page, Prose, inline, interface_line
from app.web.shared.signs import Sign, sign_of
from app.web.shared.taken import earned, set_title

_ = gettext


@dataclass(frozen=True, slots=True)
class Part:
    """How a part of the test went."""

    title: Prose
    points: str
    score: Meter


@dataclass(frozen=True, slots=True)
class Link:
    """A question in a line, and where it leads: "" for nowhere."""

    text: Prose
    url: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item with its verdict."""

    number: int
    link: Link
    sign: Sign


@dataclass(frozen=True, slots=True)
class NextConcept:
    """A concept to study next, with the questions that were missed."""

    title: Prose
    score: str
    missed: tuple[Link, ...]


@dataclass(frozen=True)
class ResultsPage(Page):
    """The results of a test. Only its own learner is led on to the answers and to practice."""

    template: ClassVar[str] = "exams/results.html"
    section: ClassVar[str] = "sets"
    set_title: Prose
    set_url: str
    score: str
    points: str
    correct: str
    notice: str
    typed: tuple[str, ...]
    own: bool
    next: tuple[NextConcept, ...]
    practice_url: str
    concepts: tuple[Part, ...]
    levels: tuple[Part, ...]
    items: tuple[ItemRow, ...]


@dataclass(frozen=True)
class OverPage(Page):
    """The few seconds between the end and the marking."""

    template: ClassVar[str] = "exams/over.html"
    section: ClassVar[str] = "sets"
    notice: str
    typed: tuple[str, ...]
    url: str


def over_page(attempt: Attempt, said: Said) -> OverPage:
    return OverPage(_("Time is over"), said.notice, said.typed, attempt_url(attempt, said.key))


def results_page(
    context: Context, attempt: Attempt, items: tuple[MarkedItem, ...], *, own: bool, said: Said
) -> ResultsPage:
    site, total = context.site, score(items)
    study_set = site.library.sets.get(attempt.set_id)
    return ResultsPage(
        title=_("Results of the test"),
        set_title=set_title(site, attempt.set_id),
        set_url=url_for("sets.overview", set_id=study_set.id) if study_set else "",
        score=percent(total.score),
        points=earned(total),
        correct=number(total.correct),
        notice=said.notice,
        typed=said.typed,
        own=own,
        next=tuple(_next(site, attempt, one, own=own) for one in study_next(items)),
        practice_url=url_for("rounds.quiz", set_id=study_set.id) if study_set and own else "",
        concepts=tuple(_part(_concept(site, attempt, name), tally) for name, tally in by_concept(items).items()),
        levels=tuple(_part(interface_line(level_name(level)), tally) for level, tally in by_level(items).items()),
        items=_rows(items, own=own),
    )


def _rows(items: Iterable[MarkedItem], *, own: bool) -> tuple[ItemRow, ...]:
    return tuple(
        ItemRow(
            number,
            Link(browse_text(item.question), url_for("verdicts.show_one", answer_id=item.answer.id) if own else ""),
            sign_of(item.answer),
        )
        for number, item in enumerate(items, start=1)
    )


def _next(site: Site, attempt: Attempt, one: ToStudy, *, own: bool) -> NextConcept:
    missed = tuple(Link(browse_text(q), _practice(site, q) if own else "") for q in one.missed)
    return NextConcept(_concept(site, attempt, one.concept), percent(one.tally.score), missed)


def _practice(site: Site, question: Question) -> str:
    """Where the question is asked now; nowhere, where it is not asked any more."""
    study_set = site.library.sets.get(question.set_id)
    published = study_set.question(question.local_id) if study_set else None
    return question_url(published) if published else ""


def _part(title: Prose, tally: Tally) -> Part:
    return Part(title, earned(tally), share_meter(tally.score))


def _concept(site: Site, attempt: Attempt, concept: str) -> Prose:
    """The concept's title now; its id where there is none."""
    study_set = site.library.sets.get(attempt.set_id)
    title = study_set.concepts.get(concept) if study_set else None
    return inline(title) if title else interface_line(concept)

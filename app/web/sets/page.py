"""The page of a set, for choosing: the one way to go next, its parts, its questions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.services.overviews.sets import SetOverview
from app.study.questions import QuestionSet
from app.study.status import Status
from app.web.question_types.options import Option
from app.web.question_types.table import type_names
from app.web.sets.finding import LONGEST_SEARCH, Only, Search, is_of
from app.web.sets.parts import Part, parts
from app.web.sets.rows import QuestionRow, StudyShown, rows, status_name, study_shown
from app.web.sets.ways import NextWay, Way, next_way, other_ways
from app.web.shared.context import Context
from app.web.shared.language import gettext, language_name, ngettext, percent
from app.web.shared.render import Page, Prose, inline
from app.web.shared.running_test import RunningTest, running_test_cards

_ = gettext


@dataclass(frozen=True, slots=True)
class StatusChip:
    """Only questions with which somebody stands so; every one, without a value."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Finder:
    """The form that finds questions, and what it says of them. `others` tells whether more than words is chosen."""

    url: str
    find: str
    longest: int
    chips: tuple[StatusChip, ...]
    types: tuple[Option, ...]
    concepts: tuple[Option, ...]
    others: bool
    is_all: bool
    total: int
    shown: str


@dataclass(frozen=True)
class SetPage(Page):
    """A study set. `faults` says what of the address it could not be asked."""

    template: ClassVar[str] = "sets/set.html"
    section: ClassVar[str] = "sets"
    tests: tuple[RunningTest, ...]
    heading: Prose
    about: Prose
    foreign: str
    faults: tuple[str, ...]
    recall: str
    next: NextWay | None
    ways: tuple[Way, ...]
    parts: tuple[Part, ...]
    finder: Finder
    rows: tuple[QuestionRow, ...]
    study_shown: StudyShown
    set_id: str
    related: tuple[tuple[str, Prose], ...]


def set_page(context: Context, overview: SetOverview, search: Search, faults: tuple[str, ...] = ()) -> SetPage:
    study_set = overview.standing.study_set
    title, about = inline(study_set.title), inline(study_set.about)
    found = tuple(rows(context, overview, search))
    return SetPage(
        title=title.words,
        description=about.words or title.words,
        tests=running_test_cards(context, overview.tests),
        heading=title,
        about=about,
        foreign=_foreign(context.language, study_set),
        faults=faults,
        recall=_recall(overview),
        next=next_way(context, overview),
        ways=tuple(other_ways(study_set)),
        parts=tuple(parts(context, overview)),
        finder=_finder(context, overview, search, len(found)),
        rows=found,
        study_shown=study_shown(found),
        set_id=study_set.id,
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


def _recall(overview: SetOverview) -> str:
    """What nobody has met yet is new, and not nothing."""
    mastery = overview.standing.mastery
    if not mastery.seen:
        return _("All of it is new to you.")
    if not mastery.recall:
        return _("None of what you met holds yet: it comes back until it does.")
    return _("You would recall %(share)s of it today.", share=percent(mastery.recall))


def _finder(context: Context, overview: SetOverview, search: Search, shown: int) -> Finder:
    study_set = overview.standing.study_set
    total = len(study_set.questions)
    concepts = {q.concept: inline(study_set.concepts[q.concept]).words for q in study_set.questions}
    in_use = {q.type_name for q in study_set.questions}
    types = {name: text for name, text in type_names().items() if name in in_use}
    return Finder(
        url=url_for("sets.overview", set_id=study_set.id),
        find=search.find,
        longest=LONGEST_SEARCH,
        chips=tuple(_chips(context, overview, search)),
        types=_options(_("any type"), types, search.type),
        concepts=_options(_("any part"), concepts, search.concept),
        others=bool(search.type or search.concept),
        is_all=search.is_all,
        total=total,
        shown=ngettext("%(shown)s of %(num)d question", "%(shown)s of %(num)d questions", total, shown=shown),
    )


def _chips(context: Context, overview: SetOverview, search: Search) -> Iterator[StatusChip]:
    counts = Counter(only for one in overview.questions for only in is_of(one, context.today))
    yield StatusChip("", _("all"), len(overview.questions), not search.only)
    for only in Only:
        yield StatusChip(str(only), status_name(Status(only)), counts[only], search.only == only)


def _options(every: str, named: dict[str, str], chosen: str) -> tuple[Option, ...]:
    return (Option("", every), *(Option(value, text, value == chosen) for value, text in named.items()))

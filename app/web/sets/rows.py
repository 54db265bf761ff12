"""The questions of a set as rows: how somebody stands with each, and where it is asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from app.services.overviews.sets import QuestionStanding, SetOverview
from app.study.questions import QuestionSet
from app.study.rounds import MOST_PICKED
from app.study.status import Status
from app.web.question_types.table import type_names
from app.web.questions.lines import browse_text
from app.web.questions.links import question_url
from app.web.questions.names import level_name
from app.web.sets.finding import Only, Search, fits, is_of, plain
from app.web.shared.context import Context
from app.web.shared.language import due_phrase, gettext
from app.web.shared.render import Prose, inline

_ = gettext


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question to choose. `marks` are the classes of its dot: how somebody stands with it, and whether it is due."""

    id: str
    text: Prose
    concept_id: str
    concept: Prose
    type_name: str
    type: str
    level: str
    status_name: str
    marks: str
    when: str
    url: str

    @property
    def words(self) -> str:
        """What a search looks in, folded."""
        said = f"{self.text.letters} {self.text.words} {self.concept.letters} {self.concept.words}"
        return plain(f"{said} {self.type} · {self.level}")


def status_name(status: Status) -> str:
    return {
        Status.NEW: _("new"),
        Status.MISSED: _("missed"),
        Status.DUE: _("due"),
        Status.KNOWN: _("known"),
    }[status]


def rows(context: Context, overview: SetOverview, search: Search) -> Iterator[QuestionRow]:
    """Those that are looked for, in the order of teaching."""
    for standing in overview.questions:
        row = _row(context, overview.standing.study_set, standing)
        if fits(search, is_of(standing, context.today), row.type_name, row.concept_id, row.words):
            yield row


def _row(context: Context, study_set: QuestionSet, standing: QuestionStanding) -> QuestionRow:
    question = standing.question
    return QuestionRow(
        id=question.id,
        text=browse_text(question),
        concept_id=question.concept,
        concept=inline(study_set.concepts[question.concept]),
        type_name=question.type_name,
        type=type_names()[question.type_name],
        level=level_name(question.level),
        status_name=status_name(standing.status),
        marks=_marks(is_of(standing, context.today)),
        when=due_phrase(standing.comes_back, context.today) if standing.comes_back else "",
        url=question_url(question),
    )


def _marks(only: tuple[Only, ...]) -> str:
    """What is missed and due again has the missed one's shape."""
    status, *again = only
    return f"dot {status}{' is-due' if again else ''}"


@dataclass(frozen=True, slots=True)
class StudyShown:
    """The way to study what is shown: in `words`, and in the words for all of some and for the first of many.

    No more than `most` can be studied at once, as `limit` says.
    """

    url: str
    words: str
    all: str
    first: str
    most: int
    limit: str


def study_shown(found: tuple[QuestionRow, ...]) -> StudyShown:
    shown = [row.id for row in found[:MOST_PICKED]]
    every, first = _("Study what is shown: %(num)s"), _("Study the first %(num)s shown", num=MOST_PICKED)
    words = first if len(found) > MOST_PICKED else every % {"num": len(found)}
    limit = _("Pick up to %(num)s questions.", num=MOST_PICKED)
    return StudyShown(url_for("rounds.new", question=shown), words, every, first, MOST_PICKED, limit)

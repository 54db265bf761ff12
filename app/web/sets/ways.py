"""The ways into a set: the one to go next, with its reason, and the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.services.overviews.sets import SetOverview
from app.study.advice import NEW_AT_ONCE, Advice, AnswerDue, LearnNew, LookAhead, NoQuestions, TryAgain
from app.study.modes import Mode
from app.study.next_question import askable
from app.study.questions import QuestionSet
from app.study.rounds import Only
from app.web.questions.links import MODE_VIEWS
from app.web.questions.names import mode_name
from app.web.shared.context import Context
from app.web.shared.language import due_phrase, gettext, ngettext
from app.web.shared.render import Prose, inline

_ = gettext


@dataclass(frozen=True, slots=True)
class NextWay:
    """The one thing to do next; `reason` stands beside it, and `about` names the part that it is about."""

    url: str
    words: str
    reason: str
    about: Prose | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """Another way into a set."""

    url: str
    title: str


def next_way(context: Context, overview: SetOverview) -> NextWay | None:
    """A test that runs goes before all; None where there is nothing to ask."""
    if overview.running:
        url = url_for("attempts.show_one", attempt_id=overview.running)
        return NextWay(url, _("Go on with the test"), _("Practice of this set waits until it is handed in."))
    return _advised(context, overview.standing.study_set, overview.advice)


def _advised(context: Context, study_set: QuestionSet, advice: Advice) -> NextWay | None:
    match advice:
        case AnswerDue(count, minutes):
            due = ngettext("%(num)d due", "%(num)d due", count)
            time = ngettext("about %(num)d minute", "about %(num)d minutes", minutes)
            return NextWay(_round(study_set, only=Only.DUE), _("Study what is due"), f"{due}, {time}")
        case LearnNew(concept, count, and_next):
            words = ngettext("Learn %(num)d new", "Learn %(num)d new", count)
            choice = {} if and_next else {"concept": concept}
            url = _round(study_set, only=Only.NEW, length=NEW_AT_ONCE, **choice)
            return NextWay(
                url, words, _("and what comes next") if and_next else "", inline(study_set.concepts[concept])
            )
        case TryAgain(count, back):
            words = ngettext("Try the one missed again", "Try the %(num)d missed again", count)
            reason = _("It comes back by itself %(when)s.", when=due_phrase(back, context.today))
            return NextWay(_round(study_set, only=Only.MISSED), words, reason)
        case LookAhead(count, back):
            when = due_phrase(back, context.today)
            return NextWay(
                _round(study_set),
                _("Practise all the same"),
                _("Nothing is due. The next %(num)s: %(when)s.", num=count, when=when),
            )
        case NoQuestions():
            return None


def _round(study_set: QuestionSet, **choice: Any) -> str:
    return url_for("rounds.new", set=study_set.id, **choice)


def other_ways(study_set: QuestionSet) -> Iterator[Way]:
    """None of a kind that the set has no questions for."""
    for mode in (Mode.FLASHCARDS, Mode.QUIZ):
        if askable(study_set.questions, mode):
            yield Way(url_for(MODE_VIEWS[mode], set_id=study_set.id), mode_name(mode))
    if askable(study_set.questions, Mode.TEST):
        minutes = ngettext("%(num)d minute", "%(num)d minutes", study_set.test.minutes)
        yield Way(url_for("papers.show_one", set_id=study_set.id), f"{mode_name(Mode.TEST)}, {minutes}")
    yield Way(url_for("lab.index"), _("Lab"))

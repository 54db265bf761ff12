"""Today, as home tells of it: how much, how long, where to start."""

from dataclasses import dataclass

from flask import url_for

from app.services.base.open_round import OpenRound
from app.services.overviews.home import Home
from app.study.days import Today
from app.study.plan import Plan, Return
from app.study.rounds import Only
from app.web.home.strip import Strip, due_and_new, todays_strip
from app.web.shared.context import Context
from app.web.shared.language import due_phrase, gettext, ngettext
from app.web.shared.weekdays import weekday

_ = gettext
A_WEEK = 7  # days, within which a day is told by its name


@dataclass(frozen=True, slots=True)
class Way:
    """A link, and whether it is the one next thing to do."""

    url: str
    words: str
    main: bool


@dataclass(frozen=True, slots=True)
class GoingOn:
    """A round that was left before its end."""

    url: str
    words: str


def going_on(found: OpenRound) -> GoingOn:
    told = {"number": min(found.answered + 1, found.questions), "total": found.questions}
    url = url_for("rounds.show_one", round_id=found.id)
    return GoingOn(url, _("Go on with your round: question %(number)s of %(total)s", **told))


@dataclass(frozen=True, slots=True)
class PlanCard:
    """What is due and new today; without either, when something comes back."""

    title: str
    note: str
    strip: Strip | None
    has_due: bool
    has_new: bool
    start: Way
    choose_url: str


def plan_card(context: Context, home: Home) -> PlanCard | None:
    """None for a newcomer, and where a test of every set runs."""
    if (plan := home.plan) is None:
        return None
    return PlanCard(
        title=due_and_new(plan) if plan.due else _("Nothing is due."),
        note=_note(plan, context.today),
        strip=todays_strip(plan) if plan.questions else None,
        has_due=plan.due > 0,
        has_new=plan.new > 0,
        start=_start(plan, home, context.preferences.round_length),
        choose_url=url_for("sets.overview", set_id=_to_choose_from(home)),
    )


def _note(plan: Plan, today: Today) -> str:
    if plan.due:
        return ngettext("about %(num)d minute", "about %(num)d minutes", plan.minutes)
    met_all = "" if plan.unseen else _("You have met every question.")
    return " ".join(filter(None, (met_all, _next(plan.next, today) if plan.next else "")))


def _next(coming: Return, today: Today) -> str:
    days = today.days_until(coming.at)
    named = 1 < days < A_WEEK
    when = _("on %(weekday)s", weekday=weekday(today.days.of(coming.at))) if named else due_phrase(coming.at, today)
    return _("Next %(when)s: %(num)d.", when=when, num=coming.questions)


def _start(plan: Plan, home: Home, round_length: int) -> Way:
    """The one next thing, unless a round waits to be gone on with."""
    if plan.questions:
        new = min(plan.new, round_length)
        words = _("Start") if plan.due else ngettext("Learn %(num)d new", "Learn %(num)d new", new)
        return Way(url_for("rounds.review"), words, main=home.round is None)
    if plan.unseen:
        return Way(url_for("rounds.new", only=str(Only.NEW)), _("Learn something new"), main=False)
    return Way(url_for("progress.index"), _("See how it went"), main=False)


def _to_choose_from(home: Home) -> str:
    """The set with the most due."""
    return max(home.open_sets, key=lambda one: one.standing.due).study_set.id

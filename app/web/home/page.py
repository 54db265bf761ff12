"""The home page: a plan for whoever comes back, a first question for whoever is new."""

from dataclasses import dataclass
from typing import ClassVar

from app.services.overviews.home import Home
from app.study.modes import Mode
from app.web.home.exam import ExamCard, exam_card
from app.web.home.live import Live, live
from app.web.home.plan import GoingOn, PlanCard, going_on, plan_card
from app.web.home.sets import SetCard, set_card
from app.web.home.week import WeekCard, week_card
from app.web.questions.form import Ask, ask_form
from app.web.shared.context import Context
from app.web.shared.language import gettext
from app.web.shared.render import Page
from app.web.shared.running_test import RunningTest, running_test_cards

_ = gettext


@dataclass(frozen=True)
class HomePage(Page):
    """Home. A newcomer has a `first_ask`, everybody else a `plan`."""

    template: ClassVar[str] = "home/home.html"
    section: ClassVar[str] = "sets"
    tests: tuple[RunningTest, ...]
    round: GoingOn | None
    plan: PlanCard | None
    first_ask: Ask | None
    exam: ExamCard | None
    week: WeekCard | None
    sets: tuple[SetCard, ...]
    live: Live | None


def home_page(context: Context, home: Home) -> HomePage:
    return HomePage(
        title=_("Learn recurrent networks and LSTMs"),
        description=_(
            "Practise recurrent networks and LSTMs with questions that say why an answer is not right yet, and with "
            "trained models whose gates you can watch at every step."
        ),
        tests=running_test_cards(context, home.tests),
        round=going_on(home.round) if home.round else None,
        plan=plan_card(context, home),
        first_ask=ask_form(home.first, Mode.QUIZ) if home.first else None,
        exam=exam_card(home.exam) if home.exam else None,
        week=week_card(home.week) if home.week else None,
        sets=tuple(set_card(one, home.kept_back) for one in home.sets),
        live=live(context.site, home.kept_back),
    )

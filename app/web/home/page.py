"""The home page and the page of a set."""

from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.services.base.site import Site
from app.services.lab.runs import first_run
from app.services.overviews.home import Home, ModeStanding
from app.services.overviews.standings import SetStanding
from app.study.modes import Mode
from app.web.questions.form import Ask, ask_form
from app.web.questions.heading import Heading, heading
from app.web.questions.links import MODE_VIEWS
from app.web.shared.bench import Bench, bench
from app.web.shared.context import Context
from app.web.shared.language import due_phrase, gettext, ngettext
from app.web.shared.meter import Meter, meter
from app.web.shared.render import Page, Prose, inline

_ = gettext
HOME_MODEL = "forget"


@dataclass(frozen=True, slots=True)
class SetCard:
    """A set on the home page."""

    url: str
    title: Prose
    about: Prose
    meter: Meter
    size: str


@dataclass(frozen=True, slots=True)
class DueCard:
    """What is due: how much, about how long, and where to start."""

    title: str
    time: str
    url: str


@dataclass(frozen=True)
class HomePage(Page):
    """Home. `first_ask` is there for a newcomer, `due` for whoever has something due; `next_due` tells the rest."""

    template: ClassVar[str] = "home/home.html"
    section: ClassVar[str] = "sets"
    due: DueCard | None
    first_heading: Heading | None
    first_ask: Ask | None
    continue_url: str
    next_due: str
    sets: tuple[SetCard, ...]
    bench: Bench | None


def home_page(context: Context, home: Home) -> HomePage:
    first = home.first
    head = None
    if first:
        standing = home.sets[0].by_mode[Mode.QUIZ]
        head = heading(home.sets[0].study_set, first.question, standing)
    return HomePage(
        title=_("Learn recurrent networks and LSTMs"),
        due=_due(home.due, home.due_in_all) if home.due else None,
        first_heading=head,
        first_ask=ask_form(first, Mode.QUIZ) if first else None,
        continue_url=_round_url(home.new) if home.new and not first else "",
        next_due=_("The next one comes back %(when)s.", when=due_phrase(home.next_due, context.today))
        if home.next_due
        else "",
        sets=tuple(_set_card(one) for one in home.sets),
        bench=_home_bench(context.site),
    )


def _home_bench(site: Site) -> Bench | None:
    trace = first_run(site, HOME_MODEL)
    return bench(trace, step=4, unit=1) if trace else None


def _round_url(one: ModeStanding) -> str:
    return url_for(MODE_VIEWS[one.mode], set_id=one.study_set.id)


def _due(one: ModeStanding, in_all: int) -> DueCard:
    """The most that can be done in one go; beside it how much there is elsewhere too."""
    title = ngettext("%(num)d to review", "%(num)d to review", one.standing.due)
    time = ngettext("about %(num)d minute", "about %(num)d minutes", one.standing.minutes)
    rest = ngettext("%(num)d due in all", "%(num)d due in all", in_all)
    return DueCard(title, f"{time} · {rest}" if in_all > one.standing.due else time, _round_url(one))


def _set_card(standing: SetStanding) -> SetCard:
    study_set = standing.study_set
    return SetCard(
        url=url_for("sets.overview", set_id=study_set.id),
        title=inline(study_set.title),
        about=inline(study_set.about),
        meter=meter(standing.mastery),
        size=ngettext("%(num)d question", "%(num)d questions", len(study_set.questions)),
    )

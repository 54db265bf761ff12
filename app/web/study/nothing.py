"""Nothing to ask now: why, when something comes back, what can be done instead."""

from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.services.study.starting import NothingToAsk
from app.study.rounds import Choice, Only
from app.web.shared.context import Context
from app.web.shared.language import due_phrase, gettext, ngettext
from app.web.shared.render import Page

_ = gettext


@dataclass(frozen=True)
class NothingPage(Page):
    """`new_url` leads to what was never asked, where there is such; `set_url` to where all can be chosen."""

    template: ClassVar[str] = "study/nothing.html"
    section: ClassVar[str] = "sets"
    words: str
    next_due: str
    new_words: str
    new_url: str
    set_url: str


def nothing_page(context: Context, found: NothingToAsk) -> NothingPage:
    choice, due = found.choice, found.done.next_due
    new = min(found.new, context.preferences.round_length)
    return NothingPage(
        title=_("Nothing to ask now"),
        words=_words(choice),
        next_due=_("The next one comes back %(when)s.", when=due_phrase(due, context.today)) if due else "",
        new_words=ngettext("Learn %(num)d new", "Learn %(num)d new", new),
        new_url=_new_url(choice) if new else "",
        set_url=url_for("sets.overview", set_id=choice.sets[0]) if choice.sets else url_for("home.index"),
    )


def _new_url(choice: Choice) -> str:
    return url_for("rounds.new", set=list(choice.sets), concept=choice.concept or None, only=str(Only.NEW))


def _words(choice: Choice) -> str:
    said = {
        Only.DUE: _("Nothing of this is due."),
        Only.MISSED: _("Nothing of this is missed now."),
        Only.NEW: _("You have met every question of this."),
    }
    if choice.only:
        return said[choice.only]
    return _("Nothing is due.") if choice.is_todays else _("No question fits this choice.")

"""The bar under the end of a round: one recommended step, one beside it, and the way home."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import url_for

from app.services.study.onward import Onward
from app.study.next_step import Step
from app.study.pace import minutes
from app.study.rounds import MOST_PICKED, Only
from app.web.shared.language import gettext, ngettext
from app.web.shared.render import Prose, inline, interface_line

_ = gettext


@dataclass(frozen=True, slots=True)
class Way:
    """A button: its words, and where it leads."""

    words: str
    url: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class OnwardBar:
    """What the recommended step is, in a line and a note; `main` leads to it, `others` elsewhere."""

    title: Prose
    note: str
    main: Way
    others: tuple[Way, ...]


def onward_bar(found: Onward, round_length: int) -> OnwardBar:
    title, note, way = _STEPS[found.main](found, round_length)
    beside = (_STEPS[found.beside](found, round_length)[2],) if found.beside else ()
    home = (Way(_("Done"), url_for("home.index"), quiet=True),) if found.main is not Step.DONE else ()
    return OnwardBar(title, note, way, (*beside, *home))


def again_url(questions: tuple[str, ...]) -> str:
    """A round of just these questions."""
    return url_for("rounds.new", question=list(questions[:MOST_PICKED]))


Said = tuple[Prose, str, Way]


def _test(found: Onward, _length: int) -> Said:
    way = Way(_("Back to the test"), url_for("attempts.show_one", attempt_id=found.test))
    return interface_line(_("A test is running")), _("What it may ask is told when it has ended."), way


def _again(found: Onward, _length: int) -> Said:
    count = len(found.missed)
    title = ngettext("%(num)d question is not there yet", "%(num)d questions are not there yet", count)
    way = Way(ngettext("Try it again", "Try these %(num)d again", count), again_url(found.missed))
    return interface_line(title), _about(found, count), way


def _review(found: Onward, length: int) -> Said:
    due = found.ahead.due
    title = ngettext("%(num)d question is due", "%(num)d questions are due", due)
    way = Way(ngettext("Review %(num)d", "Review %(num)d", min(due, length)), url_for("rounds.review"))
    return interface_line(title), _about(found, min(due, length)), way


def _part(found: Onward, length: int) -> Said:
    part = found.part
    if part is None:
        return _done(found, length)
    new = min(part.new, length)
    told = {"new": ngettext("%(num)d new", "%(num)d new", new), "minutes": _about(found, new)}
    note = _("Next part: %(new)s, %(minutes)s", **told)
    url = url_for("rounds.new", set=part.study_set.id, concept=part.concept, only=str(Only.NEW))
    return inline(part.study_set.concepts[part.concept]), note, Way(_("Next part"), url)


def _done(found: Onward, _length: int) -> Said:
    note = _("Come back tomorrow, or whenever you like.") if found.ahead.new else _("You have met every question.")
    return interface_line(_("Nothing else is due")), note, Way(_("Done for today"), url_for("home.index"))


def _about(found: Onward, count: int) -> str:
    return ngettext("about %(num)d minute", "about %(num)d minutes", minutes(count, found.each_ms))


_STEPS: Mapping[Step, Callable[[Onward, int], Said]] = {
    Step.TEST: _test,
    Step.AGAIN: _again,
    Step.REVIEW: _review,
    Step.PART: _part,
    Step.DONE: _done,
}

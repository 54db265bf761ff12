"""The concepts of a set as its parts: how far each is known, and the way to study it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import url_for

from app.services.overviews.sets import SetOverview
from app.study.mastery import Mastery
from app.web.sets.finding import Only, is_of
from app.web.shared.context import Context
from app.web.shared.language import gettext, ngettext
from app.web.shared.quantities import quantity_of_concept
from app.web.shared.recall_line import RecallLine, recall_line
from app.web.shared.render import Prose, inline

_ = gettext


@dataclass(frozen=True, slots=True)
class Part:
    """A concept. One that is a quantity of the cell has its name and its letter."""

    title: Prose
    quantity: str
    letter: str
    line: RecallLine
    due: str
    size: str
    url: str


def _line(mastery: Mastery) -> RecallLine:
    """What was met and does not hold yet is being learned, and not nothing."""
    line = recall_line(mastery)
    return line if mastery.recall or not mastery.seen else replace(line, words=_("being learned"))


def parts(context: Context, overview: SetOverview) -> Iterator[Part]:
    study_set = overview.standing.study_set
    due = Counter(one.question.concept for one in overview.questions if Only.DUE in is_of(one, context.today))
    for concept, mastery in overview.by_concept.items():
        if mastery.questions:
            quantity = quantity_of_concept(concept)
            yield Part(
                inline(study_set.concepts[concept]),
                quantity.name if quantity else "",
                quantity.letter if quantity else "",
                _line(mastery),
                ngettext("%(num)d due", "%(num)d due", due[concept]) if due[concept] else "",
                ngettext("%(num)d question", "%(num)d questions", mastery.questions),
                url_for("rounds.new", set=study_set.id, concept=concept),
            )

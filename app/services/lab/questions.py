"""Questions that can be asked about a cell of the lab."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from app.lab.trace import SequenceTrace
from app.services.base.site import Site
from app.study.cell_questions import is_fair_at, topic
from app.study.question_types.base import Topic
from app.study.questions import Question, QuestionSet

FARTHEST = 12  # steps from the chosen one, either way, at which a fair cell is looked for
MOST_TRIES = 36  # cells that are looked at for all questions together: a page waits for them


@dataclass(frozen=True, slots=True)
class CellQuestion:
    """A question that the cell makes a fair one of, and what it asks about the cell."""

    question: Question
    topic: Topic


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A question that is not fair at the chosen cell, and the nearest one found at which it is."""

    asked: CellQuestion
    step: int
    unit: int


@dataclass(frozen=True, slots=True)
class CellQuestions:
    """The set that asks about cells, its questions that are fair at the chosen one, and where others would be."""

    study_set: QuestionSet
    questions: tuple[CellQuestion, ...]
    elsewhere: tuple[Elsewhere, ...]


def asks_about_cells(site: Site) -> bool:
    return _asking(site) is not None


def questions_about(site: Site, trace: SequenceTrace, step: int, unit: int) -> CellQuestions | None:
    """Of the first set that asks about cells; None where no set does."""
    if (found := _asking(site)) is None:
        return None
    study_set, asked = found
    fair = tuple(one for one in asked if is_fair_at(one.question, trace, step, unit))
    others = [one for one in asked if one not in fair]
    return CellQuestions(study_set, fair, _elsewhere(others, trace, step, unit))


def _asking(site: Site) -> tuple[QuestionSet, list[CellQuestion]] | None:
    for study_set in site.library.sets.values():
        asked = [CellQuestion(question, found) for question in study_set.questions if (found := topic(question))]
        if asked:
            return study_set, asked
    return None


def _elsewhere(asked: Sequence[CellQuestion], trace: SequenceTrace, step: int, unit: int) -> tuple[Elsewhere, ...]:
    """Where each can be asked, nearest first, as far as the tries last."""
    waiting, found = list(asked), list[Elsewhere]()
    tries = ((one, place) for place in _around(trace, step, unit) for one in tuple(waiting))
    for one, place in islice(tries, MOST_TRIES):
        if one in waiting and is_fair_at(one.question, trace, *place):
            waiting.remove(one)
            found.append(Elsewhere(one, *place))
    return tuple(found)


def _around(trace: SequenceTrace, step: int, unit: int) -> Iterator[tuple[int, int]]:
    """Steps and units: the steps around the chosen one, of its unit, and after every two of them another unit there."""
    last = len(trace.symbols)
    steps = (near for away in range(1, FARTHEST + 1) for near in (step - away, step + away) if 1 <= near <= last)
    units = iter([other for other in range(1, trace.model.units + 1) if other != unit])
    for count, near in enumerate(steps, start=1):
        yield near, unit
        if count % 2 == 0 and (other := next(units, None)):
            yield step, other
    yield from ((step, other) for other in units)

"""Asking: the next question of a set, and the back of a flashcard."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter

from app.lab.edits.notation import EditProblem
from app.lab.generators import Spot
from app.lab.tasks.sequence_readers import SequenceProblem
from app.services.base.refusals import NotThere
from app.services.base.site import Site, Visitor
from app.study.days import Today
from app.study.drawing import (
    draw,
    draw_as_then,
    draw_as_then_at,
    draw_at,
    fingerprint,
    gives_away,
    has_others,
    parameters_of,
    shown_of,
)
from app.study.draws import Draw, Variant
from app.study.fading import Support, support_of
from app.study.memory import Memory, remember
from app.study.modes import Grade
from app.study.old_variants import OldVariant
from app.study.question_memory import QuestionMemory
from app.study.question_types.base import Unaskable
from app.study.question_types.table import type_of
from app.study.questions import Question

MOST_DRAWS = 8  # tried for numbers that are none of the last ones
DRAWING_TIME = 0.1  # seconds, after which what was drawn is taken as it is
Memories = Mapping[str, QuestionMemory]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is drawn for a learner: which draw it is, the token that names it, and its seed.

    A computed question may come with an `example`: the same with other numbers.
    """

    question: Question
    draw: Draw
    variant: Variant
    seed: str
    memory: Memory
    support: Support = Support.ALONE
    example: Question | None = None

    def due_after(self, grade: Grade, today: Today) -> datetime:
        """When it would come back after an answer of `grade`."""
        return remember(self.memory, grade, today.now).comes_back(today.days)

    @property
    def spot(self) -> Spot | None:
        """The cell of the lab that it is about, where a learner chose one."""
        return self.draw.spot

    def was_shown_by(self, variant: Variant | OldVariant) -> bool:
        return variant.names(self.question) if isinstance(variant, OldVariant) else variant.same(self.variant)


def recalled(remembered: Memories) -> dict[str, Memory]:
    """The memories that the schedule knows."""
    return {question: found.memory for question, found in remembered.items()}


def ask(site: Site, visitor: Visitor, question: Question, past: QuestionMemory, spot: Spot | None = None) -> Asked:
    """The learner's present repetition of this question.

    Raises NotThere where it cannot be drawn. About a `spot` of the lab, raises Unaskable where that makes no fair
    question, and SequenceProblem or EditProblem where there is no such run.
    """
    first = Draw(visitor.learner, question.id, past.repetitions, spot=spot)
    if spot:
        return _asked(site, first, draw_at(question, site.library.models, spot), past)
    return _asked(site, *_with_other_numbers(site, question, first, past.recent), past)


def ask_again(
    site: Site, question: Question, variant: Variant | OldVariant, past: QuestionMemory, spot: Spot | None = None
) -> Asked | None:
    """The very draw that a page showed, whoever it was drawn for; None where it cannot be made again."""
    if isinstance(variant, OldVariant) and not (variant.learner and variant.repetition <= past.repetitions):
        return None  # nobody knows for whom it was drawn, or it never was
    named = variant.draw(question.id, spot)
    try:
        ways = (_asked(site, named, drawn, past) for drawn in _drawn_again(site, question, variant, named))
        return next((asked for asked in ways if asked.was_shown_by(variant)), None)
    except (Unaskable, SequenceProblem, EditProblem):
        return None


def _drawn_again(site: Site, question: Question, variant: Variant | OldVariant, named: Draw) -> Iterator[Question]:
    """As it is drawn now, and as version 0002 drew it: such a page may have been shown again since."""
    models, seed = site.library.models, named.seed(site.secret)
    if not isinstance(variant, OldVariant):
        with suppress(Unaskable):
            yield draw_at(question, models, named.spot) if named.spot else draw(question, seed, models)
    yield draw_as_then_at(question, models, named.spot) if named.spot else draw_as_then(question, seed, models)


def variant_of(secret: bytes, named: Draw, drawn: Question) -> Variant:
    return Variant.of(named, f"{drawn.revision} {drawn.wording}", shown_of(drawn), secret)


def _asked(site: Site, named: Draw, drawn: Question, past: QuestionMemory) -> Asked:
    support = support_of(past.right) if type_of(drawn.body).has_examples and not named.spot else Support.ALONE
    return Asked(drawn, named, variant_of(site.secret, named, drawn), named.seed(site.secret), past.memory, support)


def with_example(site: Site, asked: Asked) -> Asked:
    """With the worked example that a first repetition is shown, whose numbers tell nothing of the key."""
    if asked.support is not Support.WORKED:
        return asked
    question = site.question(asked.question.id)
    examples = (_drawn(site, question, f"{asked.seed}.example{again or ''}") for again in range(MOST_DRAWS))
    return replace(asked, example=next((one for one in examples if not gives_away(one, asked.question)), None))


def _with_other_numbers(site: Site, question: Question, first: Draw, recent: tuple[str, ...]) -> tuple[Draw, Question]:
    """A draw whose numbers are none of the last ones; where there is none, the one whose numbers are longest ago."""
    until = perf_counter() + DRAWING_TIME
    tried: list[tuple[int, Draw, Question]] = []
    for retry in range(MOST_DRAWS if recent and has_others(question) else 1):
        named = replace(first, retry=retry)
        drawn = _drawn(site, question, named.seed(site.secret))
        mark = fingerprint(parameters_of(drawn))
        if mark is None or mark not in recent:
            return named, drawn
        tried.append((len(recent) - recent[::-1].index(mark), named, drawn))
        if perf_counter() > until:
            break
    _when, named, drawn = min(tried, key=lambda one: one[0])
    return named, drawn


def _drawn(site: Site, question: Question, seed: str) -> Question:
    try:
        return draw(question, seed, site.library.models)
    except Unaskable:
        raise NotThere(question.id) from None

"""What comes after a round: what is still missed, what is due, which part is new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.services.base.exam_guard import tested_sets
from app.services.base.paces import pace_of
from app.services.base.site import Site, Visitor
from app.services.study.round_state import RoundState
from app.store import study_times
from app.study.days import Today
from app.study.memory import Memory, Unseen
from app.study.next_question import standing
from app.study.next_step import Ahead, Step, next_step, step_beside
from app.study.questions import QuestionSet
from app.study.round_score import was_known
from app.study.status import Status, status_of

Memories = Mapping[str, Memory]


@dataclass(frozen=True, slots=True)
class Part:
    """A concept of a set, of which so many questions are new."""

    study_set: QuestionSet
    concept: str
    new: int


@dataclass(frozen=True, slots=True)
class Onward:
    """What is recommended, and what is offered beside it. `missed` are today's ids of what is still missed.

    `test` is the attempt that runs, "" where none does. An answer takes `each_ms` milliseconds.
    """

    main: Step
    beside: Step | None
    ahead: Ahead
    missed: tuple[str, ...]
    part: Part | None
    test: str
    each_ms: float


def onward(
    site: Site, visitor: Visitor, state: RoundState, remembered: Memories, today: Today, new_a_day: int
) -> Onward:
    """What to do after this round, as things stand now. Sets of which a test runs are left alone."""
    with site.database.reading() as connection:
        running = tested_sets(connection, visitor.person, today.now)
        met_today = study_times.met_today(connection, visitor.person, today)
        each_ms = pace_of(connection, visitor.person)
    free = [one for one in site.library.sets.values() if one.id not in running]
    missed = tuple(_still_missed(site, state, remembered, today))
    part = next(_new_parts(free, state, remembered), None)
    ahead = Ahead(
        asked=len(state.round.questions),
        missed=len(missed),
        due=sum(standing(one.questions, remembered, today).due for one in free),
        new=part.new if part else 0,
        left_today=max(0, new_a_day - met_today),
        test_runs=bool(state.paused),
    )
    test = next(iter(state.paused.values()), "")
    return Onward(next_step(ahead), step_beside(ahead), ahead, missed, part, test, each_ms)


def _still_missed(site: Site, state: RoundState, remembered: Memories, today: Today) -> Iterator[str]:
    for question_id, first in state.firsts():
        if first is None or was_known(first) or not state.is_told(question_id):
            continue
        question = site.question(question_id)
        if status_of(remembered.get(question.id, Unseen()), today) is Status.MISSED:
            yield question.id


def _new_parts(sets: list[QuestionSet], state: RoundState, remembered: Memories) -> Iterator[Part]:
    """Concepts with something new: in the round's sets from where it began, then from the start, then in others."""
    for study_set in sorted(sets, key=lambda one: one.id not in state.round.sets):
        concepts = list(study_set.concepts)
        start = _begun(study_set, state)
        for concept in (*concepts[start:], *concepts[:start]):
            fellows = [one for one in study_set.questions if one.concept == concept]
            if new := sum(isinstance(remembered.get(one.id, Unseen()), Unseen) for one in fellows):
                yield Part(study_set, concept, new)


def _begun(study_set: QuestionSet, state: RoundState) -> int:
    """The place of the first concept that the round asked about, 0 where it asked about none of the set."""
    asked = set(state.round.questions)
    of_round = {one.concept for one in study_set.questions if not asked.isdisjoint(one.every_id)}
    return next((place for place, one in enumerate(study_set.concepts) if one in of_round), 0)

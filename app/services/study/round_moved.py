"""What a round moved, by the concepts that it asked about."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import chain

from sqlalchemy import Connection

from app.services.base.site import Site
from app.services.study.round_state import RoundState
from app.store import answers
from app.study.answer_log import Answer
from app.study.days import Days
from app.study.memory import Memory
from app.study.moved import MOST_REPLAYED, Moved, Span, concepts_of, moved, to_replay
from app.study.questions import Question

Histories = Mapping[str, list[Answer]]


def round_moved(
    site: Site, connection: Connection, person: str, state: RoundState, now: Mapping[str, Memory], days: Days
) -> tuple[Moved, ...]:
    """Each concept of the round before and after, as it was when the round ended: what came later changes nothing.

    `now` is what is remembered today. Only what was answered since the round began is read from the log.
    """
    if not state.answers:
        return ()
    span = Span(state.round.id, max(one.at for one in state.answers))
    touched = [site.question(one) for one in _answered(state)]
    concepts = concepts_of(touched)
    fellows = {one.id: one for pair in concepts for one in site.set(pair[0]).questions if one.concept == pair[1]}
    replayed = to_replay(fellows.values(), {one.id for one in touched}, now, span)
    before, after = dict(now), dict(now)
    for question_id, history in _histories(connection, person, [fellows[one] for one in replayed], span.ended).items():
        before[question_id], after[question_id] = span.memories(history)
    at = span.looked_at(days)
    return tuple(moved(site.set(set_id), concept, before, after, at) for set_id, concept in concepts)


def _answered(state: RoundState) -> list[str]:
    return [question for question, answer in state.firsts() if answer and question not in state.gone]


def _histories(connection: Connection, person: str, questions: list[Question], until: datetime) -> Histories:
    """The answers to each question, under any of its ids, oldest first."""
    ids = (one for question in questions for one in question.every_id)
    found = answers.scheduled_to(connection, person, ids, until, MOST_REPLAYED)
    return {one.id: _in_turn(found.get(id_, []) for id_ in one.every_id) for one in questions}


def _in_turn(given: Iterable[list[Answer]]) -> list[Answer]:
    return sorted(chain.from_iterable(given), key=lambda one: one.at)

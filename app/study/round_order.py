"""In which order a round asks."""

from collections.abc import Callable, Sequence

from app.study.concepts import Concepts, prerequisites
from app.study.question_types.table import type_of
from app.study.questions import Question

PICTURE_WITHIN = 5  # the first questions, of which one should show a run
Needs = Callable[[Question, Question], bool]


def needs_of(graph: Concepts) -> Needs:
    """Whether one question has to come after another, which is about something that its concept requires."""
    required = {concept: prerequisites(graph, concept) for concept in graph}
    return lambda one, other: other.concept in required.get(one.concept, ())


def has_picture(question: Question) -> bool:
    """Whether a run of a model shows what it is about."""
    return question.lab is not None or type_of(question.body).model_of(question.body) is not None


def in_order(chosen: Sequence[Question], needs: Needs) -> list[Question]:
    """What is needed first, then concepts and types in turn, a picture among the first; otherwise as `chosen`."""
    left, placed = list(chosen), list[Question]()
    while left:
        free = [one for one in left if not any(needs(one, other) for other in left)]
        hurried = _towards_a_picture(placed, left, needs)
        placed.append(min([one for one in free if one in hurried] or free, key=lambda one: _turn(one, placed)))
        left.remove(placed[-1])
    return placed


def _turn(one: Question, placed: Sequence[Question]) -> tuple[int, int]:
    """When its concept was asked last, then its type; -1 for never."""
    concepts = [other.concept for other in placed]
    types = [other.type_name for other in placed]
    return _last(concepts, one.concept), _last(types, one.type_name)


def _last(names: Sequence[str], name: str) -> int:
    return max((at for at, one in enumerate(names) if one == name), default=-1)


def _towards_a_picture(placed: Sequence[Question], left: Sequence[Question], needs: Needs) -> list[Question]:
    """What has to come now, so that a picture is among the first; nothing where there is time, or no hope."""
    ways = [[*(q for q in left if needs(one, q)), one] for one in left if has_picture(one)]
    if not ways or any(map(has_picture, placed)):
        return []
    way = min(ways, key=len)
    return way if len(placed) + len(way) == PICTURE_WITHIN else []

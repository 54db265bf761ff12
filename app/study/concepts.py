"""The graph of concepts: which must be understood before which."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from app.study.words import Words


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that is taught; `requires` are the ids of what must be understood before."""

    id: str
    name: Words
    requires: tuple[str, ...] = ()


Concepts = Mapping[str, Concept]  # by id; whatever one requires is there too


def prerequisites(concepts: Concepts, concept: str) -> frozenset[str]:
    """All that a concept requires, directly or through others. Raises KeyError for an unknown one."""
    found: set[str] = set()
    waiting = [concept]
    while waiting:
        new = set(concepts[waiting.pop()].requires) - found
        found |= new
        waiting += new
    return frozenset(found)


def in_order_of_need(concepts: Concepts) -> tuple[str, ...]:
    """Every concept after those that it requires, otherwise in the order that they are given in."""
    found: dict[str, None] = {}

    def put(concept: str) -> None:
        if concept not in found:
            for needed in concepts[concept].requires:
                put(needed)
            found[concept] = None

    for concept in concepts:
        put(concept)
    return tuple(found)


def cycle(requires: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A circle of concepts of which each requires the next, from the first in order; () where there is none."""
    try:
        TopologicalSorter(requires).prepare()
    except CycleError as error:
        needed_first: list[str] = error.args[1][:-1]
        ring = needed_first[::-1]
        start = min(range(len(ring)), key=lambda at: list(requires).index(ring[at]))
        return tuple(ring[start:] + ring[:start])
    return ()


def cycles(requires: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Circles of concepts, so many that without the last step of each none is left."""
    left = dict(requires)
    while ring := cycle(left):
        yield ring
        left[ring[-1]] = tuple(needed for needed in left[ring[-1]] if needed != ring[0])

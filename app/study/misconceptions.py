"""Misconceptions by name: what was called otherwise before is resolved when it is shown or counted.

Questions, answers and tallies keep the ids that they were written with, so that merging two ids changes neither a
question's revision nor what stands beside the log.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.study.words import Words


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong idea: its name, and a sentence on what is believed and why it is not so.

    `aka` are ids that it was given before. One that nobody has named has no sentence.
    """

    id: str
    name: Words
    sentence: Words | None = None
    aka: tuple[str, ...] = ()


Misconceptions = Mapping[str, Misconception]  # by every id that each has or had


def by_every_id(misconceptions: Iterable[Misconception]) -> Misconceptions:
    return {id_: one for one in misconceptions for id_ in (one.id, *one.aka)}


def named(ids: Iterable[str], known: Misconceptions) -> tuple[Misconception, ...]:
    """Each misconception once, under today's id; one without a name is called by its id."""
    found = (known.get(id_) or Misconception(id_, Words("en", {"en": id_.replace("-", " ")})) for id_ in ids)
    return tuple({one.id: one for one in found}.values())

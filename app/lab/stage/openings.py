"""Where each model opens: the step, the unit and the quantity at which its first run tells most."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.lab.stage.cells import Here, last_read
from app.lab.trace import SequenceTrace


@dataclass(frozen=True, slots=True)
class Opening:
    """A cell of a model's start run; `tells` holds there, in the shipped model."""

    step: int
    unit: int
    quantity: str
    tells: Callable[[Here], bool]

    def here(self, trace: SequenceTrace) -> Here:
        return Here(trace, self.step, self.unit)


def _is_emptied(here: Here) -> bool:
    return here.symbol == "#" and here.now("forget") < 0.1 and here.before > 0.2 and abs(here.after) < 0.01


def _takes_one_away(here: Here) -> bool:
    return here.symbol == ")" and here.written < -0.95 and here.before - here.after > 0.95


def _is_overwritten(here: Here) -> bool:
    return here.symbol == "(" and here.now("forget") < 0.1 and here.before < -1.5 and here.after > 0.9


def _lets_the_mark_in(here: Here) -> bool:
    shut = [here.at(step).now("input") for step in range(1, here.step)]
    return here.symbol.endswith("*") and here.now("input") > 0.85 and max(shut) < 0.05


def _is_caught(here: Here) -> bool:
    return here.symbol == "X" and here.now("input") > 0.9 and abs(here.before) < 0.05 and here.after > 0.8


def _counts_down(here: Here) -> bool:
    return here.symbol == "b" and here.at(here.step - 1).symbol == "a" and here.before - here.after > 1


def _is_kept(here: Here) -> bool:
    return here.now("forget") > 0.99 and here.now("input") < 0.15 and abs(here.after - here.before) < 0.02


def _is_cleared(here: Here) -> bool:
    return here.symbol == '"' and here.now("forget") < 0.05 and here.before < -2 and abs(here.after) < 0.1


def _turns_over(here: Here) -> bool:
    return here.symbol == "P" and here.truth < 0 and here.now("forget") < 0.2 and here.before > 2 and here.after < 0


def _is_half_open(here: Here) -> bool:
    return 0.4 < here.now("forget") < 0.6


def _is_all_there_is(here: Here) -> bool:
    return here.step == last_read(here.trace) and here.now("hidden") > 0.9


OPENINGS: Mapping[str, Opening] = MappingProxyType(
    {
        "forget": Opening(4, 1, "forget", _is_emptied),
        "counter": Opening(10, 1, "candidate", _takes_one_away),
        "reset": Opening(3, 1, "forget", _is_overwritten),
        "input": Opening(4, 4, "input", _lets_the_mark_in),
        "order": Opening(3, 3, "input", _is_caught),
        "count-match": Opening(10, 2, "candidate", _counts_down),
        "latch": Opening(2, 1, "forget", _is_kept),
        "text": Opening(25, 9, "forget", _is_cleared),
        "grammar": Opening(13, 4, "forget", _turns_over),
        "temperature": Opening(25, 7, "forget", _is_half_open),
        "reverse": Opening(4, 18, "hidden", _is_all_there_is),
    }
)
ANYWHERE = Opening(1, 1, "", lambda _here: True)


def opening_by_id(model_id: str) -> Opening:
    """Of a model that is not one of those that are shipped, its first step."""
    return OPENINGS.get(model_id, ANYWHERE)

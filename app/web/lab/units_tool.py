"""The units of the layer: which one is seen, in which order they stand, with which sign."""

from dataclasses import dataclass

from app.lab.readings.correlations import correlations
from app.web.lab.state import Scene
from app.web.shared.numbers import written


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit, the address that chooses it, and how its c follows the truth: "" where nothing can be said."""

    number: int
    url: str
    chosen: bool
    follows: str


@dataclass(frozen=True, slots=True)
class UnitsTool:
    """What can be chosen; only what would do something here."""

    units: tuple[UnitChoice, ...]
    can_sort: bool
    can_flip: bool
    same: str  # as long as this, a script keeps the tool up to date


def units_tool(scene: Scene) -> UnitsTool:
    state = scene.state
    found = correlations(scene.trace)
    told = [value for value in found if value is not None]
    choices = (
        UnitChoice(number, state.url(unit=number), number == state.unit, "" if value is None else written(value, 2))
        for number, value in enumerate(found, start=1)
    )
    can_sort, can_flip = len(told) > 1, any(value < 0 for value in told)
    return UnitsTool(
        tuple(choices), can_sort, can_flip, same=f"{can_sort} {can_flip} {state.sort} {state.flip} {state.every}"
    )

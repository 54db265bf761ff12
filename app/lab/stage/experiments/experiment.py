"""What can be tried in one tap: the changes that it makes, and what it shows where it does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from app.lab.edits.notation import MOST_EDITS, Clamp, Edits, StateEdit
from app.lab.stage.cells import Facts, Find, Here, first_where, steps_of
from app.lab.trace import SequenceTrace

ALREADY = 0.05  # a gate or a state that is this close to its value is not worth an experiment
Makes = Callable[[Here], Edits | None]  # of the untouched run at the chosen cell; None where it would do nothing


@dataclass(frozen=True, slots=True)
class Trial:
    """An experiment's two runs. `lost` is the first step whose right answer is no longer right."""

    before: SequenceTrace
    after: SequenceTrace
    edits: Edits

    @property
    def lost(self) -> int | None:
        pairs = tuple(zip(self.before.right, self.after.right, strict=True))
        return first_where(steps_of(self.after), lambda step: pairs[step - 1] == (True, False))

    @property
    def fewer(self) -> int:
        """How many right answers are gone."""
        return sum(self.before.right) - sum(self.after.right)

    def last(self) -> tuple[float, float]:
        """The one output at the end, without and with the changes."""
        return float(self.before.outputs[-1, 0]), float(self.after.outputs[-1, 0])

    def facts(self) -> dict[str, float | str]:
        rights = {"right": sum(self.after.right), "was_right": sum(self.before.right), "asked": sum(self.after.counted)}
        before, after = self.last()
        first, last = _step_of(self.edits), len(self.after.symbols)
        steps = {"step": first, "step_before": first - 1, "last": last, "wrong": self.lost or 0}
        return {**rights, **steps, "before": before, "after": after}


Shows = Callable[[Trial], Facts | None]  # None where the sentence would not be true


@dataclass(frozen=True, slots=True)
class Experiment:
    """An experiment with any run of one model. `answer`: the fact that is the step of the answer its sentence names."""

    id: str
    makes: Makes
    shows: Shows
    answer: str = ""

    def is_made_by(self, edits: Edits, trace: SequenceTrace, unit: int) -> bool:
        """Whether `edits` are its own, made at the step that they name, wherever the cursor is by now."""
        return bool(edits) and self.makes(Here(trace, _step_of(edits), unit)) == edits


def showing(holds: Callable[[Trial], bool]) -> Shows:
    return lambda trial: trial.facts() if holds(trial) else None


def loses(trial: Trial) -> bool:
    return trial.lost is not None


def hold(gate: str, value: float, unit: int | None = None) -> Makes:
    """A gate of one unit or of all, in the whole run."""

    def makes(here: Here) -> Edits | None:
        track = here.trace.layer[gate][:, slice(unit - 1, unit) if unit else slice(None)]  # (timesteps, units)
        moved = np.abs(track - value).max(axis=1)  # (timesteps)
        first = 1 if gate == "forget" else 0  # a layer's first step has nothing to forget
        return (Clamp(gate, unit, 1, value),) if moved[first:].max(initial=0.0) >= ALREADY else None

    return makes


def shut_at(steps: Callable[[SequenceTrace], list[int]]) -> Makes:
    """The input gate of every unit, at some steps alone."""

    def makes(here: Here) -> Edits | None:
        found = steps(here.trace)
        return tuple(Clamp("input", None, s, 0.0, s) for s in found) if 0 < len(found) <= MOST_EDITS else None

    return makes


def reset(*units: int) -> Makes:
    """The cell state of `units` set to 0 at the chosen step; where it is 0 there, at that at which there is most."""

    def makes(here: Here) -> Edits | None:
        step = _full(here, units)
        return tuple(StateEdit("cell", unit, step, 0.0) for unit in units) if step else None

    return makes


def opposite(unit: int) -> Makes:
    """The cell state of a unit with its sign turned, at the step at which it would be reset."""

    def makes(here: Here) -> Edits | None:
        step = _full(here, (unit,))
        return (StateEdit("cell", unit, step, round(-Here(here.trace, step, unit).after, 2)),) if step else None

    return makes


def set_cell(unit: int, find: Find, value: Callable[[Here], float]) -> Makes:
    """The cell state of a unit, set at a step that is found."""

    def makes(here: Here) -> Edits | None:
        step = find(here.trace)
        return (StateEdit("cell", unit, step, round(value(Here(here.trace, step, unit)), 2)),) if step else None

    return makes


def _full(here: Here, units: Sequence[int]) -> int | None:
    """The chosen step; where the cell states of `units` are 0 there, that at which there is most, if anywhere."""
    sizes = np.abs(here.trace.layer["cell"][:, [unit - 1 for unit in units]]).max(axis=1)  # (timesteps)
    step = here.step if sizes[here.step - 1] >= ALREADY else int(sizes.argmax()) + 1
    return step if sizes[step - 1] >= ALREADY else None


def _step_of(edits: Edits) -> int:
    """The step at which the first change is made."""
    match edits[:1]:
        case (Clamp(start=step),) | (StateEdit(step=step),):
            return step
    return 1

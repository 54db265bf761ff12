"""Cells of a run as the stage speaks of them, and the steps that are worth a look."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from math import floor

from app.lab.trace import SequenceTrace

Facts = Mapping[str, float | str]
Find = Callable[[SequenceTrace], int | None]  # a step, from 1, of any run; None where there is none

END = "end"


@dataclass(frozen=True, slots=True)
class Here:
    """One unit at one step, both from 1."""

    trace: SequenceTrace
    step: int
    unit: int

    @property
    def symbol(self) -> str:
        return self.trace.symbols[self.step - 1]

    @property
    def truth(self) -> float:
        return self.trace.truth[self.step - 1]

    @property
    def is_right(self) -> bool:
        """Whether an answer is asked for here, and is the right one."""
        return self.trace.right[self.step - 1]

    @property
    def first_step(self) -> int:
        """Of the layer that is at work here."""
        return self.trace.steps_of_layer(self.step).start

    def now(self, quantity: str) -> float:
        return float(self.trace.layer[quantity][self.step - 1, self.unit - 1])

    def track(self, quantity: str, first: int, last: int) -> list[float]:
        """Of this unit from the step `first` to the step `last`."""
        return [float(value) for value in self.trace.layer[quantity][first - 1 : last, self.unit - 1]]

    @property
    def before(self) -> float:
        """The cell state that the step started from."""
        return self.at(self.step - 1).now("cell") if self.step > self.first_step else 0.0

    @property
    def after(self) -> float:
        return self.now("cell")

    @property
    def written(self) -> float:
        """What the step added: i times g."""
        return self.now("input") * self.now("candidate")

    def at(self, step: int) -> "Here":
        return Here(self.trace, step, self.unit)

    def output(self, name: str) -> float:
        """What the network says of `name` here."""
        return output_at(self.trace, self.step, name)

    def facts(self) -> dict[str, float | str]:
        """What sentences about a cell are made of."""
        gates = {name: self.now(name) for name in ("forget", "input", "output", "candidate", "hidden")}
        states = {"before": self.before, "after": self.after, "written": self.written, "truth": self.truth}
        return {**gates, **states, "step": self.step, "symbol": self.symbol.removesuffix("*")}


def output_at(trace: SequenceTrace, step: int, name: str) -> float:
    """One output at a step that gives an answer."""
    return float(trace.outputs[step - trace.first_answer, trace.model.outputs.index(name)])


def last_step(trace: SequenceTrace) -> int:
    return len(trace.symbols)


def last_read(trace: SequenceTrace) -> int:
    """The last step that reads a symbol: an encoder's, where there is one."""
    return len(trace.symbols) // len(trace.stages)


def first_where(steps: Iterable[int], wanted: Callable[[int], bool]) -> int | None:
    return next((step for step in steps if wanted(step)), None)


def steps_of(trace: SequenceTrace) -> range:
    return range(1, last_step(trace) + 1)


def first_of(symbols: Collection[str]) -> Find:
    """The first step that reads one of `symbols`."""
    return lambda trace: first_where(steps_of(trace), lambda step: trace.symbols[step - 1] in symbols)


def marked_steps(trace: SequenceTrace) -> list[int]:
    return [step for step in steps_of(trace) if trace.symbols[step - 1].endswith("*")]


def first_wrong(trace: SequenceTrace) -> int | None:
    """The first step at which an answer is asked for and is not right."""
    return first_where(steps_of(trace), lambda step: trace.counted[step - 1] and not trace.right[step - 1])


def at_least(values: Iterable[float]) -> float:
    """The lowest of `values` in two digits, rounded down, so that none lies below what is written."""
    return floor(min(values) * 100) / 100

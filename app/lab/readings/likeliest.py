"""What a network says at one step, output by output, beside what would be true."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from app.lab.tasks.sequence_readers import Raw
from app.lab.trace import SequenceTrace


class AnswerKind(Enum):
    """How the outputs of a step are to be read."""

    ONE_OF_MANY = "one-of-many"  # a distribution: together they make 1
    EACH = "each"  # a likelihood by itself
    NUMBER = "number"


_KINDS: Mapping[str, AnswerKind] = MappingProxyType(
    {
        "one-of-many": AnswerKind.ONE_OF_MANY,
        "cross-entropy": AnswerKind.EACH,
        "squared-error": AnswerKind.NUMBER,
        "squashed-error": AnswerKind.NUMBER,
    }
)


@dataclass(frozen=True, slots=True)
class Output:
    """One output of a step: a probability, a likelihood or a number."""

    name: str
    value: float
    target: float | None  # what it would be in a perfect answer; None where nobody knows


@dataclass(frozen=True, slots=True)
class StepAnswer:
    """All outputs of a step in their own order; `right` only says something where an answer is asked for."""

    kind: AnswerKind
    outputs: tuple[Output, ...]
    asked: bool
    right: bool

    @property
    def is_known(self) -> bool:
        """Is there a true answer at this step?"""
        return all(output.target is not None for output in self.outputs)

    def likeliest(self, most: int) -> tuple[Output, ...]:
        """The largest outputs, the largest first, and after them the true one of a distribution if it is not there."""
        order = sorted(self.outputs, key=lambda output: -output.value)
        return (*order[:most], *(output for output in order[most:] if output.target == 1.0))


def answer_at(trace: SequenceTrace, step: int) -> StepAnswer | None:
    """The answer at `step`, from 1; None at a step that only reads, as an encoder's."""
    row = step - trace.first_answer
    if row < 0:
        return None
    values: list[float] = trace.outputs[row].tolist()
    pairs = zip(trace.model.outputs, values, _targets(trace, row), strict=True)
    return StepAnswer(
        kind=_KINDS[trace.model.task.loss_name],
        outputs=tuple(Output(*pair) for pair in pairs),
        asked=trace.counted[step - 1],
        right=trace.right[step - 1],
    )


def _targets(trace: SequenceTrace, row: int) -> list[float | None]:
    """What is true at a row of the outputs."""
    task = trace.model.task
    raw: Raw = task.reader.read(trace.text).raw
    targets: list[float] = task.targets(raw)[row].tolist()
    # A task that asks nothing at the last step does not know what comes next; a class that is not yet decided has none.
    is_open = row == len(trace.outputs) - 1 and not trace.counted[-1]
    undecided = _KINDS[task.loss_name] is AnswerKind.ONE_OF_MANY and not any(targets)
    return [None] * len(targets) if is_open or undecided else [*targets]

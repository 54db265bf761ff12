"""Experiments with the models that keep something: input, order, latch."""

from app.lab.stage.captions.keeping import steps_of_firsts
from app.lab.stage.cells import Facts, marked_steps
from app.lab.stage.experiments.experiment import Experiment, Trial, hold, loses, opposite, reset, showing, shut_at
from app.lab.trace import SequenceTrace


def _never_gets_in(trial: Trial) -> bool:
    before, after = trial.last()
    return before > 0.15 and abs(after) < 0.1


def _lets_all_in(trial: Trial) -> bool:
    before, after = trial.last()
    return len(marked_steps(trial.after)) < len(trial.after.symbols) and after > before + 0.3


def _leaks(trial: Trial) -> bool:
    before, after = trial.last()
    return before > 0.15 and after < 0.75 * before


def _first(trace: SequenceTrace) -> list[int]:
    return steps_of_firsts(trace)[:1]


def _answers_otherwise(trial: Trial) -> Facts | None:
    outputs, best = trial.after.model.outputs, int(trial.after.outputs[-1].argmax())
    was = outputs[int(trial.before.outputs[-1].argmax())]
    return {**trial.facts(), "answer": outputs[best], "was": was} if loses(trial) else None


def _is_written_again(trial: Trial) -> Facts | None:
    """So little would be left of the first c that it cannot be what decides."""
    left = 0.6 ** (len(trial.after.symbols) - 1)
    return trial.facts() if trial.after.right[-1] and left < 0.001 else None


INPUT = (
    Experiment("input-shut", shut_at(marked_steps), showing(_never_gets_in)),
    Experiment("input-open", hold("input", 1.0, 4), showing(_lets_all_in)),
    Experiment("input-leaks", hold("forget", 0.9, 4), showing(_leaks)),
)
ORDER = (
    Experiment("order-shut", shut_at(_first), _answers_otherwise),
    Experiment("order-never", hold("forget", 1.0), _answers_otherwise),
    Experiment("order-reset", reset(1, 2, 3, 4, 5, 6), _answers_otherwise),
)
LATCH = (
    Experiment("latch-weaker", hold("forget", 0.55), showing(loses)),
    Experiment("latch-weak", hold("forget", 0.6), _is_written_again),
    Experiment("latch-opposite", opposite(1), showing(loses)),
)

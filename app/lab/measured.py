"""What each shipped network really does, as figures: the table in docs/lab.md, made by `flask lab table`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from app.lab.cells import Array, LstmWeights, Trace, block
from app.lab.contrasts import Mask, Track, Where, at, contrasts, forget_gate, input_gate, marked, written
from app.lab.model import Model
from app.lab.networks import Network, forward
from app.lab.presets import PRESETS, Preset
from app.lab.tasks import Batch, Task, share_right
from app.lab.tasks.reber import outer_is_due
from app.lab.tasks.sentences import QUOTE
from app.lab.verification import correlations, fixed_batch

FURTHEST = 40  # the longest half of a^n b^n that is tried
SURE = 40.0  # a preactivation at which a sigmoid is 0 or 1 to the last bit that matters


@dataclass(frozen=True, eq=False)
class Look:
    """A network's run over the fixed sequences of its preset."""

    preset: Preset
    network: Network
    batch: Batch
    trace: Trace  # of the first layer, each (batch, timesteps, units)
    outputs: Array  # (batch, timesteps, outputs)

    @property
    def right(self) -> Mask:
        return self.preset.task.right(self.outputs, self.batch.targets)  # (batch, timesteps)


Figure = Callable[[Look], float]


@dataclass(frozen=True)
class Row:
    """One figure of the table."""

    name: str
    figure: Figure
    digits: int = 3


def look(preset: Preset, network: Network) -> Look:
    batch = fixed_batch(preset)
    run = forward(network, batch.inputs)
    return Look(preset, network, batch, run.stages[0].layer, preset.task.loss.activation(run.raw))


def table(models: Mapping[str, Model]) -> str:
    """The Markdown table of the models that are there, in the order of PRESETS."""
    looks = [look(preset, models[preset.id].network) for preset in PRESETS.values() if preset.id in models]
    return "\n".join(
        ["| model | figure | measured |", "|---|---|---|", *(line for one in looks for line in _lines(one))]
    )


def _lines(one: Look) -> list[str]:
    return [f"| `{one.preset.id}` | {row.name} | {row.figure(one):.{row.digits}f} |" for row in ROWS[one.preset.id]]


def score(one: Look) -> float:
    return share_right(one.right, one.batch.counted)


def correlation(one: Look) -> float:
    """Of c with the truth, in the unit where it is closest."""
    found: float = max(correlations(one.trace, one.batch).tolist(), key=abs)
    return found


def mean(track: Track, where: Where, unit: Callable[[Look], int] = lambda _: 0) -> Figure:
    """Of a track of one unit, at the steps that `where` picks."""
    return lambda one: float(track(one.trace)[where(one.batch.raw)][:, unit(one)].mean())


def mean_of_all(track: Track) -> Figure:
    """Of a track of all units at all steps."""
    return lambda one: float(track(one.trace).mean())


def elsewhere(where: Where) -> Where:
    return lambda raw: ~where(raw)


def everywhere(raw: Array) -> Mask:
    return np.ones(raw.shape, dtype=bool)  # (batch, timesteps)


def keeper(track: Track, where: Where, sign: float) -> Callable[[Look], int]:
    """The unit whose track differs most between `where` and elsewhere."""
    return lambda one: int((sign * contrasts(track(one.trace), where(one.batch.raw))).argmax())


def forget_while_open(one: Look) -> float:
    """Mean f at the steps that find a bracket open: with nothing to keep, f is free."""
    return float(one.trace.forget_gate[:, 1:][one.batch.truth[:, :-1] > 0].mean())


def breaks_at(one: Look) -> float:
    """The first n at which an answer within a^n b^n, read alone, is wrong; FURTHEST + 1 if none is."""
    return next((n for n in range(1, FURTHEST + 1) if not _knows_half(one.preset.task, one.network, n)), FURTHEST + 1)


def _knows_half(task: Task, network: Network, n: int) -> bool:
    raw = np.repeat([0, 1], n)  # (2 * n)
    outputs = task.loss.activation(forward(network, task.inputs(raw)).raw)  # (2 * n, outputs)
    return bool(task.right(outputs, task.targets(raw)).all())


def score_with_forget(value: float) -> Figure:
    """The score with every forget gate forced to 0 or 1."""
    return lambda one: score(look(one.preset, _with_forget(one.network, value)))


def _with_forget(network: Network, value: float) -> Network:
    return Network(tuple(_forced(layer, 2.0 * SURE * (value - 0.5)) for layer in network.layers), network.readout)


def _forced(weights: LstmWeights, preactivation: float) -> LstmWeights:
    """The layer with a forget gate that hears nothing but this bias."""
    columns = block("forget", weights.units)
    copied = LstmWeights(weights.input_weights.copy(), weights.recurrent_weights.copy(), weights.bias.copy())
    copied.input_weights[:, columns] = copied.recurrent_weights[:, columns] = 0.0
    copied.bias[columns] = preactivation
    return copied


def local_score(one: Look) -> float:
    return share_right(one.right, ~outer_is_due(one.batch.raw))


def outer_score(one: Look) -> float:
    return share_right(one.right, outer_is_due(one.batch.raw))


def error(one: Look) -> float:
    """The mean distance of the counted answers from their targets."""
    return float(np.abs(one.outputs - one.batch.targets)[one.batch.counted].mean())


def output_gate(trace: Trace) -> Array:
    return trace.output_gate


def whole_words(one: Look) -> float:
    """The share of sequences in which every answer is right."""
    return float(one.right.all(axis=-1).mean())


_RESET, _BRACKETS, _QUOTE = at(2), at(0, 1), at(QUOTE)
_adder = keeper(input_gate, marked, 1.0)
_quoter = keeper(forget_gate, _QUOTE, -1.0)
_SCORE, _CORRELATION = Row("share of answers right", score), Row("correlation of c with the truth", correlation)

ROWS: Mapping[str, tuple[Row, ...]] = MappingProxyType(
    {
        "forget": (
            Row("f at `#`", mean(forget_gate, _RESET)),
            Row("f at `a` and `b`", mean(forget_gate, elsewhere(_RESET))),
            Row("i at `a`", mean(input_gate, at(0))),
            Row("what an `a` adds to c, i * g", mean(written, at(0))),
            _CORRELATION,
            _SCORE,
        ),
        "counter": (
            Row("f while a bracket is open", forget_while_open),
            Row("i * g on `(`", mean(written, at(0))),
            Row("i * g on `)`", mean(written, at(1))),
            _CORRELATION,
            _SCORE,
        ),
        "reset": (
            Row("f at brackets", mean(forget_gate, _BRACKETS)),
            Row("f at `a` and `b`", mean(forget_gate, elsewhere(_BRACKETS))),
            Row("i at brackets", mean(input_gate, _BRACKETS)),
            Row("i at `a` and `b`", mean(input_gate, elsewhere(_BRACKETS))),
            _SCORE,
        ),
        "input": (
            Row("i at marked steps, in the unit with the largest contrast", mean(input_gate, marked, _adder)),
            Row("its i at other steps", mean(input_gate, elsewhere(marked), _adder)),
            Row("its f", mean(forget_gate, lambda raw: everywhere(raw[..., 0]), _adder)),
            _CORRELATION,
            _SCORE,
        ),
        "order": (_SCORE, _CORRELATION),
        "count-match": (_CORRELATION, _SCORE, Row("breaks at n =", breaks_at, 0)),
        "latch": (
            _SCORE,
            Row("the same with f forced to 1", score_with_forget(1.0)),
            Row("the same with f forced to 0", score_with_forget(0.0)),
        ),
        "text": (
            Row("f of the quote cell at the quotation mark", mean(forget_gate, _QUOTE, _quoter)),
            Row("its f elsewhere", mean(forget_gate, elsewhere(_QUOTE), _quoter)),
            _CORRELATION,
            _SCORE,
        ),
        "grammar": (
            Row("share right where the outer T or P is due", outer_score),
            Row("share right elsewhere", local_score),
            _CORRELATION,
        ),
        "temperature": (
            Row("mean i of all units", mean_of_all(input_gate)),
            Row("mean f", mean_of_all(forget_gate)),
            Row("mean o", mean_of_all(output_gate)),
            Row("mean error in degrees", error),
            Row("share of answers within 1.5 degrees", score),
        ),
        "reverse": (
            Row("share of symbols right, words of 4", score),
            Row("share of words right", whole_words),
        ),
    }
)

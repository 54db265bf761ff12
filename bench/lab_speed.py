"""The lab's arithmetic against PyTorch's, and sixteen interventions against one."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from app.lab.cells.arrays import Array
from app.lab.cells.cell import Weights
from app.lab.cells.lstm_forward import run_lstm
from app.lab.networks.losses import LOSSES
from app.lab.networks.network import from_arrays, from_vector, initial_network, loss_and_gradient, to_vector
from app.lab.training.optimiser import AdamState, adam_step, clipped
from bench.ratios import ratio, told

FEATURES, RATE, ROUNDS = 4, 0.01, 60
TIMESTEPS, UNITS, INTERVENTIONS = 200, 32, 16
# Timesteps, batch, units, type, and the most that our step may take of PyTorch's.
STEPS = (
    (32, 64, 16, np.float64, 0.7),
    (50, 64, 32, np.float64, 0.8),
    (32, 64, 16, np.float32, 1.2),
    (50, 64, 32, np.float32, 1.9),
)
TORCH_TYPES = {np.float32: torch.float32, np.float64: torch.float64}


def run() -> list[str]:
    """Measure; every bound that was missed."""
    torch.set_num_threads(1)
    missed = told("a trace with every gate", ratio(_our_trace(), _their_trace(), ROUNDS), 0.30)
    missed += told("sixteen interventions by one", ratio(_forced(INTERVENTIONS), _forced(1), ROUNDS), 3.0)
    for timesteps, batch, units, kind, bound in STEPS:
        name = f"a training step, T={timesteps}, batch {batch}, H={units}, {kind.__name__}"
        steps = _our_step(timesteps, batch, units, kind), _their_step(timesteps, batch, units, kind)
        missed += told(name, ratio(*steps, ROUNDS), bound)
    return missed


def _weights() -> Weights:
    rng = np.random.default_rng(0)
    shapes = ((FEATURES, 4 * UNITS), (UNITS, 4 * UNITS), (4 * UNITS,))
    return Weights(*(rng.normal(0.0, 0.3, shape).astype(np.float32) for shape in shapes))


def _inputs(*shape: int) -> Array:
    return np.random.default_rng(1).standard_normal((*shape, FEATURES)).astype(np.float32)


def _our_trace() -> Callable[[], object]:
    weights, inputs = _weights(), _inputs(TIMESTEPS)
    return lambda: run_lstm(weights, inputs)


def _forced(count: int) -> Callable[[], object]:
    """Runs of one sequence with the forget gate held at as many values, as one batch."""
    weights, sequence = _weights(), _inputs(TIMESTEPS)
    values = np.linspace(0, 1, count, dtype=np.float32)[:, np.newaxis, np.newaxis]
    gates = np.broadcast_to(values, (count, TIMESTEPS, UNITS))  # (interventions, timesteps, units)
    forced = {"forget": gates if count > 1 else gates[0]}
    return lambda: run_lstm(weights, sequence, forced)


def _their_trace() -> Callable[[], object]:
    """A loop that keeps every gate, which neither LSTM nor LSTMCell gives away."""
    weights = _weights()
    recurrent, drive_weights, bias = map(
        torch.from_numpy, (weights.recurrent_weights, weights.input_weights, weights.bias)
    )
    inputs = torch.from_numpy(_inputs(TIMESTEPS))

    def trace() -> object:
        hidden = cell = torch.zeros(UNITS)
        kept = []
        with torch.no_grad():
            for drive in inputs @ drive_weights + bias:
                i, f, g, o = (drive + hidden @ recurrent).chunk(4)
                i, f, g, o = i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()
                cell = f * cell + i * g
                hidden = o * cell.tanh()
                kept.append((i, f, g, o, cell, hidden))
        return kept

    return trace


def _our_step(timesteps: int, batch: int, units: int, kind: Any) -> Callable[[], object]:
    rng, loss = np.random.default_rng(0), LOSSES["squared-error"]
    like = from_arrays(tuple(one.astype(kind) for one in initial_network(rng, FEATURES, (units,), 1).arrays))
    vector = to_vector(like)  # (parameters)
    state = AdamState(0, np.zeros_like(vector), np.zeros_like(vector))
    inputs, targets = rng.standard_normal((batch, timesteps, FEATURES)), rng.standard_normal((batch, timesteps, 1))
    inputs, targets = inputs.astype(kind), targets.astype(kind)
    counted = np.ones((batch, timesteps), dtype=bool)

    def step() -> None:
        nonlocal vector, state
        _, gradient = loss_and_gradient(from_vector(vector, like), loss, inputs, targets, counted)
        vector, state = adam_step(vector, clipped(gradient), state, RATE)

    return step


def _their_step(timesteps: int, batch: int, units: int, kind: Any) -> Callable[[], object]:
    dtype = TORCH_TYPES[kind]
    lstm, readout = torch.nn.LSTM(FEATURES, units, dtype=dtype), torch.nn.Linear(units, 1, dtype=dtype)
    parameters = [*lstm.parameters(), *readout.parameters()]
    adam = torch.optim.Adam(parameters, lr=RATE)
    inputs, targets = (
        torch.randn(timesteps, batch, FEATURES, dtype=dtype),
        torch.randn(timesteps, batch, 1, dtype=dtype),
    )

    def step() -> None:
        adam.zero_grad()
        torch.nn.functional.mse_loss(readout(lstm(inputs)[0]), targets).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        adam.step()

    return step

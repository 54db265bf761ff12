from dataclasses import replace

import numpy as np
import pytest

from app.lab.cells.cell import Trace
from app.lab.model import Snapshot
from app.lab.quantities import NAMES
from app.lab.tasks import TASKS
from app.lab.training.crispness import at, contrasts, largest, widest
from app.lab.training.learning import learnt_at
from app.lab.training.loop import untrained
from app.lab.training.metrics import FURTHEST, breaks_at, keeper, look, mean, score, score_with_forget
from app.lab.training.presets import PRESETS
from tests.lab.builders import shipped


@pytest.fixture
def trace() -> Trace:
    """One sequence of three steps in two units, whose forget gates are known."""
    gate = np.array([[[0.1, 0.9], [0.8, 0.8], [1.0, 0.2]]])  # (batch, timesteps, units)
    return Trace(dict.fromkeys(NAMES, gate))


def test_a_contrast_is_what_a_gate_is_here_less_what_it_is_elsewhere(trace: Trace) -> None:
    here = np.array([[True, False, False]])  # (batch, timesteps)

    np.testing.assert_allclose(contrasts(trace["forget"], here), [-0.8, 0.4])


def test_crispness_is_that_of_the_unit_that_is_crispest(trace: Trace) -> None:
    batch = replace(TASKS["latch"].batch(np.random.default_rng(1), 1, 3), raw=np.array([[0, 2, 2]]))

    def gate(trace: Trace) -> np.ndarray:
        return trace["forget"]

    assert largest(gate, at(0, 1))(trace, batch) == pytest.approx(0.4)
    assert largest(gate, at(0, 1), -1.0)(trace, batch) == pytest.approx(0.8)
    assert widest(gate, at(0))(trace, batch) == pytest.approx(0.4)


def test_a_mean_is_that_of_the_unit_that_is_looked_for(trace: Trace) -> None:
    one = replace(look(PRESETS["latch"], shipped("latch").network), trace=trace)
    one = replace(one, batch=replace(one.batch, raw=np.array([[0, 2, 2]])))

    def gate(trace: Trace) -> np.ndarray:
        return trace["forget"]

    assert mean(gate, at(2))(one) == pytest.approx(0.9)
    assert mean(gate, at(2), keeper(gate, at(0), 1.0))(one) == pytest.approx(0.5)


def test_a_forced_forget_gate_is_all_or_nothing_and_the_other_gates_stay() -> None:
    one = look(PRESETS["latch"], shipped("latch").network)
    before = score(one)

    kept, lost = (score_with_forget(value)(one) for value in (1.0, 0.0))

    assert (before, kept) == (1.0, 1.0)
    assert 0.3 < lost < 0.7
    assert score(one) == before


def test_a_count_breaks_where_its_first_answer_is_wrong() -> None:
    preset = PRESETS["count-match"]
    fresh = untrained(preset, np.random.default_rng(1))

    assert breaks_at(look(preset, fresh)) == 1
    assert 10 < breaks_at(look(preset, shipped("count-match").network)) <= FURTHEST


def test_a_figure_is_learnt_at_the_snapshot_from_which_it_stays_high() -> None:
    preset, model = PRESETS["latch"], shipped("latch")
    low, high = model.snapshots[0].network, model.network
    story = tuple(Snapshot(step, network) for step, network in ((0, low), (5, high), (7, low), (9, high), (12, high)))

    assert learnt_at(score)(look(preset, model.network, story)) == 9
    assert learnt_at(score)(look(preset, model.network, story[3:])) == 9
    assert np.isnan(learnt_at(score)(look(preset, low, story[:1])))

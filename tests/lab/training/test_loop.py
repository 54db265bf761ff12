from dataclasses import replace

import numpy as np
import pytest

from app.lab.cells.lstm import LSTM
from app.lab.networks.network import initial_network, to_vector
from app.lab.training.loop import snapshot_steps, thinned, train, untrained
from app.lab.training.optimiser import adam_step, clipped, fresh
from app.lab.training.presets import PRESETS


def unheard(step: int, loss: float) -> None:
    """A progress callback that does nothing."""


def test_training_brings_the_loss_down() -> None:
    short = replace(PRESETS["counter"], training_steps=150, timesteps=12)

    losses = train(short, 1, unheard).losses

    assert np.mean(losses[-10:]) < 0.5 * np.mean(losses[:10])


def test_the_same_seed_gives_the_same_weights_bit_for_bit_and_another_seed_others() -> None:
    short = replace(PRESETS["forget"], training_steps=20)

    first, again, other = (train(short, seed, unheard).network for seed in (1, 1, 2))

    for one, two in zip(first.arrays, again.arrays, strict=True):
        np.testing.assert_array_equal(one, two)
    assert not np.array_equal(first.layers[0].bias, other.layers[0].bias)


def test_progress_hears_every_step_and_can_stop_the_training() -> None:
    heard: list[int] = []

    def stop_at_third(step: int, loss: float) -> None:
        heard.append(step)
        if step == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(PRESETS["counter"], 1, stop_at_third)
    assert heard == [1, 2, 3]


def test_a_fresh_network_remembers_and_turns_without_stretching(rng: np.random.Generator) -> None:
    (lstm,) = initial_network(rng, 3, (5,), 2).layers

    np.testing.assert_array_equal(lstm.bias[LSTM.block("forget", 5)], 1.0)
    assert lstm.bias.sum() == 5.0
    for start in range(0, 20, 5):
        turn = lstm.recurrent_weights[:, start : start + 5]  # (units, units)
        np.testing.assert_allclose(turn @ turn.T, np.eye(5), atol=1e-12)


def test_a_long_gradient_is_shortened_in_its_own_direction_and_a_short_one_left() -> None:
    np.testing.assert_allclose(clipped(np.array([3.0, 4.0])), [0.6, 0.8])
    np.testing.assert_array_equal(clipped(np.array([0.3, 0.4])), [0.3, 0.4])


def test_the_first_step_of_adam_is_one_learning_rate_against_the_sign() -> None:
    moved, state = adam_step(np.zeros(2), np.array([5.0, -0.01]), fresh(2), 0.1)

    np.testing.assert_allclose(moved, [-0.1, 0.1], rtol=1e-5)
    assert state.step == 1


def test_a_long_loss_curve_is_thinned_to_means_that_end_at_the_last_step() -> None:
    points = thinned([float(n) for n in range(250)])

    assert len(points) <= 100
    assert points[0] == (3, 1.0)
    assert points[-1] == (250, 249.0)


def test_the_learning_rate_is_cut_for_the_last_fifth() -> None:
    whole, short = (
        train(replace(PRESETS["counter"], training_steps=steps, timesteps=5), 1, unheard).losses for steps in (100, 10)
    )

    assert whole[:9] == short[:9]
    assert whole[9] != short[9]


def test_a_readout_that_was_trained_on_scaled_targets_is_scaled_back() -> None:
    preset = replace(PRESETS["temperature"], training_steps=1, learning_rate=0.0)
    start = untrained(preset, np.random.default_rng(1))

    readout = train(preset, 1, unheard).network.readout

    np.testing.assert_allclose(readout.weights * preset.task.training_scale, start.readout.weights)


def test_snapshots_begin_before_the_first_step_and_end_with_the_trained_network() -> None:
    short = replace(PRESETS["counter"], training_steps=60, timesteps=5, snapshots=10)

    trained = train(short, 1, unheard)

    first, *_, last = trained.snapshots
    assert [one.step for one in trained.snapshots] == list(snapshot_steps(60, 10))
    np.testing.assert_array_equal(to_vector(first.network), to_vector(untrained(short, np.random.default_rng(1))))
    np.testing.assert_array_equal(to_vector(last.network), to_vector(trained.network))


@pytest.mark.parametrize(("training_steps", "count"), [(2500, 40), (4000, 40), (2000, 12), (40, 40)])
def test_snapshots_are_dense_where_the_gates_form(training_steps: int, count: int) -> None:
    steps = snapshot_steps(training_steps, count)

    assert len(set(steps)) == len(steps) == count
    assert list(steps) == sorted(steps)
    assert (steps[0], steps[-1]) == (0, training_steps)
    assert training_steps == 40 or steps[count // 2] < 0.2 * training_steps


def test_a_network_of_two_layers_learns_to_reverse_two_symbols() -> None:
    short = replace(PRESETS["reverse"], units=(12, 12), timesteps=2, training_steps=250, learning_rate=0.03)

    losses = train(short, 1, unheard).losses

    assert np.mean(losses[-10:]) < 0.2 * losses[0]

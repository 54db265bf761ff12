import numpy as np
import pytest

from app.lab.tasks import TASKS, share_right


@pytest.mark.parametrize(
    ("task", "sequence", "truth"),
    [
        ("counter", "(()())", (1, 2, 1, 2, 1, 0)),
        ("counter", "())(", (1, 0, -1, 0)),
        ("forget", "aab#ab", (1, 2, 2, 0, 1, 1)),
        ("forget", "##ba#a", (0, 0, 0, 1, 0, 1)),
    ],
)
def test_the_truth_is_what_a_perfect_memory_would_hold(task: str, sequence: str, truth: tuple[float, ...]) -> None:
    assert TASKS[task].truth(sequence) == truth


def test_brackets_to_learn_from_never_close_what_is_not_open(rng: np.random.Generator) -> None:
    batch = TASKS["counter"].batch(rng, 50, 40)

    assert batch.truth.min() == 0
    assert batch.truth.max() > 5


def test_legal_next_symbols_follow_from_the_depth(rng: np.random.Generator) -> None:
    batch = TASKS["counter"].batch(rng, 50, 40)

    opening, closing, end = np.moveaxis(batch.targets, -1, 0)  # (batch, timesteps) each
    assert opening.all()
    np.testing.assert_array_equal(closing == 1, batch.truth > 0)
    np.testing.assert_array_equal(end, 1 - closing)


def test_the_target_of_forget_is_the_count_itself(rng: np.random.Generator) -> None:
    batch = TASKS["forget"].batch(rng, 50, 40)

    np.testing.assert_array_equal(batch.targets[..., 0], batch.truth)
    assert set(np.unique(batch.symbols)) == {0, 1, 2}


@pytest.mark.parametrize("task", TASKS)
def test_inputs_are_one_hot(task: str, rng: np.random.Generator) -> None:
    batch = TASKS[task].batch(rng, 5, 9)

    assert batch.inputs.shape == (5, 9, len(TASKS[task].alphabet))
    np.testing.assert_array_equal(batch.inputs.argmax(axis=-1), batch.symbols)
    np.testing.assert_array_equal(batch.inputs.sum(axis=-1), 1.0)


@pytest.mark.parametrize("task", TASKS)
def test_the_same_generator_gives_the_same_batch(task: str) -> None:
    one, other = (TASKS[task].batch(np.random.default_rng(3), 5, 9).symbols for _ in range(2))

    np.testing.assert_array_equal(one, other)


def test_a_step_is_right_only_when_all_its_outputs_are() -> None:
    outputs = np.array([[0.9, 0.2], [0.9, 0.8]])  # (timesteps, outputs)

    assert share_right(outputs, np.array([[1.0, 0.0], [1.0, 0.0]])) == 0.5

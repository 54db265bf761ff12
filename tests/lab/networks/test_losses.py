import numpy as np
import pytest

from app.lab.networks.losses import LOSSES, softmax

ALL = np.array([True])


def test_softmax_gives_shares_and_does_not_overflow() -> None:
    with np.errstate(all="raise", under="ignore"):
        shares = softmax(np.array([[1000.0, 1000.0, -1000.0], [0.0, np.log(2.0), np.log(3.0)]]))

    np.testing.assert_allclose(shares, [[0.5, 0.5, 0.0], [1 / 6, 2 / 6, 3 / 6]])


def test_one_of_many_is_the_surprise_at_the_right_one() -> None:
    raw = np.log([[0.2, 0.3, 0.5]])  # (timesteps, outputs)

    assert LOSSES["one-of-many"].value(raw, np.array([[0.0, 0.0, 1.0]]), ALL) == pytest.approx(np.log(2.0))


@pytest.mark.parametrize("count", [0.0, 1.0, 12.0])
def test_a_squashed_count_comes_back_as_the_count(count: float) -> None:
    loss, raw, targets = LOSSES["squashed-error"], np.tanh([[0.1 * count]]), np.array([[count]])

    assert loss.activation(raw).item() == pytest.approx(count)
    assert loss.value(raw, targets, ALL) == 0.0
    assert loss.value(raw + 0.1, targets, ALL) == pytest.approx(0.01)


def test_an_output_beyond_every_count_is_still_a_number() -> None:
    assert np.isfinite(LOSSES["squashed-error"].activation(np.array([-5.0, 1.0, 7.0]))).all()


@pytest.mark.parametrize("name", LOSSES)
def test_where_nothing_is_counted_there_is_no_loss(name: str) -> None:
    raw, targets = np.ones((2, 3)), np.zeros((2, 3))

    assert LOSSES[name].value(raw, targets, np.array([False, False])) == 0.0
    assert not LOSSES[name].gradient(raw, targets, np.array([False, False])).any()

"""Tasks that read numbers: input (the adding problem) and temperature."""

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.tasks.sequence_readers import Raw, SeriesReader
from app.lab.tasks.task import Mask, Task, Within, all_but_last, following, last_step, some_length

DAY = 24  # hourly steps
DEGREES = 20.0  # what a degree is divided by on its way in, so that inputs are about 1


def _draw_addends(rng: np.random.Generator, size: int, timesteps: int) -> Raw:
    """Numbers from 0 to 1, one to three of them marked.

    With two marks always, a network learns how far each number is from one half, and no unit holds the sum.
    Source: Hochreiter and Schmidhuber (1997), experiment 4.
    """
    timesteps = some_length(rng, timesteps)
    places = rng.random((size, timesteps)).argsort(axis=-1).argsort(axis=-1)  # each row shuffled (size, timesteps)
    marks = places < rng.integers(1, 4, (size, 1))  # (size, timesteps)
    return np.stack([rng.random((size, timesteps)), marks], axis=-1)  # (size, timesteps, 2)


def _marked_sum(raw: Raw) -> Array:
    """The sum of the marked numbers so far."""
    return np.cumsum(raw[..., 0] * raw[..., 1], axis=-1, dtype=np.float64)  # (..., timesteps)


def _at_the_end(raw: Raw) -> Mask:
    return last_step(raw[..., 0])  # (..., timesteps)


INPUT = Task(
    reader=SeriesReader(0.0, 1.0, marks=True),
    outputs=("sum of the marked",),
    loss_name="squared-error",
    draw=_draw_addends,
    inputs=lambda raw: raw,
    truth=_marked_sum,
    targets=lambda raw: _marked_sum(raw)[..., np.newaxis],
    counted=_at_the_end,
    right=Within(0.1),
)


def _draw_days(rng: np.random.Generator, size: int, timesteps: int) -> Raw:
    """Hourly degrees from midnight: a daily wave that is warmest at 15 o'clock, a slow drift, some weather."""
    mean, swing = rng.uniform(-5.0, 25.0, (size, 1)), rng.uniform(2.0, 8.0, (size, 1))  # (size, 1) each
    hours = np.arange(timesteps)  # (timesteps)
    wave = swing * np.cos(2 * np.pi * (hours - 15) / DAY)  # (size, timesteps)
    drift = rng.uniform(-0.1, 0.1, (size, 1)) * hours  # (size, timesteps)
    weather = rng.normal(0.0, 0.3, (size, timesteps)).cumsum(axis=-1)  # (size, timesteps)
    degrees = np.round(mean + wave + drift + weather, 1)  # (size, timesteps)
    return np.stack([degrees, np.zeros_like(degrees)], axis=-1)  # (size, timesteps, 2)


def _with_hour(raw: Raw) -> Array:
    """The temperature and the hour's place on the clock; the first step is midnight."""
    degrees = raw[..., 0] / DEGREES  # (..., timesteps)
    angle = np.broadcast_to(2 * np.pi * np.arange(degrees.shape[-1]) / DAY, degrees.shape)  # (..., timesteps)
    return np.stack([degrees, np.sin(angle), np.cos(angle)], axis=-1)  # (..., timesteps, 3)


def _next_degrees(raw: Raw) -> Array:
    """The next hour's temperature; at the last step, where nobody knows it, the present one."""
    return following(raw[..., 0], -1)  # (..., timesteps)


TEMPERATURE = Task(
    reader=SeriesReader(-60.0, 60.0, marks=False),
    outputs=("degrees in an hour",),
    loss_name="squared-error",
    draw=_draw_days,
    inputs=_with_hour,
    truth=_next_degrees,
    targets=lambda raw: _next_degrees(raw)[..., np.newaxis],
    counted=lambda raw: all_but_last(raw[..., 0]),
    right=Within(1.5),
    training_scale=1.0 / DEGREES,
)

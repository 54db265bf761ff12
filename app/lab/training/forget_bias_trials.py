"""What a start decides: the same training from several seeds, with one forget bias and with another.

Source: Jozefowicz, Zaremba and Sutskever (2015), "An empirical exploration of recurrent network architectures".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.lab.training.presets import PRESETS, Preset
from app.lab.training.seeds import try_seeds

SEEDS = 4  # from 0 on
SOLVED = 0.95  # a score from here on counts
SOON = 1500  # training steps


@dataclass(frozen=True)
class Trial:
    """A training that is repeated from each of the seeds."""

    name: str
    preset: Preset


_ORDER = replace(PRESETS["order"], training_steps=SOON, stretch=1)

TRIALS = (
    Trial("forget bias 1, 1,500 steps", replace(_ORDER, forget_bias=1.0)),
    Trial("forget bias 0, 1,500 steps", replace(_ORDER, forget_bias=0.0)),
    Trial("forget bias 3", PRESETS["latch"]),
    Trial("forget bias 0", replace(PRESETS["latch"], forget_bias=0.0)),
)


def trial_lines() -> Iterator[str]:
    """The Markdown table, line by line as the trainings end."""
    yield "| model | training | solved |"
    yield "|---|---|---|"
    for trial in TRIALS:
        tried = try_seeds(trial.preset, SEEDS, lambda _step, _loss: None)
        solved = sum(one.reached.score >= SOLVED for one in tried)
        yield f"| `{trial.preset.id}` | {trial.name} | {solved} of {SEEDS} seeds |"

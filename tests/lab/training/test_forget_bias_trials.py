from dataclasses import replace

import pytest

from app.lab.training import forget_bias_trials as trials
from app.lab.training.forget_bias_trials import SEEDS, Trial, trial_lines
from app.lab.training.presets import PRESETS


def test_a_trial_counts_the_seeds_that_solve_their_task(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = replace(PRESETS["counter"], training_steps=800, timesteps=20)
    monkeypatch.setattr(
        trials, "TRIALS", (Trial("800 steps", quick), Trial("1 step", replace(quick, training_steps=1)))
    )

    lines = list(trial_lines())

    assert lines[:2] == ["| model | training | solved |", "|---|---|---|"]
    assert lines[2:] == [
        f"| `counter` | 800 steps | {SEEDS} of {SEEDS} seeds |",
        f"| `counter` | 1 step | 0 of {SEEDS} seeds |",
    ]

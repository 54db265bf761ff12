"""Experiments with the models of many units: text, grammar, temperature, reverse."""

import numpy as np

from app.lab.edits.notation import Clamp, Edits
from app.lab.stage.captions.language import due, outer_t
from app.lab.stage.cells import Facts, Here, last_read, output_at
from app.lab.stage.experiments.experiment import Experiment, Trial, hold, loses, set_cell, showing
from app.lab.trace import SequenceTrace

OFTEN = 30  # answers from which a share of them says something


def _is_fewer_by_far(trial: Trial) -> bool:
    return trial.fewer > sum(trial.before.right) / 4


def _hardly_matters(trial: Trial) -> bool:
    return sum(trial.before.right) >= OFTEN and 0 <= trial.fewer <= 3


def _after_outer_t(trace: SequenceTrace) -> int | None:
    step = outer_t(trace)
    return step + 1 if step and (end := due(trace)) and step + 1 < end else None


def _loses_outer_t(trial: Trial) -> Facts | None:
    step = due(trial.before)
    if step is None:
        return None
    before, after = (output_at(run, step, "next may be T") for run in (trial.before, trial.after))
    is_lost = before > 0.5 > after and trial.before.right[step - 1]
    return {**trial.facts(), "wrong": step, "before": before, "after": after} if is_lost else None


def _error(trace: SequenceTrace) -> float:
    """The mean error in degrees, where an answer is asked for."""
    counted = np.array(trace.counted)
    missed = np.abs(trace.outputs[:, 0] - np.array(trace.truth))  # (timesteps)
    return float(missed[counted].mean()) if counted.any() else 0.0


def _errs(trial: Trial) -> Facts | None:
    before, after = _error(trial.before), _error(trial.after)
    return {**trial.facts(), "before": before, "after": after} if after > before + 0.5 else None


def _still_guesses(trial: Trial) -> bool:
    return sum(trial.before.right) >= OFTEN and trial.fewer <= 0.1 * sum(trial.before.right)


def _first_letter(here: Here) -> Edits | None:
    return (Clamp("input", None, 1, 0.0, 1),) if last_read(here.trace) > 1 else None


def _encoder(here: Here) -> Edits | None:
    end = last_read(here.trace)
    return (Clamp("forget", None, 1, 0.0, end),) if end > 1 else None


def _said(trace: SequenceTrace) -> list[bool]:
    """Which of the decoder's answers are right."""
    return list(trace.right[last_read(trace) :])


def _loses_the_first(trial: Trial) -> bool:
    before, after = _said(trial.before), _said(trial.after)
    return all(before) and all(after[:-1]) and not after[-1]


def _keeps_the_last(trial: Trial) -> bool:
    """The first answers, which are of the last letters, are right, and no others."""
    after = _said(trial.after)
    return all(_said(trial.before)) and 0 < sum(after) < len(after) and all(after[: sum(after)])


TEXT = (
    Experiment("text-forgets", hold("forget", 0.0), showing(_is_fewer_by_far)),
    Experiment("text-never", hold("forget", 1.0), showing(_is_fewer_by_far)),
    Experiment("text-unit", hold("forget", 1.0, 9), showing(_hardly_matters)),
)
GRAMMAR = (
    Experiment("grammar-outer", set_cell(4, _after_outer_t, lambda _here: 0.0), _loses_outer_t, "wrong"),
    Experiment("grammar-forgets", hold("forget", 0.0), showing(loses), "wrong"),
    Experiment("grammar-never", hold("forget", 1.0), showing(loses), "wrong"),
)
TEMPERATURE = (
    Experiment("temperature-middle", hold("forget", 0.67), showing(_still_guesses)),
    Experiment("temperature-forgets", hold("forget", 0.0), _errs),
    Experiment("temperature-never", hold("forget", 1.0), _errs),
)
REVERSE = (
    Experiment("reverse-first", _first_letter, showing(_loses_the_first)),
    Experiment("reverse-forgets", _encoder, showing(_keeps_the_last)),
)

"""Experiments with the models that count: forget, counter, reset, count-match."""

from app.lab.stage.cells import END, Facts, output_at, steps_of
from app.lab.stage.experiments.experiment import Experiment, Trial, hold, loses, reset, set_cell, showing
from app.lab.trace import SequenceTrace

AN_A = 0.87  # what an a adds to c of unit 2 of count-match


def _highest(trace: SequenceTrace, quantity: str, unit: int = 1) -> float:
    return float(trace.layer[quantity][:, unit - 1].max())


def _never_forgets(trial: Trial) -> Facts | None:
    before, after = trial.last()
    return trial.facts() if "#" in trial.after.symbols and after > before + 0.5 else None


def _never_keeps(trial: Trial) -> Facts | None:
    most, was = float(trial.after.outputs.max()), float(trial.before.outputs.max())
    return {**trial.facts(), "most": most, "was": was} if most < 1.5 < was else None


def _loses_the_count(trial: Trial) -> Facts | None:
    facts = trial.facts()
    step = int(facts["step"])
    before, after = (float(run.outputs[step - 1, 0]) for run in (trial.before, trial.after))
    return {**facts, "before": before, "after": after} if before - after > 0.5 else None


def _knows_one_bracket(trial: Trial) -> Facts | None:
    most, was = _highest(trial.after, "cell"), _highest(trial.before, "cell")
    return {**trial.facts(), "most": most, "was": was} if loses(trial) and most < 1.1 < 1.5 < was else None


def _writes_nothing(trial: Trial) -> bool:
    is_empty = not trial.after.layer["cell"].any()
    return loses(trial) and is_empty and float(trial.after.outputs.std(axis=0).max()) < 1e-9


def _keeps_the_old_sign(trial: Trial) -> bool:
    """Wrong where the cell holds the opposite of what is true."""
    wrong = trial.lost
    return wrong is not None and (trial.after.layer["cell"][wrong - 1, 0] > 0) != (trial.after.truth[wrong - 1] == 1)


def _is_lost_at_a_letter(trial: Trial) -> bool:
    return trial.lost is not None and trial.after.symbols[trial.lost - 1] not in "()"


def _peak(trace: SequenceTrace) -> int | None:
    """The last a of the longest row of them, where a b comes next."""
    counts = [trace.truth[step - 1] if trace.symbols[step - 1] == "a" else 0.0 for step in steps_of(trace)]
    step = counts.index(max(counts)) + 1
    is_turn = step < len(trace.symbols) and trace.symbols[step] == "b"
    return step if is_turn and counts[step - 1] > 1 else None


def _ends_early(trial: Trial) -> bool:
    wrong = trial.lost
    if wrong is None or wrong >= len(trial.after.symbols):
        return False
    is_end = [output_at(trial.after, wrong, END), output_at(trial.before, wrong + 1, END)]
    return min(is_end) > 0.5 > output_at(trial.before, wrong, END)


def _counts_to_one(trial: Trial) -> Facts | None:
    most = float(abs(trial.after.layer["cell"][:, 1]).max())
    return {**trial.facts(), "most": most} if loses(trial) and most <= 1 else None


FORGET = (
    Experiment("forget-never", hold("forget", 1.0), _never_forgets, "last"),
    Experiment("forget-always", hold("forget", 0.0), _never_keeps),
    Experiment("forget-reset", reset(1), _loses_the_count, "step"),
)
COUNTER = (
    Experiment("counter-forgets", hold("forget", 0.0), _knows_one_bracket),
    Experiment("counter-shut", hold("input", 0.0), showing(_writes_nothing)),
    Experiment("counter-reset", reset(1), showing(loses), "wrong"),
)
RESET = (
    Experiment("reset-never", hold("forget", 1.0), showing(_keeps_the_old_sign), "wrong"),
    Experiment("reset-always", hold("forget", 0.0), showing(_is_lost_at_a_letter), "wrong"),
    Experiment("reset-reset", reset(1), showing(loses), "wrong"),
)
COUNT_MATCH = (
    Experiment("count-match-less", set_cell(2, _peak, lambda here: here.after - AN_A), showing(_ends_early), "wrong"),
    Experiment("count-match-forgets", hold("forget", 0.0), _counts_to_one, "wrong"),
    Experiment("count-match-reset", reset(2), showing(loses), "wrong"),
)

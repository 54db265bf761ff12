"""The commands on the lab's models."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import ScriptInfo

import app.cli.lab as commands
from app.content.model_files import read_model
from app.lab.training.loop import Progress
from app.lab.training.model_card import ROWS
from app.lab.training.presets import PRESETS
from app.settings import ROOT, Settings
from tests.lab.builders import SHIPPED, shipped, shipped_bytes


def run(*words: str) -> Result:
    """These commands need no site: any Flask will do."""
    group = commands.lab_commands(Settings.from_environ({}))
    return CliRunner().invoke(group, words, obj=ScriptInfo(create_app=lambda: Flask("lab")))


def brief(monkeypatch: pytest.MonkeyPatch, model: str) -> None:
    """The preset of `model`, so short that it learns nothing."""
    short = replace(PRESETS[model], training_steps=45, timesteps=4)
    monkeypatch.setattr(commands, "PRESETS", {**PRESETS, model: short})
    monkeypatch.setattr("app.lab.training.loop.PRESETS", {**PRESETS, model: short})


def test_training_writes_a_file_and_tells_which_thresholds_it_misses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief(monkeypatch, "counter")

    done = run("train", "counter", "--to", str(tmp_path))

    assert done.exit_code == 1
    assert f"wrote {tmp_path / 'counter.json'}" in done.output
    assert "score is" in done.output
    assert read_model((tmp_path / "counter.json").read_bytes()).recipe.training_steps == 45
    assert [path.name for path in tmp_path.glob("*.json*")] == ["counter.json"]


def stop_after(steps: int) -> Callable[[str, Progress, int | None], None]:
    """A training that hears Ctrl-C after so many steps."""

    def train(_model: str, progress: Progress, _seed: int | None) -> None:
        for step in range(1, steps + 1):
            progress(step, 0.5)
        raise KeyboardInterrupt

    return train


def test_an_interrupt_leaves_the_old_file_alone_and_says_how_far_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "forget.json").write_text("as it was")
    monkeypatch.setattr(commands, "train_model", stop_after(712))

    done = run("train", "forget", "--to", str(tmp_path))

    assert done.exit_code == 130
    assert done.output.endswith("stopped at step 712 of 4000: nothing was written\n")
    assert "step 500: loss 0.50000" in done.output
    assert (tmp_path / "forget.json").read_text() == "as it was"
    assert [path.name for path in tmp_path.glob("*.json*")] == ["forget.json"]


def test_seeds_are_tried_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    brief(monkeypatch, "counter")

    done = run("seeds", "counter", "--first", "2")

    head, *rows, verdict = done.output.splitlines()
    assert head.split() == ["seed", "score", "correlation", "crispness"]
    assert [row.split()[0] for row in rows] == ["0", "1"]
    assert verdict == "every seed misses a threshold"


def test_the_crispest_seed_is_the_best_of_those_that_miss_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    brief(monkeypatch, "reverse")
    low = replace(commands.PRESETS["reverse"], minimum_score=0.0)
    monkeypatch.setattr(commands, "PRESETS", {"reverse": low})

    lines = run("seeds", "reverse", "--first", "3").output.splitlines()

    crisp = [float(line.split()[3]) for line in lines[1:4]]
    assert lines[4] == f"crispest of the good ones: {crisp.index(max(crisp))}"


def test_the_table_in_the_docs_is_what_the_command_measures() -> None:
    table = run("table").output

    assert table in (ROOT / "docs" / "lab.md").read_text()
    assert {line.split("`")[1] for line in table.splitlines()[2:]} == set(SHIPPED) == set(ROWS)


@pytest.mark.parametrize("model_id", SHIPPED)
def test_the_shipped_files_are_those_of_their_presets(model_id: str) -> None:
    assert read_model(shipped_bytes(model_id)).recipe.task == PRESETS[model_id].task_id
    assert tuple(layer.units for layer in shipped(model_id).layers) == PRESETS[model_id].units

"""Commands on the lab's models: `flask --app wsgi lab …`."""

import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from app.content.layers import layered
from app.content.model_files import ModelFileError, read_model
from app.lab.model import Model
from app.lab.model_file import encode
from app.lab.training.forget_bias_trials import trial_lines
from app.lab.training.loop import train_model
from app.lab.training.model_card import table
from app.lab.training.presets import PRESETS, SEALED_SEEDS
from app.lab.training.seeds import Tried, crispest, try_seeds
from app.lab.training.verification import shortfalls
from app.settings import SHIPPED, Settings

REPORT_EVERY = 250  # training steps
STOPPED = 128 + 2  # the exit status of what an interrupt ends
MODEL = click.argument("model", type=click.Choice(sorted(PRESETS)))


class Reporter:
    """Tells how a training goes, and remembers how far it came."""

    def __init__(self) -> None:
        self.step = 0

    def __call__(self, step: int, loss: float) -> None:
        self.step = step
        if step % REPORT_EVERY == 0:
            click.echo(f"step {step}: loss {loss:.5f}", err=True)


def lab_commands(settings: Settings) -> AppGroup:
    """The group `lab`: a command after the other, each with its options."""
    group = AppGroup("lab", help="Train and measure the lab's models.")
    folder = settings.content / "models"

    @group.command("train")
    @MODEL
    @click.option("--to", type=click.Path(path_type=Path), help="Another folder than the content's models.")
    @click.option("--sealed", is_flag=True, help="The twin with other weights, which tests alone ask about.")
    @click.option("--seed", type=click.IntRange(0, 2**31), help="Another seed than the one that is shipped.")
    def train(model: str, to: Path | None, sealed: bool, seed: int | None) -> None:
        """Train MODEL and write its file; exit status 1 where it misses what its preset must reach.

        Ctrl-C stops it; then nothing is written.
        """
        if sealed and seed is None:
            seed = _sealed_seed(model)
        path = (to or (folder / "sealed" if sealed else folder)) / f"{model}.json"
        sys.exit(_train(model, path, seed))

    @group.command("seeds")
    @MODEL
    @click.option("--first", type=click.IntRange(1, 1000), default=20, help="How many seeds, from 0 on.")
    def seeds(model: str, first: int) -> None:
        """Train MODEL with each of the first seeds and tell what each reaches; nothing is written."""
        _seeds(model, first)

    @group.command("table")
    def measured() -> None:
        """Measure the shipped models: the table in docs/lab.md."""
        models = layered(settings.content, SHIPPED, ()).files("models/*.json").values()
        click.echo(table({path.stem: _shipped(path) for path in models}))

    @group.command("trials")
    def trials() -> None:
        """Train from several seeds with one forget bias and another: the second table in docs/lab.md."""
        for line in trial_lines():
            click.echo(line)

    return group


def _sealed_seed(model: str) -> int:
    if model not in SEALED_SEEDS:
        raise click.ClickException(f"no twin of {model} is shipped: give a --seed of your own")
    return SEALED_SEEDS[model]


def _train(model: str, path: Path, seed: int | None) -> int:
    report = Reporter()
    try:
        trained = train_model(model, report, seed)
    except KeyboardInterrupt:
        click.echo(f"stopped at step {report.step} of {PRESETS[model].training_steps}: nothing was written", err=True)
        return STOPPED
    _write(path, encode(trained))
    missed = shortfalls(trained)
    click.echo("\n".join([f"wrote {path}", *missed]))
    return 1 if missed else 0


def _shipped(path: Path) -> Model:
    try:
        return read_model(path.read_bytes())
    except ModelFileError as error:
        raise click.ClickException(f"{path}: {error}") from None


def _write(path: Path, data: bytes) -> None:
    """All of it or nothing: the site reads this folder while it runs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = path.with_suffix(".part")
    whole.write_bytes(data)
    whole.replace(path)


def _seeds(model: str, first: int) -> None:
    tried: list[Tried] = []
    click.echo("seed   score  correlation  crispness")
    for one in try_seeds(PRESETS[model], first, lambda _step, _loss: None):
        tried.append(one)
        click.echo(_line(one))
    best = crispest(tried)
    click.echo(f"crispest of the good ones: {best.seed}" if best else "every seed misses a threshold")


def _line(one: Tried) -> str:
    reached = one.reached
    marks = "" if one.good else "   misses a threshold"
    return f"{one.seed:4d}  {reached.score:6.4f}  {reached.correlation:11.4f}  {reached.crispness:9.4f}{marks}"

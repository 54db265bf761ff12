"""Train every shipped model again, and say what differs: `make lab-models`."""

import sys

from app.content.model_files import read_model
from app.lab.model_file import encode
from app.lab.training.forget_bias_trials import trial_lines
from app.lab.training.loop import train_model
from app.lab.training.presets import PRESETS, SEALED_SEEDS
from app.lab.training.verification import shortfalls
from app.settings import ROOT

TENTHS = 10  # how often a training says how far it is


def main() -> int:
    """0 where every model trained anew is the shipped file, or still reaches what its preset states."""
    shipped = [(preset, f"{preset}.json", None) for preset in PRESETS]
    sealed = [(preset, f"sealed/{preset}.json", seed) for preset, seed in SEALED_SEEDS.items()]
    missed = [f"{file}: {said}" for preset, file, seed in shipped + sealed for said in _compare(preset, file, seed)]
    missed += _compare_trials()
    print("\n".join(missed) or "every model reaches what its preset states")
    return 1 if missed else 0


def _compare(preset: str, file: str, seed: int | None) -> list[str]:
    shipped = (ROOT / "content" / "models" / file).read_bytes()
    print(f"{file}: ", end="", flush=True)
    trained = encode(train_model(preset, lambda step, _loss: _tell(step, PRESETS[preset].training_steps), seed))
    print(f" {'the very file that is shipped' if trained == shipped else 'differs from what is shipped'}")
    return shortfalls(read_model(trained))


def _compare_trials() -> list[str]:
    documented = (ROOT / "docs" / "lab.md").read_text().splitlines()
    lines = list(trial_lines())
    print("\n".join(lines))
    return [f"docs/lab.md says otherwise: {line}" for line in lines if line not in documented]


def _tell(step: int, steps: int) -> None:
    """A dot for each tenth of the training."""
    if step * TENTHS // steps > (step - 1) * TENTHS // steps:
        print(".", end="", flush=True)


if __name__ == "__main__":
    sys.exit(main())

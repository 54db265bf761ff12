"""The experiments of every model that is shipped."""

from collections.abc import Mapping
from types import MappingProxyType

from app.lab.stage.experiments.counting import COUNT_MATCH, COUNTER, FORGET, RESET
from app.lab.stage.experiments.experiment import Experiment
from app.lab.stage.experiments.keeping import INPUT, LATCH, ORDER
from app.lab.stage.experiments.language import GRAMMAR, REVERSE, TEMPERATURE, TEXT

EXPERIMENTS: Mapping[str, tuple[Experiment, ...]] = MappingProxyType(
    {
        "forget": FORGET,
        "counter": COUNTER,
        "reset": RESET,
        "input": INPUT,
        "order": ORDER,
        "count-match": COUNT_MATCH,
        "latch": LATCH,
        "text": TEXT,
        "grammar": GRAMMAR,
        "temperature": TEMPERATURE,
        "reverse": REVERSE,
    }
)


def experiments_of(model_id: str) -> tuple[Experiment, ...]:
    return EXPERIMENTS.get(model_id, ())

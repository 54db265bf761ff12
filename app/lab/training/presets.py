"""The networks that are shipped: one row of `PRESETS` each, with what a trained one must reach.

The gates of many networks get crisper after the task is solved, so each is trained on: `flask lab table` says how
long, and what came of it. Its seed is the crispest of those that were tried and meet the other thresholds: `flask lab
seeds` prints them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.lab.tasks import TASKS, Task
from app.lab.tasks.sentences import QUOTE
from app.lab.training.crispness import (
    Crispness,
    at,
    forget_gate,
    input_gate,
    largest,
    marked,
    undecided,
    widest,
    written,
)

FEW_PARAMETERS = 40  # snapshots of a network of less than 1,000 parameters
MANY_PARAMETERS = 12


@dataclass(frozen=True)
class Preset:
    """How one network is trained, and what it must reach on fixed sequences."""

    id: str
    task_id: str  # a key of TASKS
    units: tuple[int, ...]  # of each layer
    training_steps: int
    timesteps: int
    learning_rate: float
    seed: int
    tried: int  # how many seeds, from 0 on, this one was chosen from
    minimum_score: float
    minimum_correlation: float  # of one unit's c with the truth
    crispness: Crispness
    start: str  # the sequence that the lab shows first
    batch_size: int = 32
    forget_bias: float = 1.0
    snapshots: int = FEW_PARAMETERS
    stretch: int = 2  # measured on sequences this many times as long as in training
    upwards: bool = False  # c must grow with the truth, not against it

    @property
    def task(self) -> Task:
        return TASKS[self.task_id]


_TWO_DAYS = (
    "7.8 7 6.3 6.3 6.8 7.6 9 10.1 11.6 13 14.4 15.8 17.2 18.3 19.1 20 20.1 19.1 18.2 16.9 15.3 14.2 12.6 10.6 "
    "9.5 8.6 7.7 7.2 7.3 7.9 8.8 10.1 12.2 13.5 14.9 16.3 17.9 18.7 19.8 19.7 19.2 18.6 17.5 16.1 14.8 13.6 12.1 10.6"
)

_ROWS = (
    Preset(
        id="forget",
        task_id="forget",
        units=(1,),
        training_steps=4000,
        timesteps=30,
        learning_rate=0.1,
        seed=2,
        tried=8,
        minimum_score=0.99,
        minimum_correlation=0.998,
        crispness=Crispness("mean f on a and b minus mean f on #", largest(forget_gate, at(2), -1.0), 0.97),
        start="aab#abba#aa",
        upwards=True,
    ),
    Preset(
        id="counter",
        task_id="counter",
        units=(1,),
        training_steps=2500,
        timesteps=80,
        learning_rate=0.05,
        seed=11,
        tried=20,
        minimum_score=0.99,
        minimum_correlation=0.996,
        crispness=Crispness("half of: mean i*g on ( minus mean i*g on )", widest(written, at(0)), 0.95),
        start="(()())((()))",
        upwards=True,
    ),
    Preset(
        id="reset",
        task_id="reset",
        units=(1,),
        training_steps=2500,
        timesteps=40,
        learning_rate=0.05,
        seed=4,
        tried=18,
        minimum_score=0.99,
        minimum_correlation=0.85,
        crispness=Crispness("mean f on a and b minus mean f on brackets", largest(forget_gate, at(0, 1), -1.0), 0.85),
        start="ab(aab)ba(b(a)bb)a",
        upwards=True,
    ),
    Preset(
        id="input",
        task_id="input",
        units=(4,),
        training_steps=5000,
        timesteps=50,
        learning_rate=0.02,
        seed=1,
        tried=12,
        minimum_score=0.99,
        minimum_correlation=0.99,
        crispness=Crispness(
            "mean i at marked steps minus mean i elsewhere, of the unit with the most", largest(input_gate, marked), 0.8
        ),
        start="0.31, 0.8, 0.12, 0.45*, 0.9, 0.27, 0.66, 0.05, 0.73, 0.5, 0.18, 0.94, 0.36*, 0.6, 0.81, 0.2, 0.55, "
        "0.08, 0.7, 0.4",
    ),
    Preset(
        id="order",
        task_id="order",
        units=(6,),
        training_steps=4000,
        timesteps=50,
        learning_rate=0.02,
        seed=1,
        tried=5,
        minimum_score=0.99,
        minimum_correlation=0.85,
        crispness=Crispness(
            "mean i on X and Y minus mean i elsewhere, of the unit with the most", largest(input_gate, at(0, 1)), 0.75
        ),
        start="abXcdabdcaYbdcab",
    ),
    Preset(
        id="count-match",
        task_id="count-match",
        units=(2,),
        # Not the crispest seed, which counts to 26: this one breaks where students still look.
        training_steps=3000,
        timesteps=60,
        learning_rate=0.03,
        seed=2,
        tried=6,
        minimum_score=0.98,
        minimum_correlation=0.99,
        crispness=Crispness(
            "half of: mean i*g on a minus mean i*g on b, its size in the unit with the most",
            widest(written, at(0)),
            0.95,
        ),
        start="aabbaaaaabbbbb",
    ),
    Preset(
        id="latch",
        task_id="latch",
        units=(2,),
        training_steps=2000,
        timesteps=40,
        learning_rate=0.03,
        seed=7,
        tried=8,
        minimum_score=0.99,
        minimum_correlation=0.85,
        crispness=Crispness(
            "mean i on X and Y minus mean i on a and b, of the unit with the most", largest(input_gate, at(0, 1)), 0.5
        ),
        start="Yabbabaabbabaabaabbabbab",
        forget_bias=3.0,
    ),
    Preset(
        id="text",
        task_id="text",
        units=(16,),
        training_steps=1600,
        timesteps=64,
        learning_rate=0.02,
        seed=9,
        tried=10,
        minimum_score=0.85,
        minimum_correlation=0.4,
        crispness=Crispness(
            "mean f elsewhere minus mean f at quotation marks, of the unit with the most",
            largest(forget_gate, at(QUOTE), -1.0),
            0.9,
        ),
        start='we hear rain, they said "the men need tea, we want no snow" (12). old friends see the moon.',
        snapshots=MANY_PARAMETERS,
    ),
    Preset(
        id="grammar",
        task_id="grammar",
        units=(8,),
        training_steps=2500,
        timesteps=60,
        learning_rate=0.03,
        seed=3,
        tried=9,
        minimum_score=0.99,
        minimum_correlation=0.8,
        crispness=Crispness("how far f is from one half, doubled, on average", undecided, 0.0),
        start="BTBTSSXSETEBPBPTVVEPE",
    ),
    Preset(
        id="temperature",
        task_id="temperature",
        units=(8,),
        training_steps=2000,
        timesteps=48,
        learning_rate=0.01,
        seed=1,
        tried=3,
        minimum_score=0.95,
        minimum_correlation=0.9,
        crispness=Crispness("how far f is from one half, doubled, on average", undecided, 0.0),
        start=", ".join(_TWO_DAYS.split()),
    ),
    Preset(
        id="reverse",
        task_id="reverse",
        units=(32, 32),
        training_steps=1500,
        timesteps=4,
        learning_rate=0.01,
        seed=0,
        tried=1,
        minimum_score=0.99,
        minimum_correlation=0.0,
        crispness=Crispness("how far f of the encoder is from one half, doubled, on average", undecided, 0.0),
        start="ABCD",
        snapshots=0,
        stretch=1,
    ),
)

PRESETS: Mapping[str, Preset] = MappingProxyType({preset.id: preset for preset in _ROWS})

# The seeds of networks that do the same as the shipped ones with other weights. Tests ask about these, the lab does not
# show them, so that no answer can be looked up there. Only networks of few units whose story does not hang on the seed.
SEALED_SEEDS: Mapping[str, int] = MappingProxyType({"forget": 29, "counter": 6, "grammar": 14})

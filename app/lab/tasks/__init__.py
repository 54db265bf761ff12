"""What the shipped networks learn: one row of `TASKS` each."""

from collections.abc import Mapping
from types import MappingProxyType

from app.lab.tasks.brackets import COUNT_MATCH, COUNTER, RESET
from app.lab.tasks.memories import FORGET, LATCH, ORDER, REVERSE
from app.lab.tasks.reber import GRAMMAR
from app.lab.tasks.sentences import TEXT
from app.lab.tasks.series import INPUT, TEMPERATURE
from app.lab.tasks.task import Batch, Task, share_right

__all__ = ["TASKS", "Batch", "Task", "share_right"]

TASKS: Mapping[str, Task] = MappingProxyType(
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

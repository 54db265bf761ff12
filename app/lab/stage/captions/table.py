"""The captions of every model that is shipped."""

from collections.abc import Mapping
from types import MappingProxyType

from app.lab.edits.notation import Edits
from app.lab.stage.captions.caption import Caption, Found, found_in
from app.lab.stage.captions.counting import COUNT_MATCH, COUNTER, FORGET, RESET
from app.lab.stage.captions.keeping import INPUT, LATCH, ORDER
from app.lab.stage.captions.language import GRAMMAR, REVERSE, TEMPERATURE, TEXT
from app.lab.trace import SequenceTrace

CAPTIONS: Mapping[str, tuple[Caption, ...]] = MappingProxyType(
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


def captions_in(trace: SequenceTrace, edits: Edits = ()) -> tuple[Found, ...]:
    """What there is to see in a run, be it changed by `edits` or not."""
    return found_in(trace, CAPTIONS.get(trace.model.id, ()), edits)

"""Feedback on what is offered or foreseen by name: each has one, and no other has any."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from app.content.faults import Fault
from app.content.nearest import LIKENESS
from app.content.nodes import Path


def told_faults(told: Sequence[str], wanted: Sequence[str], kind: str, at: Path) -> Iterator[Fault]:
    """`told` are the names with feedback, in the order of the file; `wanted` those that need it, all of one `kind`.

    A slip in a name is one fault, not the name too many and the name that is missing.
    """
    untold = [name for name in wanted if name not in told]
    for index, name in enumerate(told):
        here: Path = ("feedback", index, "when")
        near = get_close_matches(name, untold, n=1, cutoff=LIKENESS) if name not in wanted else []
        if near:
            untold.remove(near[0])
            yield Fault(here, f"`{name}` is no {kind}", f"did you mean `{near[0]}`?")
        elif name not in wanted:
            yield Fault(here, f"`{name}` is no {kind}", "take this feedback out")
        elif name in told[:index]:
            yield Fault(here, f"`{name}` is told twice", "take one of the two out")
    for name in untold:
        yield Fault(at, f"the {kind} `{name}` has no feedback", f"add `- when: {name}` with its `why`")

"""The run of a cell that a learner wants to be asked about, as far as it may be seen before the answer."""

from dataclasses import dataclass

from app.lab.trace import SequenceTrace
from app.services.base.asking import Asked
from app.services.base.site import Site
from app.services.study.shown_run import shown_run
from app.study.feedback import unseen


@dataclass(frozen=True, slots=True)
class AskedRun:
    """A run, its unit and the quantity (`show`) that is asked about. `unseen` steps, from 1, would tell the answer."""

    trace: SequenceTrace
    unit: int
    show: str
    unseen: range


def asked_run(site: Site, asked: Asked) -> AskedRun | None:
    """None where no cell was chosen."""
    found = shown_run(site, asked.question) if asked.spot else None
    steps = unseen(asked.question)
    return AskedRun(found.trace, found.unit, found.show, steps) if found and steps else None

"""The front of a set: how a person stands with it, and the run that it is known by."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from app.lab.stage.openings import opening_by_id
from app.lab.tasks.sequence_readers import SequenceProblem
from app.lab.trace import SequenceTrace, trace_sequence
from app.services.base.site import Site
from app.services.overviews.standings import SetStanding, standing_of
from app.study.days import Today
from app.study.memory import Memory, Unseen
from app.study.questions import QuestionSet
from app.study.status import Status, status_of


@dataclass(frozen=True, slots=True)
class Picture:
    """A run, and the unit of it that is shown."""

    trace: SequenceTrace
    unit: int


@dataclass(frozen=True, slots=True)
class SetFront:
    """A set as it is told among others; without a `picture` its questions by their status stand for it."""

    standing: SetStanding
    by_status: Mapping[Status, int]
    picture: Picture | None

    @property
    def study_set(self) -> QuestionSet:
        return self.standing.study_set


def front_of(site: Site, study_set: QuestionSet, remembered: Mapping[str, Memory], today: Today) -> SetFront:
    statuses = Counter(status_of(remembered.get(one.id, Unseen()), today) for one in study_set.questions)
    return SetFront(standing_of(study_set, remembered, today), statuses, picture_of(site, study_set))


def picture_of(site: Site, study_set: QuestionSet) -> Picture | None:
    """None where the set names none, or its model is gone, or another one since."""
    picture = study_set.picture
    model = site.library.models.get(picture.model) if picture else None
    if picture is None or model is None:
        return None
    with suppress(SequenceProblem):
        return Picture(trace_sequence(model, picture.sequence), min(opening_by_id(model.id).unit, model.units))
    return None

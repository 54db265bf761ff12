"""One set, as a person stands with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.services.base.asking import memories_of_set, recalled
from app.services.base.site import Site
from app.services.overviews.standings import SetStanding, standing_of
from app.study.days import Today
from app.study.mastery import Mastery, mastery_by_concept
from app.study.questions import QuestionSet


@dataclass(frozen=True, slots=True)
class SetOverview:
    """One set in full."""

    standing: SetStanding
    by_concept: Mapping[str, Mastery]
    related: tuple[QuestionSet, ...]


def set_overview(site: Site, person: str, set_id: str, today: Today) -> SetOverview:
    """One set as a person stands with it. Raises NotThere."""
    study_set = site.set(set_id)
    remembered = recalled(memories_of_set(site, person, set_id))
    related = tuple(site.library.sets[one] for one in study_set.related if one in site.library.sets)
    by_concept = mastery_by_concept(study_set, remembered, today.now)
    return SetOverview(standing_of(study_set, remembered, today), by_concept, related)

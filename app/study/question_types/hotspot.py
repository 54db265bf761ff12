"""A step of a run to be found, or a cell: one where a condition holds."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from app.lab.generators import Spot
from app.lab.readings.conditions import cells_where, parse_condition
from app.study.question_types.base import (
    Body,
    MarkingRule,
    Models,
    Parameters,
    QuestionType,
    Response,
    Unaskable,
    UnreadableResponse,
)
from app.study.question_types.runs import DIGITS, Run, RunPlan, kept_run, run_of, traces

MOST_HITS = 0.5  # the share of cells beyond which pointing anywhere would do


@dataclass(frozen=True, slots=True)
class HotspotBody(Body):
    """`hit` is the condition; `by_cell` asks for a step and a unit.

    With `mapped` the values of the run's quantity are shown before the answer, else they are not.
    """

    run: RunPlan
    hit: str
    by_cell: bool
    mapped: bool


@dataclass(frozen=True, slots=True)
class DrawnHotspot(Body):
    """`hits` are the cells (step, unit) that are right."""

    hotspot: HotspotBody
    run: Run
    hits: frozenset[tuple[int, int]]

    @property
    def units(self) -> Sequence[int]:
        """The units that can be pointed at."""
        return range(1, len(self.run.values) + 1) if self.hotspot.by_cell else [self.run.unit]


@dataclass(frozen=True, slots=True)
class HotspotResponse(Response):
    """A cell of a run, step and unit from 1."""

    step: int
    unit: int

    def plain(self) -> dict[str, object]:
        return {"step": self.step, "unit": self.unit}


def _score(body: DrawnHotspot, response: HotspotResponse) -> float:
    return float((response.step, response.unit) in body.hits)


class Hotspot(QuestionType[HotspotBody, DrawnHotspot, HotspotResponse]):
    body, drawn, response = HotspotBody, DrawnHotspot, HotspotResponse
    takes = ("step", "unit")
    rule = MarkingRule("hotspot", "all-or-nothing", 1, _score)

    def draw(self, body: HotspotBody, seed: str, models: Models) -> DrawnHotspot:
        """A run in which the condition holds somewhere, but not nearly everywhere, and of what is shown as well."""
        found = next((one for one in self._runs(body, seed, models) if one[0].hits == one[1]), None)
        if found is None:
            raise Unaskable(f"`{body.hit}` holds nowhere, or nearly everywhere, in what {body.run.model} does")
        return found[0]

    def first_draw(self, body: HotspotBody, seed: str, models: Models) -> DrawnHotspot:
        """Whatever is shown."""
        found = next(self._runs(body, seed, models), None)
        if found is None:
            raise Unaskable(f"`{body.hit}` is not asked about")
        return found[0]

    def _runs(
        self, body: HotspotBody, seed: str, models: Models
    ) -> Iterator[tuple[DrawnHotspot, frozenset[tuple[int, int]]]]:
        """Runs, each with the cells where the condition holds of the numbers as they are shown."""
        condition = parse_condition(body.hit)
        for trace in traces(body.run, seed, models):
            units = range(1, trace.model.units + 1) if body.by_cell else [body.run.unit]
            found = cells_where(trace, condition, units)
            if 0 < len(found) <= MOST_HITS * len(units) * len(trace.symbols):
                shown = cells_where(trace, condition, units, DIGITS)
                yield DrawnHotspot(body, run_of(trace, body.run), found), shown

    def has_others(self, body: HotspotBody) -> bool:
        return body.run.sequence is None

    def model_of(self, body: HotspotBody) -> str:
        return body.run.model

    def kept(self, drawn: DrawnHotspot) -> Parameters:
        return {**asdict(drawn.run), "hits": sorted(drawn.hits)}

    def redraw(self, body: HotspotBody, _seed: str, kept: Parameters) -> DrawnHotspot:
        return DrawnHotspot(body, kept_run(kept), frozenset((step, unit) for step, unit in kept["hits"]))

    def spot(self, drawn: DrawnHotspot) -> Spot:
        step, unit = min(drawn.hits)
        return Spot(drawn.run.model, drawn.run.digest, drawn.run.sequence, step, unit, drawn.run.show)

    def read(self, drawn: DrawnHotspot, step: object, unit: object) -> HotspotResponse:
        if type(step) is not int or type(unit) is not int:
            raise UnreadableResponse("choose a step")
        if not 1 <= step <= len(drawn.run.symbols) or unit not in drawn.units:
            raise UnreadableResponse("choose a step of the run")
        return HotspotResponse(step, unit)

    def key(self, drawn: DrawnHotspot) -> dict[str, object]:
        return dict(zip(("step", "unit"), min(drawn.hits), strict=True))

"""A gate's value at every step of a run, to be said before it is seen."""

import math
from dataclasses import asdict, dataclass

from app.lab.generators import Spot
from app.lab.readings.predictions import NEAR, mark_curve
from app.study.numbers import LONGEST_NUMBER
from app.study.question_types.base import (
    Body,
    MarkingRule,
    Models,
    Parameters,
    Parts,
    Plain,
    QuestionType,
    Response,
    Unaskable,
    UnreadableResponse,
    message,
)
from app.study.question_types.runs import Run, RunPlan, kept_run, run_of, traces

LEAST_MOVE = 0.5  # between the gate's lowest and highest value: one that stands still teaches nothing


@dataclass(frozen=True, slots=True)
class PredictBody(Body):
    run: RunPlan


@dataclass(frozen=True, slots=True)
class DrawnPredict(Body):
    run: Run


@dataclass(frozen=True, slots=True)
class PredictResponse(Response):
    """A gate's value (0 to 1) at every step; None at one that is still open."""

    values: tuple[float | None, ...]

    def plain(self) -> dict[str, object]:
        return {"values": list(self.values)}


def _score(body: DrawnPredict, response: PredictResponse) -> float:
    guess = [math.inf if value is None else value for value in response.values]  # near to nothing
    return float(mark_curve(guess, body.run.of_unit).score)


class Predict(QuestionType[PredictBody, DrawnPredict, PredictResponse]):
    body, drawn, response = PredictBody, DrawnPredict, PredictResponse
    takes = ("values",)
    rule = MarkingRule(
        "predict",
        "near-steps",
        1,
        _score,
        message(
            "A step counts if you are within %(near)s. Half of the point is for the steps where the gate is open, "
            "half for those where it is closed.",
            near=f"{NEAR:g}",
        ),
    )

    def draw(self, body: PredictBody, seed: str, models: Models) -> DrawnPredict:
        """A run in which the gate opens and closes."""
        for trace in traces(body.run, seed, models):
            run = run_of(trace, body.run)
            if max(run.of_unit) - min(run.of_unit) >= LEAST_MOVE:
                return DrawnPredict(run)
        raise Unaskable(f"the gate hardly moves in what {body.run.model} does")

    def has_others(self, body: PredictBody) -> bool:
        return body.run.sequence is None

    def model_of(self, body: PredictBody) -> str:
        return body.run.model

    def kept(self, drawn: DrawnPredict) -> Parameters:
        return asdict(drawn.run)

    def redraw(self, _body: PredictBody, _seed: str, kept: Parameters) -> DrawnPredict:
        return DrawnPredict(kept_run(kept))

    def spot(self, drawn: DrawnPredict) -> Spot:
        """Where the gate is shut furthest: there is most to see."""
        run = drawn.run
        step = run.of_unit.index(min(run.of_unit)) + 1
        return Spot(run.model, run.digest, run.sequence, step, run.unit, run.show)

    def read(self, drawn: DrawnPredict, values: object) -> PredictResponse:
        steps = len(drawn.run.symbols)
        if not isinstance(values, list) or len(values) != steps:
            raise UnreadableResponse(f"give a value for each of the {steps} steps")
        return PredictResponse(tuple(map(_share, values)))

    def parts(self, drawn: DrawnPredict, given: Plain) -> Parts[PredictResponse]:
        values, steps = given.get("values"), len(drawn.run.symbols)
        if set(given) != {"values"} or not isinstance(values, list) or len(values) != steps:
            raise UnreadableResponse(f"give a value for each of the {steps} steps")
        read = tuple(map(_share_or_nothing, values))
        unreadable = any(known is None and not _is_open(value) for value, known in zip(values, read, strict=True))
        return Parts(PredictResponse(read), unreadable)

    def key(self, drawn: DrawnPredict) -> dict[str, object]:
        return {"values": list(drawn.run.of_unit)}


def _is_open(given: object) -> bool:
    return given is None or (isinstance(given, str) and not given.strip())


def _share_or_nothing(given: object) -> float | None:
    """Raises UnreadableResponse for what no field of a form holds."""
    if not isinstance(given, str | int | float | None) or len(str(given)) > LONGEST_NUMBER:
        raise UnreadableResponse("a gate lies between 0 and 1")
    try:
        return _share(given)
    except UnreadableResponse:
        return None


def _share(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given) or not 0 <= given <= 1:
        raise UnreadableResponse("a gate lies between 0 and 1")
    return float(given)

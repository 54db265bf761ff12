"""New numbers at each repetition, made by a generator of the lab."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from app.lab.generators import (
    GENERATORS,
    Generator,
    Kind,
    Problem,
    Slip,
    Spot,
    Tolerance,
    Unposable,
    Value,
    first_pose,
    first_pose_at,
    gives_away,
    pose,
    pose_at,
    recognised,
    result,
    solve,
)
from app.lab.readings.terms import NoSuchCell
from app.lab.trace import SequenceTrace, trace_as_noted
from app.study.modes import Mode
from app.study.numbers import Asked, read_number, read_shape, write_number
from app.study.question_types.anticipated import AnticipatedError
from app.study.question_types.base import (
    Body,
    Feedback,
    MarkingRule,
    Models,
    Parameters,
    Parts,
    Plain,
    QuestionType,
    Topic,
    Unaskable,
)
from app.study.question_types.written import (
    WrittenResponse,
    is_number,
    may_be_per_cent,
    read_text,
    read_value,
    value_in,
    written_parts,
)

Pose = Callable[[Generator, str, Models, Tolerance], Parameters]
PoseAt = Callable[[Generator, SequenceTrace, int, int, Tolerance, str], Parameters]


@dataclass(frozen=True, slots=True)
class ComputedBody(Body):
    """`feedback` goes by the misconceptions of the generator's slips; `per_cent`: its words speak of per cent."""

    generator: str
    tolerance: Tolerance
    feedback: tuple[AnticipatedError, ...]
    per_cent: bool = False


@dataclass(frozen=True, slots=True)
class DrawnComputed(Body):
    """`parameters` are all that the problem is made from."""

    computed: ComputedBody
    parameters: Parameters
    problem: Problem


def value_of(body: DrawnComputed, text: str) -> Value:
    """What was written as an answer. Raises UnreadableNumber."""
    problem = body.problem
    if problem.kind is Kind.SHAPE:
        return read_shape(text)
    number, per_cent = problem.kind is Kind.NUMBER, may_be_per_cent(problem.key, body.computed.per_cent)
    # Generators write their own numbers with a point and three decimals.
    return read_number(text, Asked(decimal_point=number, whole=not number, per_cent=per_cent))


def is_key(problem: Problem, value: Value, tolerance: Tolerance) -> bool:
    if isinstance(problem.key, tuple) or isinstance(value, tuple):
        return value == problem.key
    return is_number(problem.key, tolerance if problem.kind is Kind.NUMBER else None, value)


def slip_of(body: DrawnComputed, response: Plain) -> tuple[Slip, AnticipatedError | None] | None:
    """The known slip that the written value comes from, and what the question says of it."""
    value, tolerance = value_in(response, partial(value_of, body)), body.computed.tolerance
    if value is None:
        return None
    slip = None if is_key(body.problem, value, tolerance) else recognised(body.problem, value, tolerance)
    if slip is None:
        return None
    return slip, next((said for said in body.computed.feedback if said.when == slip.misconception), None)


def _score(body: DrawnComputed, response: WrittenResponse) -> float:
    return float(is_key(body.problem, value_of(body, response.text), body.computed.tolerance))


class Computed(QuestionType[ComputedBody, DrawnComputed, WrittenResponse]):
    body, drawn, response = ComputedBody, DrawnComputed, WrittenResponse
    takes = ("text",)
    rule = MarkingRule("computed", "tolerance", 1, _score)
    modes = frozenset({Mode.QUIZ, Mode.TEST, Mode.LAB})
    has_examples = True

    def draw(self, body: ComputedBody, seed: str, models: Models) -> DrawnComputed:
        return self._posed(pose, body, seed, models)

    def first_draw(self, body: ComputedBody, seed: str, models: Models) -> DrawnComputed:
        return self._posed(first_pose, body, seed, models)

    def _posed(self, pose: Pose, body: ComputedBody, seed: str, models: Models) -> DrawnComputed:
        try:
            parameters = pose(GENERATORS[body.generator], seed, models, body.tolerance)
        except Unposable as problem:
            raise Unaskable(str(problem)) from None
        return self.redraw(body, seed, parameters)

    def has_others(self, _body: ComputedBody) -> bool:
        return True

    def draw_at(self, body: ComputedBody, models: Models, spot: Spot) -> DrawnComputed:
        return self._posed_at(pose_at, body, models, spot)

    def first_draw_at(self, body: ComputedBody, models: Models, spot: Spot) -> DrawnComputed:
        return self._posed_at(first_pose_at, body, models, spot)

    def _posed_at(self, pose_at: PoseAt, body: ComputedBody, models: Models, spot: Spot) -> DrawnComputed:
        generator, model = GENERATORS[body.generator], models.get(spot.model)
        if not generator.shows or model is None:
            raise Unaskable("nothing is asked about this")
        trace = trace_as_noted(model, spot.sequence, spot.edits)
        try:
            parameters = pose_at(generator, trace, spot.step, spot.unit, body.tolerance, spot.edits)
        except (Unposable, NoSuchCell) as problem:
            raise Unaskable(str(problem)) from None
        return self.redraw(body, "", parameters)

    def gives_away(self, example: DrawnComputed, drawn: DrawnComputed) -> bool:
        shown = (*example.problem.shown.values(), *example.problem.working)
        return not drawn.problem.picked and gives_away(shown, drawn.problem, drawn.computed.tolerance)

    def topic(self, body: ComputedBody) -> Topic | None:
        generator = GENERATORS[body.generator]
        return Topic(body.generator, next(iter(generator.shows), "")) if generator.at is not None else None

    def is_fair_at(self, body: ComputedBody, trace: SequenceTrace, step: int, unit: int) -> bool:
        generator = GENERATORS[body.generator]
        try:
            return generator.at is not None and bool(pose_at(generator, trace, step, unit, body.tolerance))
        except Unposable:
            return False

    def kept(self, drawn: DrawnComputed) -> Parameters:
        return drawn.parameters

    def redraw(self, body: ComputedBody, _seed: str, kept: Parameters) -> DrawnComputed:
        return DrawnComputed(body, kept, solve(body.generator, kept))

    def shown(self, drawn: DrawnComputed) -> object:
        return [GENERATORS[drawn.computed.generator].version, drawn.parameters]

    def placeholders(self, drawn: DrawnComputed) -> Mapping[str, str]:
        return drawn.problem.shown

    def spot(self, drawn: DrawnComputed) -> Spot | None:
        return drawn.problem.spot

    def unseen(self, drawn: DrawnComputed) -> range:
        """Where the answer is one of the steps, each of them."""
        problem, parameters = drawn.problem, drawn.parameters
        if problem.spot and problem.picked:
            return range(parameters["first"], parameters["first"] + len(parameters["symbols"]))
        return range(problem.spot.step, problem.spot.step + 1) if problem.spot else range(0)

    def read(self, drawn: DrawnComputed, text: object) -> WrittenResponse:
        return read_value(read_text(text, "write your answer"), partial(value_of, drawn))

    def parts(self, _drawn: DrawnComputed, given: Plain) -> Parts[WrittenResponse]:
        return written_parts(given)

    def key(self, drawn: DrawnComputed) -> dict[str, object]:
        return {"text": write_number(drawn.problem.key)}

    def feedback(self, drawn: DrawnComputed, response: Plain) -> Iterator[Feedback]:
        found = slip_of(drawn, response)
        if found and found[1]:
            yield found[1]

    def misconceptions(self, drawn: DrawnComputed, response: Plain) -> Iterator[str]:
        if found := slip_of(drawn, response):
            yield found[0].misconception

    def working(self, drawn: DrawnComputed) -> tuple[str, ...]:
        return tuple(drawn.problem.working)

    def key_text(self, drawn: DrawnComputed) -> str:
        return result(drawn.problem.key)

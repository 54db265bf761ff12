"""One or more of several choices are right."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.study.draws import shuffled
from app.study.question_types.base import (
    Body,
    Feedback,
    MarkingRule,
    Models,
    Options,
    Plain,
    QuestionType,
    Response,
    UnreadableResponse,
    message,
)
from app.study.question_types.choices import Choice, chosen, known, options


@dataclass(frozen=True, slots=True)
class MultipleBody(Body):
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class MultipleResponse(Response):
    choices: frozenset[str]

    def plain(self) -> dict[str, object]:
        return {"choices": sorted(self.choices)}


def right_less_wrong(body: MultipleBody, response: MultipleResponse) -> float:
    """right/R - wrong/W, never below 0: ticking everything earns nothing."""
    right = [choice.id in response.choices for choice in body.choices if choice.is_right]
    wrong = [choice.id in response.choices for choice in body.choices if not choice.is_right]
    return max(0.0, sum(right) / len(right) - sum(wrong) / len(wrong))


class Multiple(QuestionType[MultipleBody, MultipleBody, MultipleResponse]):
    body, drawn, response = MultipleBody, MultipleBody, MultipleResponse
    takes = ("choices",)
    rule = MarkingRule(
        "multiple",
        "right-less-wrong",
        1,
        right_less_wrong,
        message(
            "Several can be right. Each right one adds its share of the point, each wrong one takes one away; "
            "never below 0."
        ),
    )

    def draw(self, body: MultipleBody, seed: str, _models: Models) -> MultipleBody:
        return replace(body, choices=tuple(shuffled(body.choices, seed)))

    def shown(self, drawn: MultipleBody) -> object:
        return [choice.id for choice in drawn.choices]

    def read(self, drawn: MultipleBody, choices: object) -> MultipleResponse:
        if not isinstance(choices, list) or not choices:
            raise UnreadableResponse("choose at least one")
        return MultipleResponse(frozenset(known(drawn.choices, choice) for choice in choices))

    def key(self, drawn: MultipleBody) -> dict[str, object]:
        return {"choices": sorted(choice.id for choice in drawn.choices if choice.is_right)}

    def feedback(self, drawn: MultipleBody, response: Plain) -> Iterator[Feedback]:
        return chosen(drawn.choices, response)

    def options(self, drawn: MultipleBody) -> Options:
        return options(drawn.choices)

"""Exactly one of several choices is right."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.study.draws import shuffled
from app.study.question_types.base import Body, Feedback, MarkingRule, Models, Options, Plain, QuestionType, Response
from app.study.question_types.choices import Choice, chosen, known, options


@dataclass(frozen=True, slots=True)
class SingleBody(Body):
    choices: tuple[Choice, ...]

    @property
    def right(self) -> str:
        return next(choice.id for choice in self.choices if choice.is_right)


@dataclass(frozen=True, slots=True)
class SingleResponse(Response):
    choice: str

    def plain(self) -> dict[str, object]:
        return {"choice": self.choice}


def _score(body: SingleBody, response: SingleResponse) -> float:
    return float(response.choice == body.right)


class Single(QuestionType[SingleBody, SingleBody, SingleResponse]):
    body, drawn, response = SingleBody, SingleBody, SingleResponse
    takes = ("choice",)
    rule = MarkingRule("single", "all-or-nothing", 1, _score)

    def draw(self, body: SingleBody, seed: str, _models: Models) -> SingleBody:
        return replace(body, choices=tuple(shuffled(body.choices, seed)))

    def shown(self, drawn: SingleBody) -> object:
        return [choice.id for choice in drawn.choices]

    def read(self, drawn: SingleBody, choice: object) -> SingleResponse:
        return SingleResponse(known(drawn.choices, choice))

    def key(self, drawn: SingleBody) -> dict[str, object]:
        return {"choice": drawn.right}

    def feedback(self, drawn: SingleBody, response: Plain) -> Iterator[Feedback]:
        return chosen(drawn.choices, response)

    def options(self, drawn: SingleBody) -> Options:
        return options(drawn.choices)

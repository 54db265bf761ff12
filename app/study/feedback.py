"""Feedback: which of a question's reasons belong to the very response that was given."""

from collections.abc import Iterator, Mapping

from app.study.marking import folded
from app.study.questions import Cloze, Gap, MultipleChoice, Question, SingleChoice
from app.study.words import Words

Plain = Mapping[str, object]


def chosen_ids(response: Plain) -> frozenset[str]:
    """The choices that were chosen; none in a response of another type."""
    return frozenset(_texts([response.get("choice")]) + _texts(response.get("choices")))


def given_gaps(body: Cloze, response: Plain) -> list[str]:
    """What was filled in, gap by gap; "" everywhere where the question was skipped."""
    return _texts(response.get("gaps")) or [""] * len(body.gaps)


def why_wrong(body: Cloze, gap: Gap, given: str) -> Words | None:
    """Why `given` is wrong in this gap; None where it is none of the gap's own distractors."""
    foreseen = {form for form in gap.distractors if folded(form) == folded(given)}
    return next((said.why for said in body.feedback if said.when in foreseen), None)


def reasons(question: Question, response: Plain) -> list[Words]:
    """What is said of each choice that was chosen, or of each gap in turn."""
    match question.body:
        case SingleChoice(choices=choices) | MultipleChoice(choices=choices):
            return [choice.why for choice in choices if choice.id in chosen_ids(response)]
        case Cloze() as body:
            return list(_of_gaps(body, response))
    return []


def _of_gaps(body: Cloze, response: Plain) -> Iterator[Words]:
    for gap, given in zip(body.gaps, given_gaps(body, response), strict=True):
        if why := why_wrong(body, gap, given):
            yield why


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []

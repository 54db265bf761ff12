"""Choices, for the types that offer some."""

from collections.abc import Iterator, Sequence

from pydantic import ConfigDict

from app.content.faults import Fault, repeated
from app.content.likeness import Offered, likeness_faults
from app.content.texts import OWN_LANGUAGE, Document, Id, Text, words
from app.study.question_types.choices import Choice

TELLING = {"right", "wrong", "correct", "incorrect", "true", "false", "key", "answer"}  # in a choice's id


class ChoiceIn(Document):
    """One choice: exactly one of `right` and `wrong` holds its text."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": [key], "properties": {key: {}}} for key in ("right", "wrong")]}
    )

    id: Id
    right: Text | None = None
    wrong: Text | None = None
    why: Text
    misconception: Id | None = None


def build_choice(document: ChoiceIn, language: str) -> Choice:
    text = document.right or document.wrong or {OWN_LANGUAGE: ""}
    is_right = document.right is not None
    return Choice(document.id, words(text, language), is_right, words(document.why, language), document.misconception)


def right_ones(choices: Sequence[ChoiceIn]) -> list[tuple[str, bool]]:
    return sorted((choice.id, choice.right is not None) for choice in choices)


def choice_faults(choices: Sequence[ChoiceIn], exactly: str, language: str) -> Iterator[Fault]:
    """`exactly` says how many may be right: "exactly one" or "at least one"."""
    yield from repeated((("choices", i, "id"), choice.id) for i, choice in enumerate(choices))
    for index, choice in enumerate(choices):
        if TELLING & set(choice.id.split("-")):
            hint = "ids reach the browser before the answer: use a, b, c"
            yield Fault(("choices", index, "id"), f"the id `{choice.id}` tells the key", hint)
    unclear = [i for i, choice in enumerate(choices) if (choice.right is None) == (choice.wrong is None)]
    for index in unclear:
        hint = "add the one that it is" if choices[index].right is None else "take one out"
        yield Fault(("choices", index), "a choice has `right:` or `wrong:`, one of the two", hint)
    if not unclear:
        yield from _counted(choices, exactly)
        yield from likeness_faults(list(_offered(choices)), language, "this choice is offered twice")


def _offered(choices: Sequence[ChoiceIn]) -> Iterator[Offered]:
    for index, choice in enumerate(choices):
        yield ("choices", index, "wrong" if choice.right is None else "right"), choice.right or choice.wrong or {}


def _counted(choices: Sequence[ChoiceIn], exactly: str) -> Iterator[Fault]:
    right = sum(choice.right is not None for choice in choices)
    if right == 0 or (right > 1 and exactly == "exactly one"):
        several = "mark all but one with wrong:, or give the question type: multiple"
        hint = several if right > 1 else "mark the key with right: in place of wrong:"
        yield Fault(("choices",), f"{exactly} choice is right; here it is {right}", hint)
    elif right == len(choices):
        yield Fault(("choices",), "every choice is right: ticking all wins", "add a plausible one with wrong:")

"""Choices, for the types that offer some."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.study.question_types.base import Options, Plain, UnreadableResponse, letters_of
from app.study.words import Words


@dataclass(frozen=True, slots=True)
class Choice:
    """One offered answer, why it is right or wrong, and the misconception behind a wrong one."""

    id: str
    words: Words
    is_right: bool
    why: Words
    misconception: str | None = None


def known(choices: Iterable[Choice], given: object) -> str:
    """The id that was given, if it was offered. Raises UnreadableResponse."""
    for choice in choices:
        if choice.id == given:
            return choice.id
    raise UnreadableResponse("choose one of the choices that were offered")


def chosen_ids(response: Plain) -> frozenset[str]:
    """The choices that were chosen; none where the question was skipped."""
    one = response.get("choice")
    return frozenset([*([one] if isinstance(one, str) else []), *letters_of(response.get("choices"))])


def chosen(choices: Iterable[Choice], response: Plain) -> Iterator[Choice]:
    ids = chosen_ids(response)
    return (choice for choice in choices if choice.id in ids)


def options(choices: Sequence[Choice]) -> Options:
    return [(choice.id, choice.words) for choice in choices]

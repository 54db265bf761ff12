"""Choices as pages show them, for the types that offer some."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.study.answer_log import Answer
from app.study.question_types.choices import Choice, chosen_ids
from app.web.question_types.base import Given, Note
from app.web.shared.language import current_language, gettext
from app.web.shared.numbers import MINUS
from app.web.shared.render import Prose, inline

_ = gettext
LONGEST_KEY = 28  # characters of a key that a verdict repeats


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One choice as offered: `number` is the key that picks it."""

    id: str
    number: int
    text: Prose
    checked: bool


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A choice after marking, in the place that it had. `tone` is right, wrong or none.

    `sign` stands where its key stood, `tag` at its end; `short` is that in a word, for a phone.
    """

    number: int
    text: Prose
    tone: str
    sign: str = ""
    tag: str = ""
    short: str = ""


def choice_rows(choices: Sequence[Choice], given: Given) -> tuple[ChoiceRow, ...]:
    checked = given.get("choice", [])
    return tuple(
        ChoiceRow(choice.id, number, inline(choice.words), choice.id in checked)
        for number, choice in enumerate(choices, start=1)
    )


def marked_rows(choices: Iterable[Choice], answer: Answer) -> tuple[MarkedRow, ...]:
    chosen = chosen_ids(answer.response)
    return tuple(_marked(number, choice, choice.id in chosen) for number, choice in enumerate(choices, start=1))


def _marked(number: int, choice: Choice, chosen: bool) -> MarkedRow:
    return marked_row(number, inline(choice.words), choice.is_right, chosen)


def marked_row(number: int, text: Prose, is_right: bool, chosen: bool) -> MarkedRow:
    """A choice with a sign, a colour and words that say the same."""
    said = {
        (True, True): ("right", "✓", _("yours, right"), _("yours")),
        (True, False): ("right untaken", "✓", _("right"), _("right")),
        (False, True): ("wrong", "✗", _("yours, not yet"), _("yours")),
        (False, False): ("none", "", "", ""),
    }[is_right, chosen]
    return MarkedRow(number, text, *said)


def why_not(choices: Iterable[Choice], answer: Answer) -> tuple[Note, ...]:
    """Why what was chosen and is not right is not."""
    chosen = chosen_ids(answer.response)
    return tuple(_note(choice) for choice in choices if choice.id in chosen and not choice.is_right)


def why(choices: Sequence[Choice]) -> tuple[Note, ...]:
    """Why what is right is: named where there are several."""
    found = [choice for choice in choices if choice.is_right]
    return tuple(_note(choice) if len(found) > 1 else Note(inline(choice.why)) for choice in found)


def _note(choice: Choice) -> Note:
    return Note(inline(choice.why), inline(choice.words))


def short_words(choices: Iterable[Choice]) -> str:
    """The one that is right, where it is a few plain words in the language of the page."""
    right = [choice.words.reading(current_language()) for choice in choices if choice.is_right]
    if len(right) != 1 or right[0].language != current_language():
        return ""
    text = right[0].text.rstrip(".")
    if number := re.fullmatch(r"\$?(-?[0-9]+(?:[.,][0-9]+)?)\$?", text):
        return number[1].replace("-", MINUS)
    return quoted(text) if re.fullmatch(r"[\w ,.'’%()−+-]+", text) else ""


def quoted(word: str) -> str:
    """The words of a key within a sentence; "" where they are too long for it."""
    return _("“%(word)s”", word=word) if len(word) <= LONGEST_KEY else ""

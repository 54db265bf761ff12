"""Choices as pages show them, for the types that offer some."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.study.answer_log import Answer
from app.study.question_types.choices import Choice, chosen_ids
from app.study.words import Words
from app.web.question_types.base import Given
from app.web.shared.language import current_language, gettext
from app.web.shared.render import Prose, inline

_ = gettext


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One choice as offered: `number` is the key that picks it."""

    id: str
    number: int
    text: Prose
    checked: bool
    name: str = ""  # for whom formulas are not read aloud, where there is nothing else


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A choice after marking: `tone` is right, wrong or none; `why` is there where it helps."""

    number: int
    text: Prose
    tone: str
    label: str
    why: Prose | None


def choice_rows(choices: Sequence[Choice], given: Given) -> tuple[ChoiceRow, ...]:
    checked = given.get("choice", [])
    return tuple(
        ChoiceRow(choice.id, number, inline(choice.words), choice.id in checked, _formula(choice.words))
        for number, choice in enumerate(choices, start=1)
    )


def _formula(words: Words) -> str:
    """A choice that is a formula alone, as text; nothing where there are words."""
    text = words.reading(current_language()).text
    return "" if re.sub(r"\$[^$]*\$", "", text).strip() else re.sub(r"[$\\]", "", text)


def marked_rows(choices: Iterable[Choice], answer: Answer) -> tuple[MarkedRow, ...]:
    chosen = chosen_ids(answer.response)
    return tuple(_marked(number, choice, choice.id in chosen) for number, choice in enumerate(choices, start=1))


def _marked(number: int, choice: Choice, chosen: bool) -> MarkedRow:
    tone, label = row_label(choice.is_right, chosen)
    why = inline(choice.why) if choice.is_right or chosen else None
    return MarkedRow(number, inline(choice.words), tone, label, why)


def row_label(is_right: bool, chosen: bool) -> tuple[str, str]:
    """The tone of a choice after marking, and a sign with words that say the same."""
    tone, sign, said = {
        (True, True): ("right", "✓", _("your choice, right")),
        (True, False): ("right", "✓", _("this is right")),
        (False, True): ("wrong", "✗", _("your choice, not yet")),
        (False, False): ("none", "", ""),
    }[is_right, chosen]
    return tone, f"{sign} {said}".strip()

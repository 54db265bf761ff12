"""Pairs to be found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from app.study.answer_log import Answer
from app.study.question_types.matching import DrawnMatching, Option, Pair, given_pairs
from app.study.questions import Question
from app.web.question_types.base import FormValues, Given, Note, PageType, first
from app.web.shared.interface_parts import ChoiceId, Letter, Strict
from app.web.shared.language import gettext
from app.web.shared.render import Prose, inline

_ = gettext


class PairsResponse(Strict):
    """For each side the letter of its option; a test keeps some of them too."""

    pairs: Annotated[dict[ChoiceId, Letter], Field(min_length=1, max_length=9)]


@dataclass(frozen=True, slots=True)
class OptionRow:
    letter: str
    text: Prose


@dataclass(frozen=True, slots=True)
class PairField:
    """One side of a pair, and the letter that was chosen for it."""

    id: str
    text: Prose
    chosen: str


@dataclass(frozen=True, slots=True)
class MatchingField:
    options: tuple[OptionRow, ...]
    pairs: tuple[PairField, ...]


@dataclass(frozen=True, slots=True)
class MarkedPair:
    """`shown` is the option that was chosen, and the right one where none was; `right` is the right one's letter."""

    left: Prose
    shown: OptionRow
    right: str
    tone: str


@dataclass(frozen=True, slots=True)
class MarkedMatching:
    options: tuple[OptionRow, ...]
    pairs: tuple[MarkedPair, ...]


class Matching(PageType[DrawnMatching, MatchingField, MarkedMatching]):
    name, body, response = "matching", DrawnMatching, PairsResponse

    def title(self) -> str:
        return _("pairs")

    def missing(self) -> str:
        return _("Choose one for each.")

    def from_form(self, form: FormValues) -> dict[str, object]:
        given = {key.removeprefix("pair."): form[key] for key in form if key.startswith("pair.")}
        return {"pairs": {side: letter for side, letter in given.items() if letter}}

    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        return {f"pair.{pair}": [letter] for pair, letter in response["pairs"].items()}

    def asked(self, _question: Question, body: DrawnMatching, given: Given) -> MatchingField:
        return MatchingField(
            tuple(map(_row, body.options)),
            tuple(PairField(pair.id, inline(pair.left), first(given, f"pair.{pair.id}")) for pair in body.pairs),
        )

    def marked(self, _question: Question, body: DrawnMatching, answer: Answer) -> MarkedMatching:
        given, options = given_pairs(answer.response), {option.id: option for option in body.options}
        pairs = (_marked(pair, options, given.get(pair.id, ""), body.key[pair.id]) for pair in body.pairs)
        return MarkedMatching(tuple(map(_row, body.options)), tuple(pairs))

    def why_not(self, _question: Question, body: DrawnMatching, answer: Answer) -> tuple[Note, ...]:
        given = given_pairs(answer.response)
        wrong = (pair for pair in body.pairs if given.get(pair.id, body.key[pair.id]) != body.key[pair.id])
        return tuple(Note(inline(pair.why), inline(pair.left), inline(pair.right)) for pair in wrong)


def _row(option: Option) -> OptionRow:
    return OptionRow(option.id, inline(option.words))


def _marked(pair: Pair, options: Mapping[str, Option], given: str, key: str) -> MarkedPair:
    tone = "none" if given not in options else "right" if given == key else "wrong"
    return MarkedPair(inline(pair.left), _row(options.get(given, options[key])), key, tone)

"""Pairs to be found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

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
from app.study.words import Words


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that belong together, and why."""

    id: str
    left: Words
    right: Words
    why: Words
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class MatchingBody(Body):
    """`others` are offered too and belong to none."""

    pairs: tuple[Pair, ...]
    others: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """Something that is offered, under a letter that tells nothing."""

    id: str
    words: Words


@dataclass(frozen=True, slots=True)
class DrawnMatching(Body):
    """The options in the order that was drawn; `key` holds the option of each pair."""

    pairs: tuple[Pair, ...]
    options: tuple[Option, ...]
    key: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MatchingResponse(Response):
    """The letter of an option for each pair."""

    pairs: Mapping[str, str]

    def plain(self) -> dict[str, object]:
        return {"pairs": dict(sorted(self.pairs.items()))}


def given_pairs(response: Plain) -> Mapping[str, str]:
    """The option of each pair; empty where the question was skipped."""
    pairs = response.get("pairs")
    return pairs if isinstance(pairs, dict) else {}


def share_of_pairs(body: DrawnMatching, response: MatchingResponse) -> float:
    return sum(response.pairs[pair.id] == body.key[pair.id] for pair in body.pairs) / len(body.pairs)


class Matching(QuestionType[MatchingBody, DrawnMatching, MatchingResponse]):
    body, drawn, response = MatchingBody, DrawnMatching, MatchingResponse
    takes = ("pairs",)
    rule = MarkingRule(
        "matching",
        "share-of-pairs",
        1,
        share_of_pairs,
        message("Each right pair earns its share of the point. Some options may fit nothing."),
    )

    def draw(self, body: MatchingBody, seed: str, _models: Models) -> DrawnMatching:
        """Options under letters by the order that was drawn: an author's ids would tell which belongs where."""
        offered = [*((pair.id, pair.right) for pair in body.pairs), *(("", words) for words in body.others)]
        drawn = list(zip(ascii_uppercase, shuffled(offered, seed), strict=False))
        options = tuple(Option(letter, words) for letter, (_of, words) in drawn)
        return DrawnMatching(body.pairs, options, {of: letter for letter, (of, _words) in drawn if of})

    def shown(self, drawn: DrawnMatching) -> object:
        return [drawn.key, [[option.id, option.words.original] for option in drawn.options]]

    def read(self, drawn: DrawnMatching, pairs: object) -> MatchingResponse:
        letters = {option.id for option in drawn.options}
        if not isinstance(pairs, dict) or set(pairs) != {pair.id for pair in drawn.pairs}:
            raise UnreadableResponse("choose one for each")
        if not all(isinstance(letter, str) and letter in letters for letter in pairs.values()):
            raise UnreadableResponse("choose among what was offered")
        return MatchingResponse(pairs)

    def key(self, drawn: DrawnMatching) -> dict[str, object]:
        return {"pairs": dict(drawn.key)}

    def feedback(self, drawn: DrawnMatching, response: Plain) -> Iterator[Feedback]:
        given = given_pairs(response)
        return (pair for pair in drawn.pairs if given and given.get(pair.id) != drawn.key[pair.id])

    def options(self, drawn: DrawnMatching) -> Options:
        return [(option.id, option.words) for option in drawn.options]

    def sides(self, drawn: DrawnMatching) -> Options:
        return [(pair.id, pair.left) for pair in drawn.pairs]

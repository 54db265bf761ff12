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
    Parts,
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
    """The letter of an option for each pair; none for a pair that is still open."""

    pairs: Mapping[str, str]

    def plain(self) -> dict[str, object]:
        return {"pairs": dict(sorted(self.pairs.items()))}


def given_pairs(response: Plain) -> Mapping[str, str]:
    """The option of each pair; empty where the question was skipped."""
    pairs = response.get("pairs")
    return pairs if isinstance(pairs, dict) else {}


def share_of_pairs(body: DrawnMatching, response: MatchingResponse) -> float:
    return sum(response.pairs.get(pair.id) == body.key[pair.id] for pair in body.pairs) / len(body.pairs)


def _offered(drawn: DrawnMatching, pairs: Mapping[str, object]) -> MatchingResponse:
    """Raises UnreadableResponse for what was not offered."""
    letters = {option.id for option in drawn.options}
    chosen = {pair: letter for pair, letter in pairs.items() if isinstance(letter, str) and letter in letters}
    if len(chosen) != len(pairs):
        raise UnreadableResponse("choose among what was offered")
    return MatchingResponse(chosen)


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
        if not isinstance(pairs, dict) or set(pairs) != {pair.id for pair in drawn.pairs}:
            raise UnreadableResponse("choose one for each")
        return _offered(drawn, pairs)

    def parts(self, drawn: DrawnMatching, given: Plain) -> Parts[MatchingResponse]:
        pairs, sides = given.get("pairs"), {pair.id for pair in drawn.pairs}
        if set(given) != {"pairs"} or not isinstance(pairs, dict) or not set(pairs) <= sides:
            raise UnreadableResponse("choose one for each")
        return Parts(_offered(drawn, pairs))

    def key(self, drawn: DrawnMatching) -> dict[str, object]:
        return {"pairs": dict(drawn.key)}

    def feedback(self, drawn: DrawnMatching, response: Plain) -> Iterator[Feedback]:
        given = given_pairs(response)
        return (pair for pair in drawn.pairs if pair.id in given and given[pair.id] != drawn.key[pair.id])

    def options(self, drawn: DrawnMatching) -> Options:
        return [(option.id, option.words) for option in drawn.options]

    def sides(self, drawn: DrawnMatching) -> Options:
        return [(pair.id, pair.left) for pair in drawn.pairs]

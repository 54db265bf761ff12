"""What is counted of the answers of all learners: by question, revision and mode, for whoever looks at a class."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from app.study.answer_log import Answer
from app.study.feedback import misconceptions
from app.study.misconceptions import Misconceptions
from app.study.questions import Question

# Scores are added up as whole billionths: taking one away again leaves what was there before, in any order.
WHOLE = 10**9


NOTHING_RENAMED: Mapping[str, str] = MappingProxyType({})


class Counted(StrEnum):
    """What a tally counts."""

    ANSWERS = "answers"
    CHOICE = "choice"
    MISCONCEPTION = "misconception"


@dataclass(frozen=True, slots=True, order=True)
class TallyKey:
    """`name` is the choice or the misconception; "" where all answers are counted."""

    question_id: str
    revision: str
    mode: str
    counted: Counted
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """How many answers, how many fully right, and their scores in billionths."""

    answers: int
    correct: int
    points: int

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.answers + other.answers, self.correct + other.correct, self.points + other.points)

    def __neg__(self) -> "Sum":
        return Sum(-self.answers, -self.correct, -self.points)


EMPTY = Sum(0, 0, 0)


def sum_of(answer: Answer) -> Sum:
    return Sum(1, int(answer.correct), round(answer.score * WHOLE))


def keys_of(answer: Answer, question: Question | None) -> Iterator[TallyKey]:
    """Where an answer counts; without its `question`, as it was drawn, no misconception is known."""
    counted = {Counted.ANSWERS: [""], Counted.CHOICE: _choices(answer.response)}
    if question:
        counted[Counted.MISCONCEPTION] = misconceptions(question, answer.response)
    for what, names in counted.items():
        for name in names:
            yield TallyKey(answer.question_id, answer.revision, str(answer.mode), what, name)


def counted_as_today(
    sums: Mapping[TallyKey, Sum], known: Misconceptions, renamed: Mapping[str, str] = NOTHING_RENAMED
) -> dict[TallyKey, Sum]:
    """Tallies with what was counted under an earlier id of a misconception, or of a question, added to today's.

    They stand under the ids of the questions' own texts, so that a rebuild finds the same whatever was merged since. An
    answer that showed two ids which are one now has been counted under both.
    """
    found: dict[TallyKey, Sum] = defaultdict(lambda: EMPTY)
    for key, one in sums.items():
        found[_today(replace(key, question_id=renamed.get(key.question_id, key.question_id)), known)] += one
    return dict(found)


def _today(key: TallyKey, known: Misconceptions) -> TallyKey:
    resolved = key.counted is Counted.MISCONCEPTION and known.get(key.name)
    return replace(key, name=resolved.id) if resolved else key


def quarter_of(moment: datetime) -> datetime:
    """The start of the quarter of an hour: every time zone is whole quarters away from UTC."""
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


def _choices(response: Mapping[str, object]) -> list[str]:
    """What was chosen, where there is a choice among a few."""
    if "choices" in response:
        return [str(choice) for choice in _listed(response["choices"])]
    said = next(((name, response[name]) for name in ("choice", "value", "grade", "skipped") if name in response), None)
    if said is None:
        return []
    name, value = said
    return ["skipped"] if name == "skipped" else [str(value).lower()]


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []

"""What the answers of a round came to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.study.answer_log import Answer
from app.study.modes import Grade
from app.study.pace import believed, whole_minutes


@dataclass(frozen=True, slots=True)
class Score:
    """First answers: `right` and `partly` of `total` that were marked; `known` of `cards`, which one judges oneself.

    What was missed and `repeated` stands beside it, cards apart: of that, so many `came_right`. `milliseconds` are
    those of all answers, as far as they can be believed.
    """

    right: int = 0
    partly: int = 0
    total: int = 0
    known: int = 0
    cards: int = 0
    came_right: int = 0
    repeated: int = 0
    milliseconds: int = 0

    @property
    def is_judged(self) -> bool:
        """Whether there were cards alone."""
        return self.cards > 0 and self.total == 0

    @property
    def main(self) -> tuple[int, int]:
        """What stands in the middle: of what was marked, or, where nothing was, of the cards."""
        return (self.known, self.cards) if self.is_judged else (self.right, self.total)

    @property
    def minutes(self) -> int:
        """Whole minutes, at least one."""
        return whole_minutes(self.milliseconds)


def is_judged(answer: Answer) -> bool:
    """Whether somebody said of themselves how it went."""
    return "grade" in answer.response


def was_known(answer: Answer) -> bool:
    """Whether all of it was known: marked so, or said so."""
    return answer.grade is not Grade.AGAIN if is_judged(answer) else answer.correct


def score_of(firsts: Iterable[Answer], repeats: Mapping[str, Answer], answers: Iterable[Answer]) -> Score:
    """The score of the first answers that count; `repeats` are the second ones, by the id of the first."""
    counted = list(firsts)
    marked = [one for one in counted if not is_judged(one)]
    cards = [one for one in counted if is_judged(one)]
    again = [repeats[one.id] for one in marked if one.id in repeats]
    return Score(
        right=sum(one.correct for one in marked),
        partly=sum(0 < one.score < 1 for one in marked),
        total=len(marked),
        known=sum(map(was_known, cards)),
        cards=len(cards),
        came_right=sum(map(was_known, again)),
        repeated=len(again),
        milliseconds=sum(believed(one.elapsed_ms) for one in answers),
    )

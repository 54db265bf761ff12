"""All that is remembered of one person and one question beside the log: folded from the answers, one after another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.study.answer_log import Answer, Logged
from app.study.drawing import fingerprint
from app.study.memory import SCHEDULER, Memory, Unseen, learn
from app.study.modes import SCHEDULED, Certainty, Mode
from app.study.progress import NOTHING, Tally

MOST_RECENT = 5


@dataclass(frozen=True, slots=True)
class QuestionMemory:
    """What a person's answers to a question left behind; those that were taken back only leave their numbers.

    `repetitions` numbers the next draw, as no answer was numbered yet; `standing` counts the answers that stand.
    `right` counts what support fades by, `practice` and `by_certainty` everything but tests. `recent` holds the
    fingerprints of the last draws, oldest first. `scheduler` is what `memory` was made with.
    """

    repetitions: int = 0
    standing: int = 0
    memory: Memory = field(default_factory=Unseen)
    right: int = 0
    practice: Tally = NOTHING
    by_certainty: Mapping[Certainty, Tally] = field(default_factory=dict)
    recent: tuple[str, ...] = ()
    scheduler: str = SCHEDULER

    def after(self, logged: Logged) -> "QuestionMemory":
        """With one answer more, the newest of all."""
        mark = fingerprint(logged.answer.parameters)
        seen = replace(
            self,
            repetitions=max(self.repetitions, logged.answer.repetition) + 1,
            standing=self.standing + logged.stands,
            recent=(*self.recent, mark)[-MOST_RECENT:] if mark else self.recent,
        )
        return _practised(seen, logged.answer) if logged.stands and logged.answer.mode is not Mode.TEST else seen


def fold(history: Iterable[Logged]) -> QuestionMemory:
    """What a person's answers to one question, oldest first, leave behind."""
    folded = QuestionMemory()
    for logged in history:
        folded = folded.after(logged)
    return folded


def _practised(before: QuestionMemory, answer: Answer) -> QuestionMemory:
    practised = replace(
        before,
        practice=before.practice.plus(answer),
        by_certainty=_with_certainty(before.by_certainty, answer),
    )
    if answer.mode not in SCHEDULED:  # in the lab the numbers stand beside the question
        return practised
    return replace(practised, memory=learn(before.memory, answer), right=before.right + answer.correct)


def _with_certainty(before: Mapping[Certainty, Tally], answer: Answer) -> Mapping[Certainty, Tally]:
    if answer.certainty is None:
        return before
    return {**before, answer.certainty: before.get(answer.certainty, NOTHING).plus(answer)}

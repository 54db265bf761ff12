"""A round answered from its start to its end, without pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.services.base.site import Site, Visitor
from app.services.study.answering import Marked, answer_question
from app.services.study.round_end import RoundEnd, round_end
from app.services.study.round_state import RoundState, Slotted, find_round, put
from app.services.study.starting import Started, start_round
from app.services.study.submission import Submission
from app.study.modes import Mode
from app.study.next_question import mode_of
from app.study.preferences import USUAL_NEW_A_DAY
from app.study.questions import Question
from app.study.rounds import Choice
from tests.builders import new_id
from tests.services.histories import response_of
from tests.web.visits import utc_today

How = Callable[[Slotted], str]  # right, wrong, partly or skipped
PAUSE = timedelta(seconds=10)
GRADES = {"right": "good", "wrong": "again", "partly": "hard", "skipped": "again"}


APPLE = {"right": {"choice": "moon"}, "wrong": {"choice": "wind"}, "skipped": {"skipped": True}}  # of the orchard


def _response(question: Question, how: str) -> dict[str, Any]:
    if mode_of(question) is Mode.FLASHCARDS:
        return {"grade": GRADES[how]}
    return APPLE[how] if question.local_id == "apple" else response_of(question, how)


@dataclass
class Rounds:
    """Somebody's rounds at a site, on a clock of their own."""

    site: Site
    visitor: Visitor
    now: datetime
    new_a_day: int = USUAL_NEW_A_DAY

    def started(self, choice: Choice) -> Started:
        found = start_round(self.site, self.visitor, choice, utc_today(self.now), self.new_a_day)
        assert isinstance(found, Started)
        return found

    def state(self, round_id: str, plan: str = "") -> RoundState:
        return find_round(self.site, self.visitor, round_id, plan, self.now)

    def play(self, choice: Choice, how: How | str = "right", most: int = 99) -> str:
        """Answer a new round, `most` slots of it; its id."""
        started = self.started(choice)
        for _turn in range(most):
            found = put(self.site, self.visitor, self.state(started.round.id, started.plan))
            if not isinstance(found, Slotted):
                break
            self.answer(found, how if isinstance(how, str) else how(found))
        return started.round.id

    def answer(self, slotted: Slotted, how: str, elapsed_ms: int | None = None) -> Marked:
        self.now += PAUSE
        question = slotted.asked.question
        submission = Submission(
            new_id(),
            question.id,
            slotted.asked.variant,
            Mode.EXTRA if slotted.slot.repeats else mode_of(question),
            _response(question, how),
            elapsed_ms=elapsed_ms,
            place=slotted.state.place(slotted.slot),
        )
        return answer_question(self.site, self.visitor, submission, self.now)

    def end(self, round_id: str) -> RoundEnd:
        return round_end(self.site, self.visitor, self.state(round_id), utc_today(self.now), self.new_a_day)


def by_turn(*hows: str) -> How:
    """One after another, then right."""
    left: Iterator[str] = iter(hows)
    return lambda _slotted: next(left, "right")


def by_question(**hows: str) -> How:
    """By the question's own id, right where none is named; the second try is right too."""
    return lambda slotted: "right" if slotted.slot.repeats else hows.get(slotted.asked.question.local_id, "right")

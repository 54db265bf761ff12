"""What the services refuse, wherever it comes up. The web room has a sentence for each."""

from app.store.gate import GateBusy
from app.store.persons import OwnerChanged
from app.store.reach import DatabaseAway

# For the room above, which does not know the store.
Busy = GateBusy
OtherOwner = OwnerChanged
Away = DatabaseAway


class NotThere(LookupError):
    """What was asked for does not exist, or not for this learner."""


class NotYourTest(NotThere):
    """There is no such test, or whoever asks may not open it: nobody is told which."""


class AnswerConflict(Exception):
    """The id already belongs to another answer."""


class SlotTaken(Exception):
    """The slot of the round was answered before, in another tab perhaps, or is not there to be answered."""

    def __init__(self, round_id: str) -> None:
        super().__init__(round_id)
        self.round_id = round_id


class RunningTest(Exception):
    """The person is taking a test of this set: its questions are not for practice until it has ended."""

    def __init__(self, attempt_id: str) -> None:
        super().__init__(attempt_id)
        self.attempt_id = attempt_id

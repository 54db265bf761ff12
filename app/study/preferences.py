"""What a student prefers: how much is new a day, how long a round is."""

from dataclasses import dataclass

MOST_NEW_A_DAY = 50
ROUND_LENGTHS = (5, 10, 20)  # questions
USUAL_NEW_A_DAY, USUAL_LENGTH = 5, 10


@dataclass(frozen=True, slots=True)
class Preferences:
    """New questions a day, 0 to MOST_NEW_A_DAY, and questions a round, one of ROUND_LENGTHS.

    Raises ValueError for any other number.
    """

    new_a_day: int = USUAL_NEW_A_DAY
    round_length: int = USUAL_LENGTH

    def __post_init__(self) -> None:
        if not (0 <= self.new_a_day <= MOST_NEW_A_DAY and self.round_length in ROUND_LENGTHS):
            raise ValueError(self)


USUAL = Preferences()


def preferred(new_a_day: int | None, round_length: int | None) -> Preferences:
    """What was chosen, and what is usual in place of what was not."""
    return Preferences(
        USUAL_NEW_A_DAY if new_a_day is None else new_a_day, USUAL_LENGTH if round_length is None else round_length
    )

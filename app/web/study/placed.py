"""Where a question stands in a round: what its form carries, and the bar above it."""

from dataclasses import dataclass

from app.services.base.refusals import NotThere
from app.services.study.round_state import RoundState, Slotted, find_round
from app.services.study.submission import RoundPlace
from app.study.modes import Mode
from app.study.slots import slot_of
from app.web.questions.round_bar import RoundBar, round_bar
from app.web.shared.context import Context


@dataclass(frozen=True, slots=True)
class Placed:
    """Both are None outside of a round."""

    place: RoundPlace | None = None
    bar: RoundBar | None = None

    @property
    def mode(self) -> Mode:
        """In which a card is graded."""
        return Mode.EXTRA if self.bar and self.bar.repeats else Mode.FLASHCARDS


OUTSIDE = Placed()


def placed(slotted: Slotted) -> Placed:
    state, slot = slotted.state, slotted.slot
    return Placed(state.place(slot), round_bar(state, slot))


def placed_as_sent(context: Context, place: RoundPlace | None) -> Placed:
    """As a form said it; outside, where there is no such round or slot."""
    state = place and state_of(context, place.round, place.plan)
    slot = state and place and slot_of(state.round.questions, place.slot)
    return Placed(place, round_bar(state, slot)) if state and slot else OUTSIDE


def state_of(context: Context, round_id: str, plan: str = "") -> RoundState | None:
    """The visitor's own round, where there is one."""
    try:
        return find_round(context.site, context.visitor, round_id, plan, context.now)
    except NotThere:
        return None

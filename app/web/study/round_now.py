"""A round as it is now: its next question, or its end."""

from app.services.study.round_end import round_end
from app.services.study.round_state import RoundState, Slotted, put
from app.web.shared.context import Context
from app.web.shared.render import Page
from app.web.study.after import NOTHING_TO_UNDO, Undo
from app.web.study.asking import NOTHING_TOLD, Told, slot_page
from app.web.study.round_end import round_end_page, round_waits_page


def page_of_round(context: Context, state: RoundState, undo: Undo = NOTHING_TO_UNDO, told: Told = NOTHING_TOLD) -> Page:
    """The page of a round, with why it is shown again where that is `told`."""
    match put(context.site, context.visitor, state):
        case Slotted() as slotted:
            return slot_page(context, slotted, undo, told)
        case over if over.waiting:
            return round_waits_page(over, undo)
        case over:
            end = round_end(context.site, context.visitor, over, context.today, context.preferences.new_a_day)
            return round_end_page(context, end, undo, told.notice)

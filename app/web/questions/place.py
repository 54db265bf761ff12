"""The slot of a round, as a form carries it."""

from typing import Annotated

from flask import request
from pydantic import Field, ValidationError

from app.services.study.plans import LONGEST_PLAN
from app.services.study.submission import RoundPlace
from app.study.rounds import MOST_PICKED
from app.web.shared.bad_requests import IncompleteForm
from app.web.shared.interface_parts import AnswerId, Strict

Slot = Annotated[int, Field(ge=1, le=2 * MOST_PICKED)]
Plan = Annotated[str, Field(max_length=LONGEST_PLAN)]


class PlaceIn(Strict):
    """Which slot of which round; `plan` until the round was written."""

    round: AnswerId
    slot: Slot
    plan: Plan = ""


def posted_place() -> RoundPlace | None:
    """Where the form stands in a round; None outside of one. Raises IncompleteForm."""
    given = {name: request.form[name] for name in PlaceIn.model_fields if name in request.form}
    if not given:
        return None
    try:
        found = PlaceIn.model_validate_strings(given)
    except ValidationError:
        raise IncompleteForm from None
    return RoundPlace(found.round, found.slot, found.plan)

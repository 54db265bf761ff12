"""Forms and addresses of practice, read into what the services take."""

import re

from flask import request
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from app.lab.generators import Spot
from app.study.draws import Variant
from app.study.old_variants import OldVariant
from app.web.questions.frame import SPOT_FIELDS, SpotIn, parsed_variant
from app.web.shared.bad_requests import NoCellNamed
from app.web.shared.forms import ANSWER_ID, QUESTION_ID, VARIANT, field


def asked_spot(arguments: MultiDict[str, str]) -> Spot | None:
    """The cell of the lab that an address names; None where it names none. Raises NoCellNamed."""
    try:
        found = _spot(arguments)
    except ValidationError:
        raise NoCellNamed from None
    return found.spot() if found else None


def _spot(fields: MultiDict[str, str]) -> SpotIn | None:
    given = {name: fields[name] for name in SPOT_FIELDS if name in fields}
    return SpotIn.model_validate_strings(given) if given else None


def posted_reveal() -> tuple[str, Variant | OldVariant]:
    """The question whose back is asked for, and the draw that was shown of it."""
    return field("question", QUESTION_ID), parsed_variant(field("variant", VARIANT))


def posted_answer_id() -> str:
    return field("answer", ANSWER_ID)


def asked_undone() -> str:
    """The answer that was taken back, by the address; "" where it names none."""
    return found if re.fullmatch(r"[0-9a-f-]{36}", found := request.args.get("undone", "")) else ""

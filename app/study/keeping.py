"""Keeping an answer of a test as far as it is there: whole, with parts missing, or not to be read.

What is kept is JSON: a whole response as the interface has it, else under a name that says how it stands.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.study.question_types.base import Parts, Plain, Response, Skipped, Unreadable, UnreadableResponse
from app.study.question_types.table import type_of_drawn
from app.study.questions import Question
from app.study.reading import holds_nothing, is_skipped, read_response


class Stand(StrEnum):
    """How an answer stands while its test runs."""

    OPEN = "open"
    UNFINISHED = "unfinished"
    UNREADABLE = "unreadable"
    WHOLE = "whole"


NAMED = (Stand.UNFINISHED, Stand.UNREADABLE)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of an answer, and why it is not whole."""

    plain: Plain
    problem: UnreadableResponse | None = None


def keep(question: Question, given: Plain) -> Kept:
    """What a test keeps of an answer to a drawn question.

    Raises UnreadableResponse for what is no answer to this question, so that it could not be shown again.
    """
    if not is_skipped(given) and holds_nothing(given):
        return Kept(Skipped().plain(), UnreadableResponse("nothing is filled in"))
    try:
        return Kept(read_response(question, given).plain())
    except UnreadableResponse as problem:
        stand = Stand.UNREADABLE if _parts(question, given).unreadable else Stand.UNFINISHED
        return Kept({str(stand): dict(given)}, problem)


def stand_of(kept: Plain) -> Stand:
    """How what was kept stands."""
    if is_skipped(kept):
        return Stand.OPEN
    return next((stand for stand in NAMED if stand in kept), Stand.WHOLE)


def given_in(kept: Plain) -> Plain:
    """The response as it was given, whole or not."""
    inner = kept.get(stand_of(kept))
    return inner if isinstance(inner, dict) else kept


def problem_of(question: Question, kept: Plain) -> UnreadableResponse | None:
    """Why what was kept is not whole; None where it is, and where nothing is there."""
    return None if is_skipped(kept) else keep(question, given_in(kept)).problem


def read_kept(question: Question, kept: Plain) -> Response:
    """The response to be marked when a test ends: its parts, where it is not whole."""
    given = given_in(kept)
    try:
        return read_response(question, given)
    except UnreadableResponse:
        return _read_parts(question, given)


def _read_parts(question: Question, given: Plain) -> Response:
    try:
        found = _parts(question, given)
    except UnreadableResponse:  # it could be read when it was saved, by an older Keepgate
        return Unreadable(given)
    return Unreadable(given, found.read) if found.unreadable or found.read is None else found.read


def _parts(question: Question, given: Plain) -> Parts[Response]:
    found: Parts[Response] = type_of_drawn(question.body).parts(question.body, given)
    return found

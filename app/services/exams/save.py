"""Saving an answer of a test: a version more, never over a newer one."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from app.services.base.asking import Asked
from app.services.base.refusals import AnswerConflict, NotThere
from app.services.base.site import Site
from app.services.exams.attempt import Credentials, asked_item, attempt_for
from app.store import attempts
from app.study.attempts import Attempt, SavedAnswer
from app.study.draws import Variant
from app.study.keeping import Kept, Stand, keep, stand_of
from app.study.modes import Certainty
from app.study.old_variants import OldVariant
from app.study.question_types.base import Skipped, UnreadableResponse


@dataclass(frozen=True, slots=True)
class Save:
    """An answer of a test as it came in; `version` is the one that it was made from, 0 for none."""

    id: str
    attempt: str
    question_id: str
    variant: Variant | OldVariant
    version: int
    response: Mapping[str, object]
    certainty: Certainty | None = None
    elapsed_ms: int | None = None

    def digest(self) -> str:
        """The same for a repeat."""
        said = (self.attempt, self.question_id, str(self.variant), self.version, self.response, self.certainty)
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


class StaleSave(Exception):
    """A newer answer was saved in another tab or on another device; None where there is none at all."""

    def __init__(self, newer: SavedAnswer | None) -> None:
        super().__init__("a newer answer is there")
        self.newer = newer


class TimeOver(Exception):
    """The test has ended: nothing was saved."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The item, by its number and the type of its question, and what is wrong with its answer, which is kept so."""

    number: int
    type_name: str
    problem: UnreadableResponse | None = None


def save(site: Site, who: Credentials, sent: Save, now: datetime) -> Saved:
    """Save an answer as far as it is there. A repeat is the same saved answer.

    Raises NotThere, AnswerConflict, StaleSave, TimeOver, Busy; UnreadableResponse where there is nothing to save.
    """
    attempt, number, asked = _item(site, who, sent)
    kept = keep(asked.question, sent.response)
    if kept.problem and stand_of(kept.plain) is Stand.OPEN and not sent.version:
        raise kept.problem
    with site.database.writing() as connection:
        if not _is_repeat(connection, sent):
            _save(connection, _version(attempt, number, sent, kept, now), sent.digest(), now)
    return Saved(number, asked.question.type_name, kept.problem)


def leave(site: Site, who: Credentials, sent: Save, now: datetime, *, looks_untouched: bool) -> Saved | None:
    """As `save`, of a form that is left; None where it holds what it held when it was shown, which is not saved again.

    Where no answer was shown, a form that `looks_untouched` gives none. Raises NotThere, AnswerConflict, StaleSave,
    TimeOver, Busy; UnreadableResponse for what no page of ours sends.
    """
    attempt, number, asked = _item(site, who, sent)
    with site.database.reading() as connection:
        shown = attempts.version_of_item(connection, attempt.id, number, sent.version)
    said = (shown.response, shown.certainty) if shown else (Skipped().plain(), None)
    if looks_untouched and stand_of(said[0]) is Stand.OPEN:
        sent = replace(sent, response=Skipped().plain())
    if said == (keep(asked.question, sent.response).plain, sent.certainty):
        return None
    return save(site, who, sent, now)


def _version(attempt: Attempt, number: int, sent: Save, kept: Kept, now: datetime) -> SavedAnswer:
    return SavedAnswer(sent.id, attempt.id, number, sent.version + 1, kept.plain, sent.certainty, sent.elapsed_ms, now)


def _item(site: Site, who: Credentials, sent: Save) -> tuple[Attempt, int, Asked]:
    """The paper is fixed: what was shown of it is what the attempt and the question say, whatever the secret is now."""
    attempt = attempt_for(site, who, sent.attempt)
    number = attempt.number_of(sent.question_id)
    if number is None:
        raise NotThere(sent.question_id)
    asked = asked_item(site, attempt, number)
    if not _was_shown(sent.variant, asked):
        raise UnreadableResponse("this question is not on the paper in this form")
    return attempt, number, asked


def _was_shown(variant: Variant | OldVariant, asked: Asked) -> bool:
    """Does it name the attempt? The seal says nothing here: another secret would break it, and a paper is fixed."""
    return (
        variant.names(asked.question) if isinstance(variant, OldVariant) else variant.learner == asked.variant.learner
    )


def _is_repeat(connection: Connection, sent: Save) -> bool:
    """Whether this very answer was saved before. Raises AnswerConflict where another one has its id."""
    attempts.hold(connection, sent.attempt)
    digest = attempts.digest_of_save(connection, sent.id)
    if digest is not None and digest != sent.digest():
        raise AnswerConflict(sent.id)
    return digest is not None


def _save(connection: Connection, new: SavedAnswer, digest: str, now: datetime) -> None:
    """While the attempt is held. Raises TimeOver, StaleSave."""
    held = attempts.find(connection, new.attempt)
    if held is None or held.closed(now):
        raise TimeOver(new.attempt)
    newest = attempts.newest_of_item(connection, new.attempt, new.number)
    if new.version != (newest.version if newest else 0) + 1:
        raise StaleSave(newest)
    attempts.save(connection, new, digest)

"""Starting a test: what awaits, and a paper that is drawn once and then fixed."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.services.base.exam_end import end_if_over, item_draw
from app.services.base.refusals import NotThere
from app.services.base.site import Site, Visitor
from app.services.base.taken import Taken, taken
from app.services.base.visiting import admit, welcome
from app.store import attempts, persons
from app.study.attempts import Attempt, Item
from app.study.drawing import draw, parameters_of
from app.study.draws import Draw
from app.study.papers import can_be_put, draw_paper
from app.study.question_types.base import Unaskable
from app.study.questions import Question, QuestionSet


@dataclass(frozen=True, slots=True)
class Awaiting:
    """What a test of a set would be, the one that is running, and those that were taken, newest first."""

    study_set: QuestionSet
    questions: int
    running: Attempt | None
    taken: tuple[Taken, ...]


def start(site: Site, visitor: Visitor, set_id: str, attempt_id: str, now: datetime) -> Attempt:
    """Start a test; the same id again leads to the same attempt, and any id to the one that is running.

    Raises NotThere, Busy, OtherOwner.
    """
    if known := _known(site, visitor, set_id, attempt_id, now):
        welcome(site, visitor, now)
        return known
    new = _drawn(site, visitor.learner, site.set(set_id), attempt_id, now)
    with site.database.writing() as connection:
        admit(connection, visitor, now)  # from here on nobody else starts one for this person
        running = attempts.running(connection, visitor.person, set_id)
        added = running is None and attempts.add(connection, new)
        if not added:
            connection.rollback()
    if added:
        return new
    found = _known(site, visitor, set_id, attempt_id, now)
    if found is None:
        raise NotThere(attempt_id)  # the id is somebody else's
    welcome(site, visitor, now)
    return found


def _known(site: Site, visitor: Visitor, set_id: str, attempt_id: str, now: datetime) -> Attempt | None:
    with site.database.reading() as connection:
        same = attempts.find(connection, attempt_id)
        running = attempts.running(connection, visitor.person, set_id)
        owner = persons.person_of(connection, same.learner) if same else None
    if owner == visitor.person:
        return same
    return _still_running(site, running, now)


def _still_running(site: Site, attempt: Attempt | None, now: datetime) -> Attempt | None:
    """The attempt, unless its time is over: then it is ended."""
    if attempt and attempt.closed(now):
        end_if_over(site.database, site.secret, attempt, now)
        return None
    return attempt


def _drawn(site: Site, learner: str, study_set: QuestionSet, attempt_id: str, now: datetime) -> Attempt:
    """A new attempt, its paper drawn with the models that the lab does not show."""
    seed = Draw(attempt_id, study_set.id, 0).seed(site.secret)
    items = _items(site, _put(site, study_set), attempt_id, seed)
    if not items:
        raise NotThere(f"{study_set.id}/test")
    return Attempt(attempt_id, learner, study_set.id, seed, items, now, study_set.test.minutes)


def _put(site: Site, study_set: QuestionSet) -> QuestionSet:
    """The set without what a test does not ask."""
    questions = tuple(q for q in study_set.questions if can_be_put(q, site.library.sealed))
    return replace(study_set, questions=questions)


def _items(site: Site, study_set: QuestionSet, attempt_id: str, seed: str) -> tuple[Item, ...]:
    """A paper of questions that can all be drawn; those that cannot, for want of a sealed model, are left out."""
    paper = draw_paper(study_set, seed)
    items = {question.id: _item(site, question, attempt_id) for question in paper}
    missing = {question_id for question_id, item in items.items() if item is None}
    if not missing:
        return tuple(item for item in items.values() if item)
    rest = tuple(question for question in study_set.questions if question.id not in missing)
    return _items(site, replace(study_set, questions=rest), attempt_id, seed)


def _item(site: Site, question: Question, attempt_id: str) -> Item | None:
    seed = item_draw(attempt_id, question.id).seed(site.secret)
    try:
        return Item(question.id, question.revision, parameters_of(draw(question, seed, site.library.sealed)), seed)
    except Unaskable:
        return None


def awaiting(site: Site, person: str, set_id: str, now: datetime) -> Awaiting:
    """What a test of the set would be. Raises NotThere."""
    study_set = site.set(set_id)
    with site.database.reading() as connection:
        running = attempts.running(connection, person, set_id)
    still = _still_running(site, running, now)
    size = min(study_set.test.questions, len(_put(site, study_set).questions))
    return Awaiting(study_set, size, still, tuple(t for t in taken(site, person) if t.attempt.set_id == set_id))

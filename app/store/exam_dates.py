"""Days of exams, as a person wrote them down: on all of their devices, so that who parts keeps them."""

from datetime import date

from sqlalchemy import Connection, delete, select

from app.store.persons import IS_PERSON, LEARNERS, learners_of
from app.store.tables import exam_date, learner


def exam_dates_of(connection: Connection, person: str) -> dict[str, date]:
    """The day by the id of the set; where devices differ, the newest of them is right."""
    found = (
        select(exam_date.c.set_id, exam_date.c.day)
        .join(learner, learner.c.id == exam_date.c.learner_id)
        .where(IS_PERSON)
        .order_by(learner.c.created_at, learner.c.id.desc())
    )
    rows = connection.execute(found, {"person": person})
    return {set_id: date.fromisoformat(day) for set_id, day in rows}


def set_exam_date(connection: Connection, person: str, set_id: str, day: date | None) -> None:
    """Keep the day of a person's exam about a set; None takes it away."""
    theirs = exam_date.c.learner_id.in_(LEARNERS)
    connection.execute(delete(exam_date).where(theirs, exam_date.c.set_id == set_id), {"person": person})
    if day is not None:
        rows = [
            {"learner_id": one, "set_id": set_id, "day": day.isoformat()} for one in learners_of(connection, person)
        ]
        connection.execute(exam_date.insert(), rows)

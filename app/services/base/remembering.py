"""Remembering: what a person's answers to a question left behind, under all the ids that it has or had.

Rows keep the id that was answered, so that a rebuild finds the same whatever was renamed since. Where a question was
answered under several ids, its memory is folded from the log when it is looked at.
"""

from collections.abc import Iterable

from sqlalchemy import Connection

from app.services.base.site import Site
from app.store import answers, memories
from app.study.answer_log import Logged
from app.study.question_memory import QuestionMemory, fold
from app.study.questions import Question, QuestionSet


def memories_of_person(connection: Connection, person: str, sets: Iterable[QuestionSet]) -> dict[str, QuestionMemory]:
    """All that is remembered of a person, by question, under the ids that `sets` have today."""
    met = memories.of_person(connection, person)
    return _inherited(connection, person, met, (question for one in sets for question in one.questions))


def memories_of_set(connection: Connection, person: str, study_set: QuestionSet) -> dict[str, QuestionMemory]:
    """What is remembered of a set, by question, under today's ids."""
    met = memories.of_set(connection, person, study_set.id)
    return _inherited(connection, person, met, study_set.questions)


def memory_of(connection: Connection, person: str, question: Question) -> QuestionMemory:
    """What is remembered of one question."""
    met = {id_: memories.of_question(connection, person, id_) for id_ in question.every_id}
    known = {id_: one for id_, one in met.items() if one.repetitions}
    return _inherited(connection, person, known, [question]).get(question.id, QuestionMemory())


def answers_to(site: Site, connection: Connection, person: str, question_id: str) -> list[Logged]:
    """A person's answers to a question, oldest first, under any of its ids."""
    set_id, _slash, local_id = question_id.partition("/")
    study_set = site.library.sets.get(set_id)
    question = study_set.question(local_id) if study_set else None
    return _answers(connection, person, question.every_id if question else (question_id,))


def _inherited(
    connection: Connection, person: str, met: dict[str, QuestionMemory], questions: Iterable[Question]
) -> dict[str, QuestionMemory]:
    for question in questions:
        answered = [id_ for id_ in question.every_id if id_ in met] if question.aka else []
        if not answered or answered == [question.id]:
            continue
        first = met[answered[0]]
        inherited = first if len(answered) == 1 else fold(_answers(connection, person, answered))
        for id_ in answered:
            del met[id_]
        met[question.id] = inherited
    return met


def _answers(connection: Connection, person: str, ids: Iterable[str]) -> list[Logged]:
    found = [logged for id_ in ids for logged in answers.to_question(connection, person, id_)]
    return sorted(found, key=lambda logged: logged.answer.at)

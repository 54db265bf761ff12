"""In which order a set teaches."""

from app.study.concepts import Concepts, in_order_of_need
from app.study.questions import Question, QuestionSet


def in_teaching_order(study_set: QuestionSet, concepts: Concepts) -> list[Question]:
    """A set's questions by concept, each after those that it requires; within one as they are written."""
    taught = dict.fromkeys((*in_order_of_need(concepts), *study_set.concepts))
    place = {concept: at for at, concept in enumerate(taught)}
    return sorted(study_set.questions, key=lambda question: place.get(question.concept, len(place)))

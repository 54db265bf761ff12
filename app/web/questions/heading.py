"""Where a question stands: its set, its concept, its level."""

from dataclasses import dataclass

from flask import url_for

from app.study.questions import Question, QuestionSet
from app.web.questions.names import level_name
from app.web.shared.render import Prose, inline


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a question stands: its set, its concept, its level."""

    set_title: Prose
    set_url: str
    concept: Prose
    level: str


def heading(study_set: QuestionSet, question: Question) -> Heading:
    concept = study_set.concepts.get(question.concept)
    return Heading(
        set_title=inline(study_set.title),
        set_url=url_for("sets.overview", set_id=study_set.id),
        concept=inline(concept) if concept else inline(study_set.title),
        level=level_name(question.level),
    )

"""What a person would recall of each set and concept: now, and on the day of its exam."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.services.base.asking import Memories, recalled
from app.study.days import Today
from app.study.exam_day import ExamDay, exam_day
from app.study.mastery import Mastery, mastery
from app.study.progress import Tally, together
from app.study.questions import Question, QuestionSet


@dataclass(frozen=True, slots=True)
class Recall:
    """How some questions go: what their answers add up to, what would be recalled now, and at the exam, if one is."""

    practised: Tally
    now: Mastery
    exam: ExamDay | None


@dataclass(frozen=True, slots=True)
class SetRecall:
    """How a set goes, in all and by concept."""

    study_set: QuestionSet
    whole: Recall
    concepts: Mapping[str, Recall]


def recall_by_set(
    sets: Iterable[QuestionSet], met: Memories, exams: Mapping[str, date], today: Today
) -> tuple[SetRecall, ...]:
    """Each set of which something was answered in practice; exams that are over are left out."""
    seen = [one for one in sets if any(q.id in met and met[q.id].practice.answers for q in one.questions)]
    ahead = {set_id: day for set_id, day in exams.items() if day >= today.calendar_day}
    return tuple(_recall_of_set(one, met, ahead.get(one.id), today) for one in seen)


def _recall_of_set(study_set: QuestionSet, met: Memories, exam: date | None, today: Today) -> SetRecall:
    by_concept = {
        concept: questions
        for concept in study_set.concepts
        if (questions := [q for q in study_set.questions if q.concept == concept])
    }
    concepts = {concept: _recall(questions, met, exam, today) for concept, questions in by_concept.items()}
    return SetRecall(study_set, _recall(study_set.questions, met, exam, today), concepts)


def _recall(questions: Sequence[Question], met: Memories, exam: date | None, today: Today) -> Recall:
    remembered = recalled({q.id: met[q.id] for q in questions if q.id in met})
    return Recall(
        together(met[q.id].practice for q in questions if q.id in met),
        mastery(questions, remembered, today.now),
        exam_day(questions, remembered, exam, today) if exam else None,
    )
